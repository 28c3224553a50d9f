//! A thread of its own for each report: with room for deep layouts, given up where it never ends, and
//! whose panic is an answer like any other.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, Once, PoisonError};
use std::time::Duration;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::error::PdfError;

/// How the threads are called; their panics are told as a plan's and not printed.
const NAME: &str = "plancc-pdf";

/// Typst lays out by recursion and overflows the 2 MB that threads usually have.
const STACK: usize = 64 << 20;

/// Threads that wait for work. Each is a pool, since Typst hands parts of its work to the pool that it is
/// called in: one that was given up takes no other with it.
#[derive(Debug, Default)]
pub(super) struct Workers(Mutex<Vec<ThreadPool>>);

impl Workers {
    /// Runs `work` on a thread of its own for at most `limit`.
    ///
    /// What is not done by then is left behind: the thread runs on until the program ends.
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
                .map_err(|error| {
                    PdfError::Engine(format!("no room for a thread of its own: {error}"))
                })?,
        };
        let (send, receive) = channel();
        worker.spawn(move || {
            // What a panic leaves half done is this plan's alone, and is dropped with it.
            let _ = send.send(catch_unwind(AssertUnwindSafe(work)));
        });
        let answer = receive.recv_timeout(limit);
        match answer {
            Ok(done) => {
                self.0.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
                done.map_err(|panic| PdfError::Engine(words(&*panic)))
            }
            Err(RecvTimeoutError::Timeout) => {
                // Dropping it would wait for it.
                std::mem::forget(worker);
                Err(PdfError::TooLong(limit))
            }
            Err(RecvTimeoutError::Disconnected) => {
                Err(PdfError::Engine("its thread ended".to_owned()))
            }
        }
    }
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("it did not say why").replace('\n', " ")
}

/// Keeps what the engine would print about its own panics off the terminal; other panics are printed.
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
