//! The system's limits on a process: the size of files, and memory.

use std::io;

/// Makes a write past the system's limit an error that can be told, where it would end the process.
///
/// Called once, before anything is written. Where a limit is set (`ulimit -f`), a system of the Unix
/// family sends a signal to whoever writes past it, and that signal ends a process which does not
/// handle it: without a word, and with unfinished files left behind.
///
/// # Errors
/// Where the system refuses; the process then ends as it would have.
pub fn tell_instead_of_ending() -> io::Result<()> {
    #[cfg(unix)]
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default())?;
    Ok(())
}

/// Address space that takes no memory: most of this program's file, and of the stack of a worker's thread.
#[cfg(all(unix, not(target_os = "macos")))]
const UNUSED: u64 = 100_000_000;

/// Limits the memory of this process to about `bytes` and starts this program anew with `arguments` in its place.
///
/// Returns only if the system has no such limit: on Windows, and on macOS, which accepts the limit and doesn't hold it.
/// A process past the limit gets no memory, says so on standard error and aborts; it leaves no core file.
///
/// # Errors
/// If the limit cannot be set, or the program cannot be started anew.
#[cfg(all(unix, not(target_os = "macos")))]
pub fn restart_with_memory(bytes: u64, arguments: &[&str]) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    use std::os::unix::process::CommandExt;

    let lower = |resource, most: u64| {
        let now = getrlimit(resource).maximum.unwrap_or(u64::MAX);
        let most = Some(most.min(now));
        setrlimit(resource, Rlimit { current: most, maximum: most })
    };
    lower(Resource::As, bytes.saturating_add(UNUSED))?;
    lower(Resource::Core, 0)?;
    let mut again = std::process::Command::new(std::env::current_exe()?);
    // Address space counts whether it is used or not: mimalloc reserves it in steps of this size, and the C library 64 MB
    // for each thread.
    again.args(arguments).env("MIMALLOC_ARENA_RESERVE", "32MiB").env("MALLOC_ARENA_MAX", "1");
    Err(again.exec())
}

/// Does nothing: this system has no limit that a program can set for itself.
///
/// # Errors
/// None.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub fn restart_with_memory(_: u64, _: &[&str]) -> io::Result<()> {
    Ok(())
}
