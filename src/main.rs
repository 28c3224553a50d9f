//! The plancc binary, which only calls the library.

/// The memory allocator. Plans and reports consist of many small strings, which mimalloc allocates and frees faster
/// than most system allocators.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    plancc::cli::run()
}
