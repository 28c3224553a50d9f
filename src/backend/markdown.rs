//! Passages as Markdown.

use serde::Serialize;

use super::html::tag;
use crate::prose::{
    Inline, Passage, inlines, markdown, markdown_cell, markdown_inlines, without_commands,
};
use crate::view::{Labels, Render};

/// A passage in its two Markdown forms.
#[derive(Debug, Clone, Serialize)]
pub struct Written {
    /// Where lines may follow one another.
    pub text: String,
    /// Within a table's cell, on one line.
    pub cell: String,
}

/// Makes passages into Markdown in which nothing is read as markup that was not meant so.
#[derive(Debug, Clone, Copy)]
pub struct MarkdownRender;

impl Render for MarkdownRender {
    type Output = Written;
    type Labels = Labels;

    fn labels(&self, words: impl FnOnce() -> Labels) -> Labels {
        words()
    }

    fn inline(&self, inlines: &[Inline], language: Option<&str>) -> Written {
        let mark = |words: String| match language {
            Some(language) => format!("<span lang=\"{}\">{words}</span>", tag(language)),
            None => words,
        };
        Written { text: mark(markdown_inlines(inlines)), cell: mark(markdown_cell(inlines)) }
    }

    fn blocks(
        &self,
        passage: &Passage,
        level: u8,
        namespace: &str,
        language: Option<&str>,
    ) -> Written {
        let words = crate::prose::plain(passage);
        let cell = markdown_cell(&[Inline::Text { text: words.replace('\n', " ") }]);
        let text = markdown(passage, level, namespace);
        let text = match language {
            // The blank lines let what stands between be Markdown.
            Some(language) => format!("<div lang=\"{}\">\n\n{text}\n\n</div>", tag(language)),
            None => text,
        };
        Written { text, cell }
    }

    fn words(&self, words: &str) -> Written {
        let text = [Inline::Text { text: words.to_owned() }];
        Written { text: markdown_inlines(&text), cell: markdown_cell(&text) }
    }
}

/// Words of the form's or of a name, escaped for a line of Markdown.
pub(super) fn line(words: &str) -> String {
    markdown_inlines(&inlines_of(words))
}

fn inlines_of(words: &str) -> Vec<Inline> {
    if words.trim().is_empty() {
        return inlines(words);
    }
    vec![Inline::Text { text: words.split_whitespace().collect::<Vec<_>>().join(" ") }]
}

/// Takes out what templates leave: blank lines but one between blocks, and white space at a line's end.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // The run of marks that opened the code we are in; a longer one may hold shorter ones.
    let mut fence: Option<(char, usize)> = None;
    for line in text.lines() {
        // Code may stand in an item or a quote.
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
    // Text is escaped so that it reads back; in code nothing can be.
    without_commands(&out).into_owned()
}
