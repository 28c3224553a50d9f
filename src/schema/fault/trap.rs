//! What YAML reads otherwise than it was meant.

use crate::diagnostic::faults;

faults! {
    /// A text is cut short by `#` after a space.
    ///
    /// ## Why it matters
    /// The rest of the sentence would be missing from the report without a word.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We run Room #12 and the gym
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: "We run Room #12 and the gym"
    /// ```
    TEXT_CUT_SHORT = "text-cut-short";
    /// A required text is only a comment.
    ///
    /// ## Why it matters
    /// What stands after `#` is not read.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// needs_assessment:
    ///   needs:
    ///     - need: # of counselors
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// needs_assessment:
    ///   needs:
    ///     - need: "# of counselors"
    /// ```
    TEXT_IS_COMMENT = "text-is-comment";
    /// Texts stand in brackets, where every comma begins a new item.
    ///
    /// ## Why it matters
    /// A sentence with a comma in it falls apart.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// services: [helping students read, write and speak]
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// services:
    ///   - helping students read, write and speak
    /// ```
    LIST_IN_BRACKETS = "list-in-brackets";
    /// `>` makes one paragraph of a list or table.
    ///
    /// ## Why it matters
    /// The report would show the dashes in running text.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: >
    ///   We do:
    ///   - lunch
    ///   - breakfast
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: |
    ///   We do:
    ///   - lunch
    ///   - breakfast
    /// ```
    FOLDED_LIST = "folded-list";
    /// Checks for bullets that a word processor typed into a text: `•`, `▪`, `o` or `a)`.
    ///
    /// ## Why it matters
    /// Only a dash, a star, or a number with a period begins an item of a list. Lines with other bullets become one paragraph.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: |
    ///   We offer:
    ///
    ///   • lunch
    ///   • breakfast
    /// ```
    /// Type dashes:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: |
    ///   We offer:
    ///
    ///   - lunch
    ///   - breakfast
    /// ```
    TYPED_BULLET = "typed-bullet";
    /// A value begins with `*`, `&` or `!`, which YAML takes for something other than text.
    ///
    /// ## Why it matters
    /// A plan says everything where it stands, so that a person can read it.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: &us we feed children
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: "&us we feed children"
    /// ```
    NOT_FOR_PLANS = "not-for-plans";
}
