//! Three versions of a plan, any bytes with a line of `%%%` between them: no panic, and what only one side did stays.
#![no_main]

#[path = "../laws.rs"]
#[allow(dead_code, reason = "each target holds one of the laws")]
mod laws;
#[path = "../../tests/it/generate/meaning.rs"]
mod said;

use libfuzzer_sys::fuzz_target;
use said::meaning;

fuzz_target!(|bytes: &[u8]| laws::merges(bytes));
