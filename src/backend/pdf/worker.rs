//! Worker threads: each has a large stack for deep layouts and a time limit, and turns panics into errors.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, Once, PoisonError};
use std::time::Duration;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::error::PdfError;

/// The name of the threads, by which the panic hook recognizes them.
const NAME: &str = "plancc-pdf";

/// Typst's layout is recursive and overflows the usual 2 MB.
const STACK: usize = 64 << 20;

/// Idle threads. Each one is a separate pool, since Typst distributes its work in the pool that it is
/// called from: a thread that exceeds its limit then blocks no other.
#[derive(Debug, Default)]
pub(super) struct Workers(Mutex<Vec<ThreadPool>>);

impl Workers {
    /// Runs `work` on a separate thread for at most `limit`.
    ///
    /// After that, the thread is abandoned and runs until the program ends.
    pub(super) fn run<T: Send + 'static>(
        &self,
        limit: Duration,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PdfError> {
        silence();
        let free = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let worker = match free {
            Some(worker) => worker,
            None => ThreadPoolBuilder::new()
                .num_threads(1)
                .stack_size(STACK)
                .thread_name(|_| NAME.to_owned())
                .build()
                .map_err(|error| PdfError::Engine(format!("cannot start a thread: {error}")))?,
        };
        let (send, receive) = channel();
        worker.spawn(move || {
            // Any state that a panic leaves inconsistent belongs to this plan only and is dropped.
            let _ = send.send(catch_unwind(AssertUnwindSafe(work)));
        });
        let answer = receive.recv_timeout(limit);
        match answer {
            Ok(done) => {
                self.0.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
                done.map_err(|panic| PdfError::Engine(words(&*panic)))
            }
            Err(RecvTimeoutError::Timeout) => {
                // Dropping the pool would wait for it.
                std::mem::forget(worker);
                Err(PdfError::TooLong(limit))
            }
            Err(RecvTimeoutError::Disconnected) => {
                Err(PdfError::Engine("the thread ended".to_owned()))
            }
        }
    }
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("no reason given").replace('\n', " ")
}

/// Silences the panics of the engine; other panics are still printed.
fn silence() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if std::thread::current().name() != Some(NAME) {
                usual(panic);
            }
        }));
    });
}
