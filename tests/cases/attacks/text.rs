//! Texts that run commands, notify people or hide content.

use super::{Attack, NONE};

const PLAN: &str = "plans/2026-2027/music.yaml";

/// A plan with a text, and a command that processes it.
macro_rules! plan {
    ($name:literal, $purpose:literal, $run:literal, $code:literal, $says:expr, $lacks:expr) => {
        Attack {
            name: $name,
            files: &[(
                PLAN,
                concat!("plancc: 1\nyear: 2026-2027\ndepartment: Music\npurpose: ", $purpose, "\n"),
            )],
            run: $run,
            code: $code,
            says: $says,
            lacks: $lacks,
            ..NONE
        }
    };
}

pub(super) const ATTACKS: &[Attack] = &[
    plan!(
        "command-in-a-report",
        "'::error file=x::forged'",
        "build plans/2026-2027/music.yaml --to markdown -o -",
        0,
        &["\\::error"],
        &["\n::error"]
    ),
    plan!(
        "command-in-code",
        "|\n  ```\n  ::error file=x::forged\n  ```",
        "build plans/2026-2027/music.yaml --to markdown -o -",
        0,
        &["\u{2236}:error"],
        &["\n::error"]
    ),
    plan!(
        "old-command-in-code",
        "'`##[error]forged`'",
        "build plans/2026-2027/music.yaml --to markdown -o -",
        0,
        &["#\u{266f}[error]"],
        &["##[error]"]
    ),
    plan!(
        "command-in-a-message",
        "We sing.\n'##[error]forged': 1",
        "lint --format concise",
        1,
        &["#\u{266f}[error]"],
        &["##[error]"]
    ),
    plan!(
        "mention-after-a-letter",
        "Write to caf\u{e9}@octocat.",
        "build plans/2026-2027/music.yaml --to markdown -o -",
        0,
        &["\u{e9}@<!-- -->octocat"],
        &["\u{e9}@octocat"]
    ),
    plan!(
        "isolates-in-a-text",
        "We \u{2067}sing\u{2069}.",
        "lint --format concise",
        0,
        &["music.yaml:4:13: warning[invisible-character]"],
        &[]
    ),
    plan!(
        "tags-in-a-text",
        "We sing\u{e0041}\u{e0042}.",
        "lint --format concise",
        0,
        &["warning[invisible-character]"],
        &[]
    ),
    plan!(
        "filler-in-a-text",
        "We sing \u{3164}.",
        "lint --format concise",
        0,
        &["warning[invisible-character]"],
        &[]
    ),
    plan!(
        "zero-width-in-a-text",
        "We si\u{200b}ng.",
        "lint --format concise",
        0,
        &["info[invisible-character]"],
        &[]
    ),
    plan!(
        "override-in-a-text",
        "We \u{202e}sing.",
        "lint --format concise",
        1,
        &["error[control-character]"],
        &[]
    ),
    #[cfg(unix)]
    Attack {
        name: "command-in-the-name-of-a-file",
        shell: "printf 'plancc: 1\\nyear: 2026-2028\\n' > \"$(printf 'plans/2026-2027/a\\n::error file=x::forged.yaml')\"",
        run: "lint",
        code: 1,
        says: &["\u{240a}::error file=x"],
        lacks: &["\n::error"],
        ..NONE
    },
];
