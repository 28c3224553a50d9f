//! Engines in processes of their own, as those who make PDFs know them.
//!
//! What Typst remembers of a report, all threads of a process share: two of them make less than twice as
//! much as one. Processes share nothing, and one that never ends or falls can be ended without harm.

use std::fmt;
use std::time::Duration;

/// Hands orders to engines in other processes, as many at once as there are threads that ask.
pub trait Beside: fmt::Debug + Send + Sync {
    /// What `Served::answer` says to an order in another process, where it says so within `limit`.
    ///
    /// # Errors
    /// Where no answer came.
    fn ask(&self, order: &[u8], limit: Duration) -> Result<Vec<u8>, Lost>;
}

/// Why an order has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lost {
    /// No process could be started that answers; this one has to do the work.
    NoProcess,
    /// It was not answered in time, and the process was ended.
    TooLong,
    /// The process ended before it answered, with what the system says of its end.
    Ended(String),
}
