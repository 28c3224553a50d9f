//! Worker processes: another plancc process starts this program to render PDFs or run templates.

use std::env;
use std::io;
use std::process::ExitCode;

use crate::backend::worker::{ARGUMENT, MEMORY, WorkerService};
use crate::workspace::process_limits;
use crate::workspace::worker_pool::serve;

/// The second argument of a worker whose memory is limited.
const LIMITED: &str = "--limited";

/// Runs the worker loop if the arguments ask for it; otherwise returns `None`. The second argument is the
/// worker's memory limit in bytes; the default is [`MEMORY`].
///
/// A worker first limits its memory and then restarts itself: the allocator reserves address space before `main`, so a
/// limit set in `main` would come too late. On systems without such a limit (Windows, macOS), the worker runs without
/// one.
pub(super) fn run() -> Option<ExitCode> {
    let mut arguments = env::args_os().skip(1);
    if arguments.next()? != ARGUMENT {
        return None;
    }
    let second = arguments.next();
    if arguments.next().is_some() {
        return None;
    }
    if second.as_ref().is_none_or(|second| second != LIMITED) {
        let most = match &second {
            Some(number) => number.to_str()?.parse().ok()?,
            None => MEMORY,
        };
        if let Err(error) = process_limits::restart_with_memory(most, &[ARGUMENT, LIMITED]) {
            let _ = io::Write::write_all(&mut io::stderr(), error.to_string().as_bytes());
            return Some(ExitCode::from(2));
        }
    }
    let ended = serve(io::stdin(), io::stdout(), |setup| {
        let served = WorkerService::new(setup)?;
        Some(move |order: &[u8]| served.answer(order))
    });
    Some(if ended.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(2) })
}
