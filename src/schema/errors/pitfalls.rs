//! Errors about text that YAML reads differently than the planner meant.

use crate::diagnostic::error_kinds;

error_kinds! {
    /// Reports text that a `#` after a space cuts short.
    ///
    /// ## Why it matters
    /// YAML ignores the rest of the line, so readers of the report would see only the start of the
    /// sentence.
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
    /// YAML ignores everything after `#`, so readers would not see the text in the report.
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
    /// Reports sentences in brackets, where every comma starts a new list item.
    ///
    /// A short list of nouns may be in brackets: `[home visits, bus passes]`.
    ///
    /// ## Why it matters
    /// A sentence with a comma becomes two list items, and readers of the report cannot understand
    /// either of them.
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
    /// Reports lists and tables whose lines YAML joins into one paragraph, for example after `>`.
    ///
    /// ## Why it matters
    /// Readers of the report would see a paragraph with dashes in it instead of a list.
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
    /// Only `-`, `*`, `+`, `1.` or `1)`, followed by a space, starts a list item. Readers would see
    /// lines with other bullets as one long paragraph.
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
    /// `*` and `&` make YAML copy text from one part of a file to another, so reviewers would not
    /// see the text that the report shows to readers. `!` sets the type of a value, which a plan
    /// never needs.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: &us We feed children.
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We feed children.
    /// ```
    UNSUPPORTED_YAML_SYNTAX = "unsupported-yaml-syntax";
}
