//! Any bytes as a plan, written the one way: it says the same, with every comment, and once is enough.
#![no_main]

#[path = "../laws.rs"]
#[allow(dead_code, reason = "each target holds one of the laws")]
mod laws;
#[path = "../../tests/it/generate/meaning.rs"]
mod said;

use libfuzzer_sys::fuzz_target;
use said::meaning;

fuzz_target!(|bytes: &[u8]| laws::formats(bytes));
