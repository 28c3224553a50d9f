//! Any text as prose: to HTML, to Markdown and back, to plain words, without a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plancc::prose;

fuzz_target!(|text: &str| {
    let blocks = prose::blocks(text);
    let _ = prose::plain(&blocks);
    let written = prose::markdown(&blocks, 1, "p");
    let again = prose::markdown(&prose::blocks(&written), 1, "p");
    let third = prose::markdown(&prose::blocks(&again), 1, "p");
    assert_eq!(again, third, "writing what was read settles");
    let inlines = prose::inlines(text);
    let _ = prose::plain_inlines(&inlines);
    let _ = prose::markdown_inlines(&inlines);
});
