//! Warnings about characters that readers can't see.

use crate::diagnostic::error_kinds;

error_kinds! {
    /// Reports invisible characters that the text does not need.
    ///
    /// The level depends on the character:
    ///
    /// - A warning for characters that can reorder text: isolates and direction marks in text
    ///   without Arabic or Hebrew letters.
    /// - A warning for characters that can carry hidden text: tag letters and runs of variation
    ///   selectors.
    /// - A warning for letters that print as blanks (fillers).
    /// - A warning for line breaks that only some programs support: U+0085, U+2028 and U+2029.
    /// - An `info` finding for characters without width, such as U+200B, a joiner between Latin
    ///   letters, or a soft hyphen.
    ///
    /// Characters that the text needs are not reported, for example in emoji or in Arabic, Hebrew,
    /// Persian, Hindi or Thai text.
    ///
    /// ## Why it matters
    /// Two names can look the same but differ. Reviewers then miss a change, and readers cannot find
    /// the text with a search.
    ///
    /// ## Example
    #[doc = "```yaml,fires"]
    #[doc = "plancc: 1"]
    #[doc = "year: 2026-2027"]
    #[doc = "purpose: We help \u{2067}families\u{2069} take part in school."]
    #[doc = "```"]
    /// Delete the characters:
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We help families take part in school.
    /// ```
    INVISIBLE_CHARACTER = "invisible-character";
}
