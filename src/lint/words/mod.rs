//! Rules about wording and spelling.

mod acronym_expansion;
mod doubled_word;
mod hard_to_read;
mod ie_with_etc;
mod inconsistent_spelling;
mod misspelling;
mod nonparallel_list;
mod rejected_term;
mod undefined_acronym;
mod unused_acronym;
mod wrong_word;

use super::RuleGroup;

pub(super) static GROUP: RuleGroup = RuleGroup {
    name: "Words",
    rules: &[
        &undefined_acronym::RULE,
        &unused_acronym::RULE,
        &misspelling::RULE,
        &inconsistent_spelling::RULE,
        &wrong_word::RULE,
        &doubled_word::RULE,
        &hard_to_read::RULE,
        &nonparallel_list::RULE,
        &rejected_term::RULE,
        &ie_with_etc::RULE,
    ],
};
