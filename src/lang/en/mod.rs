//! English.

use super::dates::Dates;
use super::numbers::Numbers;
use super::pack::{Pack, Starter};

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
    regions: &[],
};
