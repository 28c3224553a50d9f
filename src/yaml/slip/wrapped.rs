//! Lines of a text that continue too far to the left.

use super::Slip;
use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::source::{Source, Span};
use crate::yaml::fault::LINE_WITHOUT_KEY;
use crate::yaml::line::Line;

/// A text that ended above a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Above {
    /// The column of its key or dash.
    pub(super) column: usize,
    /// The column at which its further lines begin.
    pub(super) indent: usize,
    /// Its first line.
    pub(super) line: Line,
}

impl Above {
    /// The edit that moves a line in as far as the text.
    pub(super) fn moved(&self, source: &Source, line: &Line) -> Edit {
        let steps = self.indent.saturating_sub(line.column);
        Edit { span: Span::new(source.id(), line.start..line.start), text: " ".repeat(steps) }
    }

    /// The slip of the first line that stands too far left.
    pub(super) fn slip(&self, source: &Source, line: &Line) -> Slip {
        let span = Span::new(source.id(), line.content..line.end);
        let edits = vec![self.moved(source, line)];
        let finding =
            Diagnostic::error(LINE_WITHOUT_KEY, span, "this line has too little indentation")
                .here("it goes on with the text above, but stands as far left as a key")
                .label(
                    Span::new(source.id(), self.line.content..self.line.end),
                    "the text begins here",
                )
                .note("a line that belongs to no key would be lost")
                .help(format!("begin the line with {} spaces", self.indent))
                .fix("move it in", Applicability::Unsafe, edits.clone());
        Slip { finding, edits }
    }
}

impl Slip {
    /// Adds another line to a slip of lines that stand too far left.
    pub(super) fn and(&mut self, edit: Edit) {
        for fix in &mut self.finding.fixes {
            fix.edits.push(edit.clone());
        }
        let spaces = edit.text.len();
        if self.edits.len() == 1 {
            self.finding.helps =
                vec![format!("move it and the lines below it in by {spaces} spaces")];
        }
        self.edits.push(edit);
    }
}
