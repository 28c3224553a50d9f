use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::prose::Markup;

declare_rule! {
    /// Checks for HTML tags and pictures in text.
    ///
    /// Text in a plan is Markdown. HTML is not interpreted and pictures are not loaded: the report prints the
    /// characters as you typed them.
    ///
    /// ## Why it matters
    /// Parents see tags such as `<br>` in the printed plan, and a screen reader reads them aloud.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: We serve <b>4,100 meals</b> a day.
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: We serve **4,100 meals** a day.
    /// ```
    "raw-html" {
        levels: [Off, Warn, Error, Error],
        scope: CheckScope::Text(check),
    }
}

fn check(passage: &Passage<'_>, _: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let marks = &passage.scan().marks;
    let mut html = marks.iter().filter(|mark| mark.markup == Markup::Html);
    // Only the first tag is reported, with the number of tags after it.
    if let Some(first) = html.next() {
        let more = html.count();
        let here = match more {
            0 => "printed as text".to_owned(),
            1 => "this tag and 1 more are printed as text".to_owned(),
            _ => format!("this tag and {more} more are printed as text"),
        };
        let written = passage.text.value.get(first.range.clone()).unwrap_or_default();
        let tag = written.trim_start_matches('<').trim_start_matches('/').to_ascii_lowercase();
        let help = match tag.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default() {
            "b" | "strong" => "write `**words**` for bold",
            "i" | "em" => "write `*words*` for italics",
            "br" | "p" => "leave a blank line to start a new paragraph",
            "a" => "write `[words](https://\u{2026})` for a link",
            "ul" | "ol" | "li" => "start each list item on a new line with `- `",
            _ => "use Markdown: `**bold**`, `[words](https://\u{2026})`, `- item`",
        };
        findings
            .at(passage.place(first.range.clone()), "HTML tags are printed as text")
            .here(here)
            .note("readers see the tag, and a screen reader reads it aloud")
            .help(help);
    }
    for picture in marks.iter().filter(|mark| mark.markup == Markup::Picture) {
        findings
            .at(passage.place(picture.range.clone()), "plans can't show pictures")
            .here("printed as text")
            .note("readers see only the characters that you typed")
            .help("describe the picture in words, or link to it: `[words](https://\u{2026})`");
    }
}
