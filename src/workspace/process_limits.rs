//! The operating system's limits for a process: file size and memory.

use std::io;

/// Makes writes beyond the file size limit fail with an error instead of a fatal signal.
///
/// Must be called before any file is written. Unix sends SIGXFSZ to a process that exceeds the
/// limit (`ulimit -f`). Without a handler, the signal kills the process without a message and
/// leaves incomplete files.
///
/// # Errors
/// Fails if the system refuses; the signal then stays fatal.
pub fn tell_instead_of_ending() -> io::Result<()> {
    #[cfg(unix)]
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default())?;
    Ok(())
}

/// The size in bytes of address space that uses no memory: most of the program file, and most of a
/// worker thread's stack.
#[cfg(all(unix, not(target_os = "macos")))]
const UNUSED: u64 = 100_000_000;

/// Limits the memory of this process to about `bytes` and restarts this program with `arguments`.
///
/// Returns only on systems without such a limit: Windows, and macOS, which doesn't enforce it. If
/// the process exceeds the limit, an allocation fails; Rust prints the error to standard error and
/// aborts without a core dump.
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
    // Reserved address space counts even if it is unused. mimalloc reserves address space in steps
    // of this size, and the C library reserves 64 MB for each thread.
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
