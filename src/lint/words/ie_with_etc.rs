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

fn check(passage: &Passage<'_>, _: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let words = &passage.scan().words;
    // Most text has no `etc.`
    if !words.text().contains("etc") && !words.text().contains("Etc") {
        return;
    }
    for sentence in words.sentences() {
        let lower = sentence.text.to_ascii_lowercase();
        let starts = ["i.e.", "i. e.", "(ie ", "(ie,", "es decir"];
        let Some((at, len)) =
            starts.iter().find_map(|start| Some((lower.find(start)?, start.len())))
        else {
            continue;
        };
        // If the list is in parentheses, it ends at the closing parenthesis.
        let rest = lower.get(at..).unwrap_or_default();
        let is_in_brackets = lower.get(..at).is_some_and(|before| before.trim_end().ends_with('('))
            || rest.starts_with('(');
        let reach = if is_in_brackets { rest.find(')').unwrap_or(rest.len()) } else { rest.len() };
        let within = rest.get(..reach).unwrap_or_default();
        let Some(etc) = within.find("etc.").or_else(|| within.find("etcetera")) else { continue };
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
