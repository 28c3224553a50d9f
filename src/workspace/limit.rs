//! The system's limits on a process: file size and memory.

use std::io;

/// Turns a write past the file size limit into an error instead of a fatal signal.
///
/// Must be called before anything is written. If a limit is set (`ulimit -f`), Unix sends SIGXFSZ to a
/// process that exceeds it. Unhandled, the signal kills the process without a message and leaves unfinished
/// files.
///
/// # Errors
/// Fails if the system refuses; the signal then stays fatal.
pub fn tell_instead_of_ending() -> io::Result<()> {
    #[cfg(unix)]
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default())?;
    Ok(())
}

/// Address space that uses no memory: most of the program's file, and most of the stack of a worker's thread.
#[cfg(all(unix, not(target_os = "macos")))]
const UNUSED: u64 = 100_000_000;

/// Limits the memory of this process to about `bytes` and restarts this program with `arguments`.
///
/// Returns only if the system has no such limit: Windows, and macOS, which accepts the limit but does not
/// enforce it. A process that exceeds the limit gets an allocation error, prints it to standard error and
/// aborts without a core file.
///
/// # Errors
/// Fails if the limit cannot be set or the program cannot be restarted.
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
    // Reserved address space counts even if it is unused: mimalloc reserves it in steps of this size, and the
    // C library 64 MB for each thread.
    again.args(arguments).env("MIMALLOC_ARENA_RESERVE", "32MiB").env("MALLOC_ARENA_MAX", "1");
    Err(again.exec())
}

/// Does nothing: on this system, a program cannot limit its own memory.
///
/// # Errors
/// Never fails.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub fn restart_with_memory(_: u64, _: &[&str]) -> io::Result<()> {
    Ok(())
}
