//! The thin binary.

/// Plans and reports are very many small texts, which this allocator hands out and takes back faster than
/// most systems' own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    plancc::cli::run()
}
