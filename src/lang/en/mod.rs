//! English.

mod abbreviations;
mod grammar;
mod phrases;
mod plan;
mod polarity;
mod recognition;
mod wrong_phrases;
mod spelling;
mod text;

use super::dates::Dates;
use super::numbers::Numbers;
use super::list::list;
use super::pack::{Pack, Starter};
use super::recognition::Recognition;
use super::spelling::Spelling;
use super::words::{Examples, Words};

pub(super) static PACK: Pack = Pack {
    tag: "en",
    name: "English",
    form: include_str!("form.yaml"),
    dates: Dates {
        months: [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        day: "{month} {d}, {y}",
        month: "{month} {y}",
    },
    numbers: Numbers::US,
    starter: Starter {
        welcome: "Write your answers after the colons. A draft may be incomplete. Lines that begin with `#` are notes for you; \
                     reports don't print them. For an answer with several paragraphs, type `|` after the colon and indent the lines below by two spaces.",
        needed: "required at stage `{}` and later",
        lists: "To add an entry to a list, delete the `# ` at the start of its lines. For another entry, copy these lines.",
        to_choose: "choose from",
        ids: ["first-need", "first-priority", "first-action", "first-outcome", "first-measure"],
    },
    words: &WORDS,
    mixed_with: &[&super::es::PACK],
    regions: &[],
};

static WORDS: Words = Words {
    function_words: grammar::FUNCTION_WORDS,
    stem: grammar::stem,
    conjunctions: list(&["and"]),
    abbreviations: abbreviations::ABBREVIATIONS,
    phrases: Some(phrases::PHRASES),
    wrong_phrases: Some(wrong_phrases::WRONG_PHRASES),
    inflection: Some(grammar::INFLECTION),
    readability: Some(grammar::READABILITY),
    recognition: Some(&RECOGNITION),
    spelling: Some(&SPELLING),
    doubling: text::DOUBLING,
    text: text::TEXT,
    department: text::DEPARTMENT,
    metrics: plan::METRICS,
    polarity: Some(&polarity::POLARITY),
    owners: plan::OWNERS,
    theory: plan::THEORY,
    needs: plan::NEEDS,
    reflection: plan::REFLECTION,
    examples: Examples {
        count: "write what is counted: `share of \u{2026} who \u{2026}`, `days until \u{2026}`",
        change: "`raise \u{2026}`, `halve \u{2026}`, `give every \u{2026}`",
    },
};

pub(super) static RECOGNITION: Recognition = recognition::RECOGNITION;

pub(super) static SPELLING: Spelling = spelling::SPELLING;
