//! `raw-html`: tags that print as tags.

use crate::lint::{Around, Findings, Passage, Scope, declare_rule};
use crate::prose::Markup;

declare_rule! {
    /// Prose has no HTML and no pictures.
    ///
    /// Prose is Markdown. A tag is not obeyed and a picture is not fetched: the report prints the
    /// characters that were typed.
    ///
    /// ## Why it matters
    /// A parent reads `<br>` on paper and hears it from a screen reader.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: We plan, <b>feed</b> and repair.
    /// ```
    /// ```yaml
    /// purpose: We plan, **feed** and repair.
    /// ```
    "raw-html" {
        levels: [Off, Warn, Error, Error],
        scope: Scope::Text(check),
    }
}

fn check(passage: &Passage<'_>, _: &Around<'_>, findings: &mut Findings<'_>) {
    let marks = &passage.scan().marks;
    let mut html = marks.iter().filter(|mark| mark.markup == Markup::Html);
    // A tag that opens is told, and not the one that closes it.
    if let Some(first) = html.next() {
        let more = html.count();
        let here = match more {
            0 => "printed as it stands here".to_owned(),
            1 => "printed as it stands here, as is one more".to_owned(),
            _ => format!("printed as it stands here, as are {more} more"),
        };
        let written = passage.text.value.get(first.range.clone()).unwrap_or_default();
        let tag = written.trim_start_matches('<').trim_start_matches('/').to_ascii_lowercase();
        let help = match tag.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default() {
            "b" | "strong" => "write `**words**` for strong words",
            "i" | "em" => "write `*words*` for slanted words",
            "br" | "p" => "leave an empty line for a new paragraph",
            "a" => "write `[words](https://\u{2026})` for a link",
            "ul" | "ol" | "li" => "begin each item of a list with `- ` on a line of its own",
            _ => "write Markdown: `**strong**`, `[words](https://\u{2026})`, `- item`",
        };
        findings
            .at(passage.place(first.range.clone()), "HTML in a plan is not obeyed")
            .here(here)
            .note("a reader sees the tag, and a screen reader says it")
            .help(help);
    }
    for picture in marks.iter().filter(|mark| mark.markup == Markup::Picture) {
        findings
            .at(passage.place(picture.range.clone()), "a picture in a plan is not shown")
            .here("printed as it stands here")
            .note("a reader sees the name of a file")
            .help(
                "say in words what the picture shows, or link to it: `[words](https://\u{2026})`",
            );
    }
}
