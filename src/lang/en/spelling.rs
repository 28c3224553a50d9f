//! Known misspellings of English, and words that show whether a misspelling is intended.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::lang::list::list;
use crate::lang::spelling::{Spelling, SpellingWords, slips};

/// The dictionary is made by `build.rs` from typos-dict.
pub(super) const SPELLING: Spelling = Spelling {
    dictionary: include_str!(concat!(env!("OUT_DIR"), "/misspellings.txt")),
    words: WORDS,
    slips: || &SLIPS,
};

static SLIPS: LazyLock<BTreeMap<String, &'static str>> =
    LazyLock::new(|| slips(WORDS.frequent, WORDS.long, &["a", "e", "i", "o", "u"]));

#[rustfmt::skip]
const WORDS: SpellingWords = SpellingWords {
    frequent: list(&[
        "access", "across", "action", "actions", "after", "another", "attendance", "before", "between",
        "children", "classroom", "community", "district", "during", "every", "families", "family", "first",
        "increase", "language", "learning", "lessons", "library", "meeting", "meetings", "monthly", "number",
        "office", "parents", "percent", "priority", "progress", "provide", "quarterly", "reading", "reduce",
        "report", "school", "schools", "services", "should", "staff", "student", "students", "support",
        "teacher", "teachers", "their", "these", "through", "training", "weekly", "where", "which", "while",
        "within", "without", "would", "years",
    ]),
    long: list(&[
        "absences", "academic", "assessment", "assessments", "attendance", "bilingual", "buildings",
        "children", "classroom", "classrooms", "community", "conference", "conferences", "coordinator",
        "coordinators", "curriculum", "department", "departments", "development", "elementary", "engagement",
        "equipment", "families", "graduation", "improvement", "instruction", "interpreter", "interpreters",
        "intervention", "interventions", "kindergarten", "language", "librarian", "librarians", "literacy",
        "maintenance", "mathematics", "neighborhood", "opportunities", "opportunity", "playground",
        "preschool", "principals", "professional", "psychologist", "registration", "scholarship",
        "scholarships", "specialist", "specialists", "strengthen", "students", "superintendent", "suspension",
        "suspensions", "technology", "translation", "transportation", "volunteer", "volunteers",
    ]),
    foreign_endings: list(&["a", "as", "dad", "e", "es", "i", "is", "o", "os", "u", "us"]),
    about_words: list(&[
        "autocorrect", "dialect", "error", "errors", "hashtag", "hashtags", "misprint", "misprints",
        "mispronounced", "misspell", "misspelled", "misspelling", "misspellings", "misspells", "misspelt",
        "mistake", "mistakes", "phrase", "phrases", "pronounced", "sic", "slang", "spell", "spelled",
        "spelling", "spellings", "spells", "spelt", "term", "terms", "typo", "typos", "word", "words",
    ]),
    before_names: list(&[
        "branded", "called", "captioned", "dubbed", "entitled", "labeled", "labelled", "named", "nicknamed",
        "reads", "says", "titled", "typed",
    ]),
    before_speech: list(&[
        "answer", "answered", "answers", "asked", "comment", "commented", "comments", "replied", "said",
        "says", "texted", "told", "words", "wrote",
    ]),
    named_things: list(&[
        "column", "command", "field", "function", "key", "label", "option", "parameter", "password",
        "pronunciation", "spelling", "tag", "term", "use", "username", "variable", "word", "write", "wrote",
    ]),
    list_joints: list(&["and", "or"]),
    after_names: list(&[
        "and", "chairs", "comes", "does", "fits", "gives", "goes", "has", "is", "knows", "leads", "makes",
        "means", "needs", "of", "or", "says", "sees", "sends", "serves", "teaches", "wants", "was", "works",
        "writes",
    ]),
    after_names_and_plurals: list(&[
        "asked", "can", "did", "gave", "had", "led", "made", "met", "said", "told", "will", "wrote",
    ]),
};
