//! Makes one file operation fail, for tests. Release builds don't contain this module.
//!
//! The environment variable [`VARIABLE`] has the form `fail:N:LOG` or `crash:N:LOG`: the operation with the number `N`
//! (from 1) fails or aborts the process. The name and path of the operation are written to the file `LOG`, so that a
//! test can check which operation failed, if any.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use super::Operation;

const VARIABLE: &str = "PLANCC_TEST_DISK";

/// The fault that a test requested.
struct FaultRequest {
    is_crash: bool,
    number: u64,
    log: PathBuf,
}

/// A fault that must happen now.
pub(super) struct InjectedFault {
    is_crash: bool,
    operation: Operation,
}

static REQUEST: OnceLock<Option<FaultRequest>> = OnceLock::new();
static COUNT: AtomicU64 = AtomicU64::new(0);

/// Counts an operation. Returns the fault if this operation must fail.
pub(super) fn next(operation: Operation, path: &Path) -> Option<InjectedFault> {
    let request = REQUEST.get_or_init(requested).as_ref()?;
    if COUNT.fetch_add(1, Ordering::Relaxed) + 1 != request.number {
        return None;
    }
    // Ignore errors: if the log is missing, the test fails.
    let _ = fs::write(&request.log, format!("{operation:?} {}", path.display()));
    Some(InjectedFault { is_crash: request.is_crash, operation })
}

fn requested() -> Option<FaultRequest> {
    let value = std::env::var(VARIABLE).ok()?;
    let mut parts = value.splitn(3, ':');
    let is_crash = parts.next()? == "crash";
    let number = parts.next()?.parse().ok()?;
    Some(FaultRequest { is_crash, number, log: parts.next()?.into() })
}

impl InjectedFault {
    /// Returns the error, or ends the process without any cleanup.
    pub(super) fn happen(self) -> io::Error {
        if self.is_crash {
            std::process::abort();
        }
        io::Error::other(format!("injected fault ({:?})", self.operation))
    }
}
