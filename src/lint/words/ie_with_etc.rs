use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};

declare_rule! {
    /// Checks for "i.e." and "etc." in the same sentence.
    ///
    /// "i.e." means "that is" and introduces a complete list; "etc." means that the list is not complete. "e.g." or
    /// "such as" introduces examples and needs no "etc."
    ///
    /// ## Why it matters
    /// Readers do not know whether the list is complete, so they do not know what the plan pays for.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: We buy supplies (i.e. paper, glue, etc.) for every art room.
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: We buy supplies, such as paper and glue, for every art room.
    /// ```
    "ie-with-etc" {
        levels: [Off, Warn, Warn, Warn],
        scope: CheckScope::Text(check),
    }
}

fn check(passage: &Passage<'_>, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let words = &passage.scan().words;
    // Most text has no `etc.`
    if !words.text().contains("etc") && !words.text().contains("Etc") {
        return;
    }
    let language = context.language;
    for sentence in words.sentences() {
        let lower = sentence.text.to_ascii_lowercase();
        let mut starts = language.mixed().flat_map(|words| words.text.that_is.iter());
        let start = starts.find_map(|start| Some((lower.find(start)?, start.len())));
        let Some((at, len)) = start else {
            continue;
        };
        // If the list is in parentheses, it ends at the closing parenthesis.
        let rest = lower.get(at..).unwrap_or_default();
        let is_in_brackets = lower.get(..at).is_some_and(|before| before.trim_end().ends_with('('))
            || rest.starts_with('(');
        let reach = if is_in_brackets { rest.find(')').unwrap_or(rest.len()) } else { rest.len() };
        let within = rest.get(..reach).unwrap_or_default();
        let mut ends = language.mixed().flat_map(|words| words.text.and_so_on.iter());
        let Some(etc) = ends.find_map(|end| within.find(end)) else { continue };
        let skip = usize::from(rest.starts_with('('));
        let start = sentence.at.start + at;
        findings
            .at(passage.at_words(start + etc..start + etc + 4), "`etc.` contradicts `i.e.`")
            .here("`etc.` means that the list is not complete")
            .label(
                passage.at_words(start + skip..start + len),
                "`i.e.` means that the list is complete",
            )
            .note("readers can't tell whether the list is complete")
            .help("write `such as` instead of `i.e.`, and delete `etc.`");
    }
}
