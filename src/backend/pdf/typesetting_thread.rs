//! Worker threads: each has a large stack for deep layouts and a time limit, and turns panics into errors.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, Once, PoisonError};
use std::time::Duration;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::error::PdfError;

/// The name of the threads, so that the panic hook can recognize them.
const NAME: &str = "plancc-pdf";

/// Stack size in bytes: Typst's recursive layout overflows the default of 2 MB.
const STACK: usize = 64 << 20;

/// Idle threads. Each thread is a separate pool, since Typst distributes work within the pool that
/// calls it. So a thread that exceeds the time limit can't block the others.
#[derive(Debug, Default)]
pub(super) struct TypesettingThreads(Mutex<Vec<ThreadPool>>);

impl TypesettingThreads {
    /// Runs `work` on a separate thread for at most `limit`.
    ///
    /// After the time limit, the thread is abandoned and runs until the program ends.
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
            // A panic can leave only the state of this plan inconsistent, and that state is
            // dropped.
            let _ = send.send(catch_unwind(AssertUnwindSafe(work)));
        });
        let answer = receive.recv_timeout(limit);
        match answer {
            Ok(done) => {
                self.0.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
                done.map_err(|panic| PdfError::Engine(words(&*panic)))
            }
            Err(RecvTimeoutError::Timeout) => {
                // Don't drop the pool: that would wait for its thread.
                std::mem::forget(worker);
                Err(PdfError::TooLong(limit))
            }
            Err(RecvTimeoutError::Disconnected) => {
                Err(PdfError::Engine("a thread ended unexpectedly".to_owned()))
            }
        }
    }
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("no reason given").replace('\n', " ")
}

/// Suppresses the messages of panics in the engine; other panics are still printed.
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
