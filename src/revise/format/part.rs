//! The parts of a formatted text, and how to write them.

/// The indentation of a part relative to its parent.
pub(super) const STEP: usize = 2;

/// A comment on a separate line.
#[derive(Debug)]
pub(super) struct LineComment<'a> {
    /// `true` if a blank line precedes the comment.
    pub(super) blank: bool,
    /// The text, including the `#`.
    pub(super) text: &'a str,
}

/// A comment at the end of a line.
#[derive(Debug)]
pub(super) struct TrailingComment<'a> {
    /// The number of spaces before the `#`.
    pub(super) gap: usize,
    /// The text, including the `#`.
    pub(super) text: &'a str,
}

/// A key with its value, or an item.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// The comments above the part.
    pub(super) above: Vec<LineComment<'a>>,
    /// `true` if a blank line precedes the part, below these comments.
    pub(super) blank: bool,
    /// The key as written; `None` for an item.
    pub(super) key: Option<String>,
    /// The content.
    pub(super) body: Body<'a>,
    /// The comment at the end of the part's first line.
    pub(super) aside: Option<TrailingComment<'a>>,
}

/// The content of a part.
#[derive(Debug)]
pub(super) enum Body<'a> {
    /// No value, possibly with comments.
    Empty(Vec<LineComment<'a>>),
    /// A value on one line.
    Line(String),
    /// A block scalar.
    Block {
        /// The header: `|` and its indicators.
        header: &'static str,
        /// The lines.
        text: String,
    },
    /// Keys, and the comments below the last key.
    Keys(Vec<Part<'a>>, Vec<LineComment<'a>>),
    /// Items, and the comments below the last item.
    Items(Vec<Part<'a>>, Vec<LineComment<'a>>),
}

impl Body<'_> {
    /// Returns `true` if the content needs more than two lines below its key.
    pub(super) fn is_tall(&self) -> bool {
        match self {
            Body::Line(_) => false,
            Body::Empty(below) => below.len() > 2,
            Body::Block { text, .. } => text.lines().nth(1).is_some(),
            Body::Keys(parts, below) | Body::Items(parts, below) => {
                let inner = parts.iter().any(|part| !matches!(part.body, Body::Line(_)));
                inner || parts.len() + below.len() > 2
            }
        }
    }
}

impl Part<'_> {
    /// Sets or removes the blank line before the part and the comments above it.
    pub(super) fn set_off(&mut self, is_set_off: bool) {
        match self.above.first_mut() {
            Some(first) => first.blank = is_set_off,
            None => self.blank = is_set_off,
        }
    }
}

/// Writes parts at `column`. With `is_begun`, the first one continues the current line.
pub(super) fn write(parts: &[Part<'_>], column: usize, mut is_begun: bool, out: &mut String) {
    for (number, part) in parts.iter().enumerate() {
        for (at, remark) in part.above.iter().enumerate() {
            write_remark(remark, column, number == 0 && at == 0, out);
        }
        if part.blank && (number > 0 || !part.above.is_empty()) {
            out.push('\n');
        }
        if !std::mem::take(&mut is_begun) {
            indent(column, out);
        }
        write_part(part, column, out);
    }
}

fn write_part(part: &Part<'_>, column: usize, out: &mut String) {
    match &part.key {
        Some(key) => {
            out.push_str(key);
            out.push(':');
        }
        None => out.push('-'),
    }
    match &part.body {
        Body::Empty(below) => {
            end_line(part, out);
            write_remarks(below, column + STEP, out);
        }
        Body::Line(text) => {
            out.push(' ');
            out.push_str(text);
            end_line(part, out);
        }
        Body::Block { header, text } => {
            out.push(' ');
            out.push_str(header);
            end_line(part, out);
            for line in text.lines() {
                if !line.is_empty() {
                    indent(column + STEP, out);
                    out.push_str(line);
                }
                out.push('\n');
            }
        }
        Body::Keys(parts, below) | Body::Items(parts, below) if part.key.is_some() => {
            end_line(part, out);
            write(parts, column + STEP, false, out);
            write_remarks(below, column + STEP, out);
        }
        Body::Keys(parts, below) | Body::Items(parts, below) => {
            out.push(' ');
            write(parts, column + STEP, true, out);
            write_remarks(below, column + STEP, out);
        }
    }
}

/// Writes comments on separate lines, at the given column.
pub(super) fn write_remarks(remarks: &[LineComment<'_>], column: usize, out: &mut String) {
    for remark in remarks {
        write_remark(remark, column, false, out);
    }
}

fn write_remark(remark: &LineComment<'_>, column: usize, is_first: bool, out: &mut String) {
    if remark.blank && !is_first {
        out.push('\n');
    }
    indent(column, out);
    out.push_str(remark.text);
    out.push('\n');
}

fn end_line(part: &Part<'_>, out: &mut String) {
    if let Some(aside) = &part.aside {
        out.extend(std::iter::repeat_n(' ', aside.gap.max(1)));
        out.push_str(aside.text);
    }
    out.push('\n');
}

fn indent(column: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', column));
}
