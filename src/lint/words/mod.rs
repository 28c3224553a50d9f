//! Rules about wording and spelling.

mod acronym_undefined;
mod acronym_unused;
mod doubled_word;
mod hard_to_read;
mod ie_with_etc;
mod letter_off;
mod misspelling;
mod rejected_term;
mod slip_of_the_pen;
mod spelt_out;
mod uneven_list;

use super::Group;

pub(super) static GROUP: Group = Group {
    name: "Words",
    rules: &[
        &acronym_undefined::RULE,
        &acronym_unused::RULE,
        &misspelling::RULE,
        &letter_off::RULE,
        &slip_of_the_pen::RULE,
        &doubled_word::RULE,
        &hard_to_read::RULE,
        &uneven_list::RULE,
        &rejected_term::RULE,
        &ie_with_etc::RULE,
    ],
};
