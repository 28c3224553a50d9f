//! This program as a worker: started by another plancc, it makes PDFs or runs templates for it.

use std::env;
use std::io;
use std::process::ExitCode;

use crate::backend::worker::{MEMORY, Served};
use crate::workspace::limit;
use crate::workspace::processes::serve;

/// The argument that starts a worker. It names the program's own sources, so that another version that was installed
/// in this one's place does not understand it.
pub(super) const ARGUMENT: &str = concat!("--set-pdfs-for-", env!("PLANCC_SOURCES"));

/// The second argument of a worker whose memory is limited.
const LIMITED: &str = "--limited";

/// Serves if the arguments ask for it; else `None`. The second argument is the most memory that the worker may take,
/// in bytes; without it that is [`MEMORY`].
///
/// A worker first limits its memory and then starts this program anew: the allocator reserves address space before
/// `main`, which a limit set later would not take back. Where the system has no such limit (Windows, macOS) the
/// worker goes on without.
pub(super) fn served() -> Option<ExitCode> {
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
        if let Err(error) = limit::restart_with_memory(most, &[ARGUMENT, LIMITED]) {
            let _ = io::Write::write_all(&mut io::stderr(), error.to_string().as_bytes());
            return Some(ExitCode::from(2));
        }
    }
    let ended = serve(io::stdin(), io::stdout(), |setup| {
        let served = Served::new(setup)?;
        Some(move |order: &[u8]| served.answer(order))
    });
    Some(if ended.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(2) })
}
