//! Renders passages as Markdown.

use serde::Serialize;

use super::format::{OutputFormat, RenderError, Rendered, Renderers};
use super::html::tag;
use crate::model::Plan;
use crate::prose::{
    Inline, Passage, inlines, markdown, markdown_cell, markdown_inlines, without_commands,
};
use crate::view::{self, Labels, Render, ReportContext};

/// GitHub-flavored Markdown.
pub(super) struct MarkdownFormat;

impl OutputFormat for MarkdownFormat {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn extension(&self) -> &'static str {
        "md"
    }

    fn render(
        &self,
        plan: &Plan,
        context: &ReportContext<'_>,
        renderers: &Renderers<'_>,
    ) -> Result<Rendered, RenderError> {
        let report = view::report(plan, context, &MarkdownRender);
        Ok(renderers.templates.markdown(&report)?.into())
    }
}

/// A passage as Markdown, in two layouts.
#[derive(Debug, Clone, Serialize)]
pub struct MarkdownPassage {
    /// Markdown that may have several lines.
    pub text: String,
    /// Markdown on one line, for a table cell.
    pub cell: String,
}

/// Renders passages as Markdown, escaped so that only intended markup takes effect.
#[derive(Debug, Clone, Copy)]
pub struct MarkdownRender;

impl Render for MarkdownRender {
    type Output = MarkdownPassage;
    type Labels = Labels;

    fn labels(&self, words: impl FnOnce() -> Labels) -> Labels {
        words()
    }

    fn inline(&self, inlines: &[Inline], language: Option<&str>) -> MarkdownPassage {
        let mark = |words: String| match language {
            Some(language) => format!("<span lang=\"{}\">{words}</span>", tag(language)),
            None => words,
        };
        MarkdownPassage {
            text: mark(markdown_inlines(inlines)),
            cell: mark(markdown_cell(inlines)),
        }
    }

    fn blocks(
        &self,
        passage: &Passage,
        level: u8,
        namespace: &str,
        language: Option<&str>,
    ) -> MarkdownPassage {
        let words = crate::prose::plain(passage);
        let cell = markdown_cell(&[Inline::Text { text: words.replace('\n', " ") }]);
        let text = markdown(passage, level, namespace);
        let text = match language {
            // Inside an HTML element, Markdown is parsed only between blank lines.
            Some(language) => format!("<div lang=\"{}\">\n\n{text}\n\n</div>", tag(language)),
            None => text,
        };
        MarkdownPassage { text, cell }
    }

    fn words(&self, words: &str) -> MarkdownPassage {
        let text = [Inline::Text { text: words.to_owned() }];
        MarkdownPassage { text: markdown_inlines(&text), cell: markdown_cell(&text) }
    }
}

/// Escapes plain text, such as a label or a name, for one line of Markdown.
pub(super) fn line(words: &str) -> String {
    markdown_inlines(&inlines_of(words))
}

fn inlines_of(words: &str) -> Vec<Inline> {
    if words.trim().is_empty() {
        return inlines(words);
    }
    vec![Inline::Text { text: words.split_whitespace().collect::<Vec<_>>().join(" ") }]
}

/// Removes repeated blank lines and trailing white space, which templates leave behind.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // The character and length of the open code fence. Only a fence of at least this length closes
    // it.
    let mut fence: Option<(char, usize)> = None;
    for line in text.lines() {
        // A code block may be inside a list item or a block quote.
        let inner = line.trim_start_matches([' ', '>', '-', '*', '+']);
        let run = |mark: char| inner.chars().take_while(|c| *c == mark).count();
        fence = match fence {
            None => ['`', '~'].map(|mark| (mark, run(mark))).into_iter().find(|(_, n)| *n >= 3),
            Some((mark, n)) if run(mark) >= n && inner.trim().len() == run(mark) => None,
            open => open,
        };
        let line = if fence.is_some() { line } else { line.trim_end() };
        if fence.is_none() && line.is_empty() && (out.is_empty() || out.ends_with("\n\n")) {
            continue;
        }
        out.push_str(line);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    // In text, escaping already prevents commands. Inside code, escapes have no effect, so replace
    // characters.
    without_commands(&out).into_owned()
}
