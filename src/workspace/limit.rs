//! A system's limit on the size of files.

/// Makes a write past the system's limit an error that can be told, where it would end the process.
///
/// Called once, before anything is written. Where a limit is set (`ulimit -f`), a system of the Unix
/// family sends a signal to whoever writes past it, and that signal ends a process which does not
/// handle it: without a word, and with unfinished files left behind.
///
/// # Errors
/// Where the system refuses; the process then ends as it would have.
pub fn tell_instead_of_ending() -> std::io::Result<()> {
    #[cfg(unix)]
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default())?;
    Ok(())
}
