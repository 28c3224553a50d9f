//! Warnings about characters that readers can't see.

use crate::diagnostic::faults;

faults! {
    /// Reports invisible characters that a text doesn't need.
    ///
    /// This is a warning for characters that can reorder text (isolates and direction marks in text
    /// without Arabic or Hebrew letters), for characters that can carry hidden text (tag letters,
    /// runs of variation selectors), for letters that print as blanks (fillers), and for line breaks
    /// that only some programs support (U+0085, U+2028 and U+2029). It is information for characters
    /// without width, such as U+200B, a joiner between Latin letters or a soft hyphen. Text that needs such characters is not reported: right-to-left text, emoji,
    /// Persian, Hindi, Thai and others.
    ///
    /// ## Why it matters
    /// Two texts can look the same and differ. A reviewer misses the change, a search doesn't find
    /// the text, and names don't match.
    ///
    /// ## Example
    #[doc = "```yaml,fires"]
    #[doc = "plancc: 1"]
    #[doc = "year: 2026-2027"]
    #[doc = "purpose: We help \u{2067}families\u{2069} take part in school."]
    #[doc = "```"]
    /// Delete it:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We help families take part in school.
    /// ```
    INVISIBLE_CHARACTER = "invisible-character";
}
