//! The thin binary.

fn main() -> std::process::ExitCode {
    plancc::cli::run()
}
