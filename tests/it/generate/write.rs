//! All notations for the content of a plan.

use std::fmt::Write;

use plancc::yaml::{quote, quote_in_brackets};

use super::{Dice, Layout, Part};

impl Part {
    /// Writes the part as YAML in the given layout.
    pub(crate) fn written(&self, layout: &Layout) -> String {
        let mut writer = Writer {
            dice: Dice::new(layout.seed),
            layout: *layout,
            out: String::new(),
            comments: 0,
        };
        if layout.windows && writer.dice.once_in(2) {
            writer.out.push('\u{feff}');
        }
        if let Part::Keys(keys) = self {
            writer.keys(keys, 0, false);
        }
        let mut out = writer.out;
        if layout.open {
            out.truncate(out.trim_end_matches('\n').len());
        }
        if layout.windows { out.replace('\n', "\r\n") } else { out }
    }
}

struct Writer {
    dice: Dice,
    layout: Layout,
    out: String,
    comments: usize,
}

impl Writer {
    fn indent(&mut self, column: usize) {
        self.out.extend(std::iter::repeat_n(' ', column));
    }

    fn comment(&mut self, what: &str) {
        self.comments += 1;
        let _ = write!(self.out, "# {} {what}", self.comments);
    }

    /// Writes comments and blank lines above a node at `column`.
    fn above(&mut self, column: usize, what: &str) {
        if self.layout.loose && self.dice.once_in(5) {
            self.out.push('\n');
        }
        while self.layout.comments && self.dice.once_in(4) {
            self.indent(column);
            self.comment(&format!("above {what}"));
            self.out.push('\n');
            if self.layout.loose && self.dice.once_in(5) {
                self.out.push('\n');
            }
        }
    }

    /// Writes an optional comment, then the end of the line.
    fn end_line(&mut self, what: &str) {
        if self.layout.comments && self.dice.once_in(5) {
            // After one space, `#` may be a mistake inside a text.
            let gap = 2 + self.dice.roll(2);
            self.out.push_str(if self.layout.tabs { "\t" } else { &"   "[..gap] });
            self.comment(&format!("beside {what}"));
        } else if self.layout.loose && self.dice.once_in(6) {
            self.out.push_str("  ");
        }
        self.out.push('\n');
    }

    fn gap(&mut self) {
        self.out.push(if self.layout.tabs && self.dice.once_in(2) { '\t' } else { ' ' });
    }

    fn keys(&mut self, keys: &[(String, Part)], column: usize, mut is_begun: bool) {
        let mut order: Vec<&(String, Part)> = keys.iter().collect();
        if self.layout.shuffled {
            for at in (1..order.len()).rev() {
                order.swap(at, self.dice.roll(at + 1));
            }
        }
        for (key, part) in order {
            if !std::mem::take(&mut is_begun) {
                self.above(column, key);
                self.indent(column);
            }
            self.out.push_str(key);
            self.out.push(':');
            self.value(key, part, column);
        }
        self.below(column);
    }

    fn below(&mut self, column: usize) {
        if self.layout.comments && column > 0 && self.dice.once_in(6) {
            self.indent(column);
            self.comment("below");
            self.out.push('\n');
        }
    }

    fn value(&mut self, what: &str, part: &Part, column: usize) {
        let step = if self.layout.loose { self.dice.pick(&[1, 2, 3, 4]) } else { 2 };
        match part {
            Part::Nothing => self.end_line(what),
            Part::Word(text) | Part::Text(text) | Part::Prose(text) => {
                let is_word = matches!(part, Part::Word(_));
                self.gap();
                self.scalar(text, is_word, what, column, column + step);
            }
            Part::Keys(_) | Part::List(..)
                if self.layout.flow && self.dice.once_in(2) && part.may_flow() =>
            {
                self.gap();
                self.flow(part, column + step);
                self.end_line(what);
            }
            Part::List(items, _) if items.is_empty() => {
                self.out.push_str(" []");
                self.end_line(what);
            }
            Part::Keys(keys) if keys.is_empty() => {
                self.out.push_str(" {}");
                self.end_line(what);
            }
            Part::Keys(keys) => {
                self.end_line(what);
                self.keys(keys, column + step, false);
            }
            Part::List(items, _) => {
                self.end_line(what);
                let step = if self.layout.loose { self.dice.pick(&[0, 2, 4]) } else { 2 };
                self.items(items, column + step, step == 0);
            }
        }
    }

    fn items(&mut self, items: &[Part], column: usize, is_flush: bool) {
        for item in items {
            self.above(column, "-");
            self.indent(column);
            self.out.push('-');
            match item {
                Part::Keys(keys) if !self.may_be_short(item) => {
                    let gap = if self.layout.loose { 1 + self.dice.roll(3) } else { 1 };
                    self.indent(gap);
                    self.keys(keys, column + 1 + gap, true);
                }
                Part::Keys(_) | Part::List(..) => {
                    self.out.push(' ');
                    self.flow(item, column + 2);
                    self.end_line("-");
                }
                Part::Nothing => self.end_line("-"),
                Part::Word(text) | Part::Text(text) | Part::Prose(text) => {
                    self.out.push(' ');
                    self.scalar(text, matches!(item, Part::Word(_)), "-", column, column + 2);
                }
            }
        }
        if !is_flush {
            self.below(column);
        }
    }

    fn may_be_short(&mut self, item: &Part) -> bool {
        let is_empty = matches!(item, Part::Keys(keys) if keys.is_empty());
        is_empty || self.layout.flow && item.may_flow() && self.dice.once_in(2)
    }

    /// Writes a part in brackets or braces, on one or more lines; all but the first begin at `column`.
    fn flow(&mut self, part: &Part, column: usize) {
        let is_tall = self.layout.folding && self.dice.once_in(3);
        match part {
            Part::Keys(keys) => {
                self.out.push('{');
                for (number, (key, part)) in keys.iter().enumerate() {
                    self.between(number, is_tall, column);
                    let _ = write!(self.out, "{key}:");
                    if !matches!(part, Part::Nothing) {
                        self.out.push(' ');
                        self.flow(part, column);
                    }
                }
                self.close(is_tall, column);
                self.out.push('}');
            }
            Part::List(items, _) => {
                self.out.push('[');
                for (number, item) in items.iter().enumerate() {
                    self.between(number, is_tall, column);
                    self.flow(item, column);
                }
                self.close(is_tall, column);
                self.out.push(']');
            }
            Part::Nothing => {}
            Part::Word(text) => self.out.push_str(text),
            Part::Text(text) | Part::Prose(text) => {
                let quoted = if self.layout.quotes && self.dice.once_in(2) {
                    format!("'{}'", text.replace('\'', "''"))
                } else {
                    quote_in_brackets(text)
                };
                self.out.push_str(&quoted);
            }
        }
    }

    fn between(&mut self, number: usize, is_tall: bool, column: usize) {
        if number > 0 {
            self.out.push(',');
        }
        if is_tall {
            self.end_line("in flow");
            self.indent(column);
        } else if number > 0 {
            self.out.push(' ');
        }
    }

    fn close(&mut self, is_tall: bool, column: usize) {
        if is_tall {
            self.end_line("in flow");
            self.indent(column);
        }
    }

    /// Writes a text in one of the styles that can express it.
    fn scalar(&mut self, text: &str, is_word: bool, what: &str, parent: usize, column: usize) {
        let column = column.max(parent + 1);
        let mut styles: Vec<u8> = Vec::new();
        let is_plain = is_word || quote(text) == text;
        if is_plain {
            styles.extend([0, 0]);
        }
        if self.layout.quotes && !text.contains('\n') && !is_word {
            styles.push(1);
        }
        if self.layout.quotes || styles.is_empty() {
            styles.push(2);
        }
        let can_be_block = !is_word && !text.starts_with(' ');
        if can_be_block && (self.layout.folding || text.contains('\n')) {
            styles.extend([3, 3]);
        }
        let is_one_line = !text.contains('\n') && !text.contains("  ");
        if can_be_block && self.layout.folding && is_one_line {
            styles.push(4);
        }
        match self.dice.pick(&styles) {
            0 => {
                let words: Vec<&str> = text.split(' ').collect();
                let is_open =
                    |word: &str| word.starts_with(char::is_alphabetic) && !word.ends_with(':');
                self.folded(&words, column, &is_open, what);
                self.end_line(what);
            }
            1 => {
                let quoted = format!("'{}'", text.replace('\'', "''"));
                self.in_quotes(&quoted, column);
                self.end_line(what);
            }
            2 => {
                let mut quoted = String::from("\"");
                for one in text.chars() {
                    match one {
                        '"' | '\\' => quoted.extend(['\\', one]),
                        '\n' => quoted.push_str("\\n"),
                        one => quoted.push(one),
                    }
                }
                quoted.push('"');
                self.in_quotes(&quoted, column);
                self.end_line(what);
            }
            3 => {
                self.out.push('|');
                self.out.push_str(self.dice.pick(&["", "-", "+"]));
                self.end_line(what);
                for line in text.lines() {
                    if !line.is_empty() {
                        self.indent(column);
                        self.out.push_str(line);
                    }
                    self.out.push('\n');
                }
            }
            _ => {
                self.out.push('>');
                self.out.push_str(self.dice.pick(&["", "-"]));
                self.end_line(what);
                self.indent(column);
                let is_open = |word: &str| word.starts_with(char::is_alphabetic);
                let words: Vec<&str> = text.split(' ').collect();
                self.folded(&words, column, &is_open, what);
                self.out.push('\n');
            }
        }
    }

    fn in_quotes(&mut self, quoted: &str, column: usize) {
        let words: Vec<&str> = quoted.split(' ').collect();
        let is_open = |word: &str| word.starts_with(char::is_alphabetic);
        self.folded(&words, column, &is_open, "");
    }

    /// Writes words with line breaks in place of some spaces.
    fn folded(
        &mut self,
        words: &[&str],
        column: usize,
        may_begin: &dyn Fn(&str) -> bool,
        _what: &str,
    ) {
        for (number, word) in words.iter().enumerate() {
            if number > 0 {
                let before = words[number - 1];
                let is_sound = !before.is_empty() && !word.is_empty() && !before.ends_with('\\');
                let is_short = words.iter().filter(|word| word.starts_with('#')).count() == 0;
                if self.layout.folding
                    && is_sound
                    && is_short
                    && may_begin(word)
                    && self.dice.once_in(6)
                {
                    self.out.push('\n');
                    self.indent(column);
                } else {
                    self.out.push(' ');
                }
            }
            self.out.push_str(word);
        }
    }
}
