//! Errors about text that YAML reads differently from what the planner meant.

use crate::diagnostic::faults;

faults! {
    /// Reports text that a `#` after a space cuts short.
    ///
    /// ## Why it matters
    /// The rest of the sentence would be missing from the report without any warning.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We run Room #12 and the gym
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: "We run Room #12 and the gym"
    /// ```
    TRUNCATED_TEXT = "truncated-text";
    /// Reports values that consist only of a comment.
    ///
    /// ## Why it matters
    /// YAML ignores everything after `#`, so the text would be missing from the report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// needs_assessment:
    ///   needs:
    ///     - need: # of counselors
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// needs_assessment:
    ///   needs:
    ///     - need: "# of counselors"
    /// ```
    COMMENTED_OUT_TEXT = "commented-out-text";
    /// Reports text in brackets, where every comma starts a new item.
    ///
    /// ## Why it matters
    /// A sentence with a comma would become two items.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// services: [helping students read, write and speak]
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// services:
    ///   - helping students read, write and speak
    /// ```
    LIST_IN_BRACKETS = "list-in-brackets";
    /// Reports lists and tables after `>`, which joins their lines into one paragraph.
    ///
    /// ## Why it matters
    /// The report would show the dashes in the middle of a paragraph.
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
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: |
    ///   We do:
    ///   - lunch
    ///   - breakfast
    /// ```
    FOLDED_LIST = "folded-list";
    /// Reports bullets that were typed or pasted from a word processor: `•`, `▪`, `o` or `a)`.
    ///
    /// ## Why it matters
    /// Only a dash, an asterisk, or a number with a period starts an item of a list. Lines with other
    /// bullets become one paragraph.
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
    /// Use dashes:
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
    /// Reports values that begin with `*`, `&` or `!`, which have a special meaning in YAML.
    ///
    /// ## Why it matters
    /// Aliases, anchors and tags would let a plan show text that isn't written where a reader sees
    /// it.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: &us we feed children
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: "&us we feed children"
    /// ```
    UNSUPPORTED_YAML_SYNTAX = "unsupported-yaml-syntax";
}
