//! Any bytes as a plan, mended: nothing new is wrong with it, nothing is left to mend, every comment is there.
#![no_main]

#[path = "../laws.rs"]
#[allow(dead_code, reason = "each target holds one of the laws")]
mod laws;
#[path = "../../tests/it/generate/meaning.rs"]
mod said;

use libfuzzer_sys::fuzz_target;
use said::meaning;

fuzz_target!(|bytes: &[u8]| laws::mends(bytes));
