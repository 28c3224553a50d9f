//! This program as it runs beside another of itself, for which it sets PDFs.

use std::env;
use std::io;
use std::process::ExitCode;

use crate::backend::pdf::Served;
use crate::workspace::processes::serve;

/// The argument that asks for it. It names the program's own sources: where another version has come to lie
/// in this one's place, it does not know what it is asked.
pub(super) const ARGUMENT: &str = concat!("--set-pdfs-for-", env!("PLANCC_SOURCES"));

/// Serves, where the arguments ask for that; else `None`.
pub(super) fn served() -> Option<ExitCode> {
    let mut arguments = env::args_os().skip(1);
    if arguments.next()? != ARGUMENT || arguments.next().is_some() {
        return None;
    }
    let ended = serve(io::stdin(), io::stdout(), |setup| {
        let served = Served::new(setup)?;
        Some(move |order: &[u8]| served.answer(order))
    });
    Some(if ended.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(2) })
}
