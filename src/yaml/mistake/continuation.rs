//! Lines that continue the text above but have too little indentation.

use super::Mistake;
use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::lang::has_in_any;
use crate::source::{Source, Span};
use crate::yaml::line::Line;
use crate::yaml::syntax_error::{LINE_WITHOUT_KEY, sure_if_prose};

/// Returns `true` if a line begins with a function word, so that it continues a sentence.
pub(super) fn begins_with_function_word(said: &str) -> bool {
    let word = said.split([' ', '\t', ',']).next().unwrap_or_default();
    has_in_any(|words| words.text.line_starts, word)
}

/// Text that ended before a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextAbove {
    /// The column of the key or dash that introduces the text.
    pub(super) column: usize,
    /// The column for the other lines of the text.
    pub(super) indent: usize,
    /// The first line of the text.
    pub(super) line: Line,
}

impl TextAbove {
    /// Returns the edit that indents a line as far as the text.
    pub(super) fn moved(&self, source: &Source, line: &Line) -> Edit {
        let steps = self.indent.saturating_sub(line.column);
        Edit { span: Span::new(source.id(), line.start..line.start), text: " ".repeat(steps) }
    }

    /// Returns `Safe` if a line is clearly prose and the text is a block scalar (`|` or `>`).
    pub(super) fn applicability(&self, source: &Source, line: &Line) -> Applicability {
        let said = |line: &Line| source.text().get(line.content..line.end).unwrap_or_default();
        let is_block = said(&self.line).trim_end().ends_with(['|', '>']);
        if is_block { sure_if_prose(said(line)) } else { Applicability::Unsafe }
    }

    /// Returns the mistake for the first line with too little indentation.
    pub(super) fn mistake(&self, source: &Source, line: &Line) -> Mistake {
        let span = Span::new(source.id(), line.content..line.end);
        let edits = vec![self.moved(source, line)];
        let finding =
            Diagnostic::error(LINE_WITHOUT_KEY, span, "this line has too little indentation")
                .here("this line continues the text above, but is indented like a key")
                .label(
                    Span::new(source.id(), self.line.content..self.line.end),
                    "the text starts here",
                )
                .note("a line without a key would be missing from the report")
                .help(format!("start the line with {} spaces", self.indent))
                .fix("indent the line", self.applicability(source, line), edits.clone());
        Mistake { finding, edits }
    }
}

impl Mistake {
    /// Adds another line with too little indentation to the mistake.
    pub(super) fn and(&mut self, edit: Edit, applicability: Applicability) {
        for fix in &mut self.finding.fixes {
            fix.edits.push(edit.clone());
            if applicability == Applicability::Unsafe {
                fix.applicability = Applicability::Unsafe;
            }
        }
        let spaces = edit.text.len();
        if self.edits.len() == 1 {
            self.finding.helps = vec![format!(
                "indent this line, and the lines below that continue the text, by {spaces} more spaces"
            )];
        }
        self.edits.push(edit);
    }
}
