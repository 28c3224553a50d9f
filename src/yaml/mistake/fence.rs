//! Markdown code fences that were pasted with a plan.

use super::Mistake;
use super::page::CODE_FENCE;
use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::source::{Source, Span};
use crate::yaml::line::Line;

/// Returns `true` if a line is a fence: three or more backticks or tildes, then at most one word.
pub(super) fn is_fence(said: &str) -> bool {
    ["```", "~~~"].iter().any(|fence| said.starts_with(fence)) && {
        let word = said.trim_start_matches(['`', '~']).trim();
        word.chars().all(|one| one.is_ascii_alphanumeric() || "+-_.".contains(one))
    }
}

/// The code fences of a file, and the pasted lines around them.
#[derive(Default)]
pub(super) struct Fences {
    fences: Vec<Line>,
    /// Lines before the first fence, if no key of the plan came earlier.
    before: Vec<Line>,
    /// Lines after the closing fence, if the fences enclose the entire plan.
    after: Vec<Line>,
    /// `true` if a key of the plan came before the first fence.
    is_inside: bool,
}

impl Fences {
    pub(super) fn fence(&mut self, line: Line) {
        self.fences.push(line);
    }

    /// Records a key of the plan.
    pub(super) fn key(&mut self) {
        self.is_inside |= self.fences.is_empty();
    }

    /// Records a line without a key of the plan. Returns `true` if the line is pasted text outside
    /// the fences.
    pub(super) fn takes(&mut self, line: Line) -> bool {
        if self.is_inside {
            return false;
        }
        match self.fences.len() {
            0 => self.before.push(line),
            2 => {
                self.after.push(line);
                return true;
            }
            _ => {}
        }
        false
    }

    /// Returns a mistake for each pair of fences.
    pub(super) fn mistakes(self, source: &Source) -> Vec<Mistake> {
        let mut mistakes: Vec<Mistake> = Vec::new();
        for pair in self.fences.chunks(2) {
            let Some(first) = pair.first() else { continue };
            let mut rows: Vec<Line> = pair.to_vec();
            if mistakes.is_empty() && !self.is_inside {
                rows.extend(&self.before);
                rows.extend(&self.after);
            }
            rows.sort_by_key(|row| row.start);
            mistakes.push(mistake(source, first, pair.get(1), &rows));
        }
        mistakes
    }
}

fn mistake(source: &Source, first: &Line, last: Option<&Line>, rows: &[Line]) -> Mistake {
    let span = |line: &Line| Span::new(source.id(), line.content..line.end);
    let edits: Vec<Edit> = rows
        .iter()
        .map(|row| Edit { span: Span::new(source.id(), row.start..row.next), text: String::new() })
        .collect();
    let finding =
        Diagnostic::error(CODE_FENCE, span(first), "this code fence isn't part of the plan")
            .here("this line was probably pasted with the plan");
    let finding = match last {
        Some(last) => finding.label(span(last), "the closing fence"),
        None => finding,
    };
    let is_more = rows.len() > if last.is_some() { 2 } else { 1 };
    let (help, applicability) = match (last, is_more) {
        (_, true) => ("delete the fence and the lines outside it", Applicability::Unsafe),
        (Some(_), _) => ("delete both lines", Applicability::Safe),
        (None, _) => ("delete the line", Applicability::Safe),
    };
    let finding = finding
        .note("a code fence marks a sample on a web page; it isn't part of a plan")
        .help(help)
        .fix(help, applicability, edits.clone());
    Mistake { finding, edits }
}
