//! The content of generated plans.

use std::collections::BTreeSet;

use plancc::model::{Field, FieldKind, Plan, ReferenceTarget, Table};

use super::{Dice, Part};

/// Makes the plan for a seed, with about `size` fields.
pub(crate) fn plan_of(seed: u64, size: usize) -> Part {
    let mut maker =
        Maker { dice: Dice::new(seed), left: size, ids: BTreeSet::new(), needs: Vec::new() };
    let mut keys = maker.entry(Plan::TABLE, 0);
    for (key, value) in [("year", "2026-2027"), ("plancc", "1")] {
        keys.retain(|(other, _)| other != key);
        keys.insert(0, (key.to_owned(), Part::Word(value.to_owned())));
    }
    // At least one need exists, for references.
    let needs = maker.needs.clone();
    maker.refer(&mut keys, &needs);
    Part::Keys(in_order(Plan::TABLE, keys))
}

fn in_order(table: &Table, mut keys: Vec<(String, Part)>) -> Vec<(String, Part)> {
    keys.sort_by_key(|(key, _)| table.field(key).map(|(number, _)| number));
    keys
}

struct Maker {
    dice: Dice,
    left: usize,
    ids: BTreeSet<String>,
    needs: Vec<String>,
}

const WORDS: &[&str] = &[
    "students",
    "families",
    "read",
    "every",
    "day",
    "attendance",
    "señal",
    "it's",
    "rooms",
    "the",
    "of",
    "and",
    "1,200",
    "85%",
    "#12",
    "naïve",
    "Title",
    "(LCAP)",
    "teach",
    "grade",
    "\"yes\"",
    "growth",
    "well-known",
    "a",
    "at",
    "school",
];

const ODD: &[&str] = &[
    "Title I: coach teachers",
    "# of students who attend",
    "- a dash",
    "“curly” quotation marks",
    "\"yes\" and 'no' and it's",
    "back\\slash",
    "ends with a colon:",
    "12.10",
    "yes",
    "~",
    "@home, % and `code  here`",
    "*often* and **always** and [a link](https://plans.example/a_b)",
    "two  spaces",
    "1. not a list",
    "> no quote",
    "{braces} and [brackets]",
    "key: value, key: value",
    "a | b",
    "null",
    "0x10",
    "&anchor *alias !tag",
    "trailing comment # no",
    "-5",
    "see [^1] and <b>bold</b>",
];

const BLOCKS: &[&str] = &[
    "- first item\n- second item, which is longer. It has two sentences.\n  - nested\n- third",
    "1. one\n2. two\n\n   with a second paragraph. And more.\n3. three",
    "| measure | before |\n| --- | ---: |\n| trained | 48% |\n| a \\| b | 12% |",
    "> We bring good news. Nobody has asked.\n>\n> — a director",
    "## A heading\n\nAnd text below it.",
    "```\ncode: here\n  indented  # no comment\n```",
    "A line that ends here\\\nand goes on.",
    "Two spaces  \nbreak a line.",
    "- [ ] a task\n- [x] done. Really.",
    "A note[^n].\n\n[^n]: What it says. In two sentences.",
    "***\n\nAfter a rule.",
    "- loose\n\n- items\n\n  > quoted in an item. Twice.",
];

impl Maker {
    fn text(&mut self) -> String {
        if self.dice.once_in(4) {
            return self.dice.pick(ODD).to_owned();
        }
        let mut text = String::new();
        for sentence in 0..=self.dice.roll(3) {
            if sentence > 0 {
                text.push_str(self.dice.pick(&[". ", "! ", "? ", "; ", ", "]));
            }
            for word in 0..=self.dice.roll(24) {
                if word > 0 {
                    text.push(' ');
                }
                let word = self.dice.pick(WORDS);
                match text.chars().nth_back(1) {
                    None | Some('.' | '!' | '?') if text.is_empty() || text.ends_with(' ') => {
                        let mut letters = word.chars();
                        text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                        text.push_str(letters.as_str());
                    }
                    _ => text.push_str(word),
                }
            }
        }
        if self.dice.once_in(2) {
            text.push('.');
        }
        text
    }

    fn prose(&mut self) -> String {
        let mut blocks = Vec::new();
        for _ in 0..=self.dice.roll(3) {
            let is_text = self.dice.once_in(2);
            let block = if is_text { self.text() } else { self.dice.pick(BLOCKS).to_owned() };
            blocks.push(block);
        }
        blocks.join("\n\n")
    }

    fn id(&mut self) -> String {
        loop {
            let id = format!(
                "{}-{}",
                self.dice.pick(&["read", "math", "a1", "x"]),
                self.dice.roll(1000)
            );
            if self.ids.insert(id.clone()) {
                return id;
            }
        }
    }

    fn entry(&mut self, table: &'static Table, depth: usize) -> Vec<(String, Part)> {
        let mut keys = Vec::new();
        for field in table.fields {
            let is_needed = field.required == plancc::model::Requirement::Always
                || field.key == "id" && table.name == "metric";
            let is_here =
                is_needed || self.left > 0 && self.dice.once_in(if depth == 0 { 2 } else { 3 });
            if !is_here || matches!(field.key, "stage" | "translates" | "confirm" | "continues") {
                continue;
            }
            self.left = self.left.saturating_sub(1);
            let part = if !is_needed && self.dice.once_in(12) {
                Part::Nothing
            } else {
                let Some(part) = self.value(table, field, depth) else { continue };
                part
            };
            keys.push((field.key.to_owned(), part));
        }
        if keys.is_empty() {
            let field = table
                .fields
                .iter()
                .find(|field| matches!(field.kind, FieldKind::Text | FieldKind::Prose));
            keys.extend(field.map(|field| (field.key.to_owned(), Part::Text(self.text()))));
        }
        in_order(table, keys)
    }

    fn entries(&mut self, table: &'static Table, depth: usize) -> Part {
        let some = 1 + self.dice.roll(3);
        let items = (0..some).map(|_| Part::Keys(self.entry(table, depth + 1)));
        Part::List(items.collect(), true)
    }

    fn value(&mut self, table: &Table, field: &Field, depth: usize) -> Option<Part> {
        Some(match field.kind {
            FieldKind::Text => Part::Text(self.text()),
            FieldKind::Prose => Part::Prose(self.prose()),
            FieldKind::Answer if self.dice.once_in(2) => Part::Prose(self.prose()),
            FieldKind::Answer | FieldKind::Texts => {
                let may_flow = field.key == "students";
                Part::List(
                    (0..=self.dice.roll(3)).map(|_| Part::Text(self.text())).collect(),
                    may_flow,
                )
            }
            FieldKind::Id => {
                let id = self.id();
                if table.name == "need" {
                    self.needs.push(id.clone());
                }
                Part::Word(id)
            }
            FieldKind::Language => Part::Word(self.dice.pick(&["en", "es"]).to_owned()),
            // Filled in when all needs are known.
            FieldKind::References(ReferenceTarget::Need) => Part::List(Vec::new(), true),
            FieldKind::References(_) | FieldKind::Reference(_) => Part::Word("lcap-1".to_owned()),
            FieldKind::Date(_) => {
                Part::Word(self.dice.pick(&["2026-10-22", "2026-11", "2027-06-30"]).to_owned())
            }
            FieldKind::Year => Part::Word("2026-2027".to_owned()),
            FieldKind::Money | FieldKind::Number => {
                Part::Word(self.dice.pick(&["1250000", "1200.50", "0"]).to_owned())
            }
            FieldKind::Measure => {
                Part::Word(self.dice.pick(&["62", "85%", "-3.5", "0"]).to_owned())
            }
            FieldKind::Choice(words) => Part::Word(self.dice.pick(words).to_owned()),
            FieldKind::Entity(table) => Part::Keys(self.entry(table, depth + 1)),
            FieldKind::Entities(table) | FieldKind::OneOrMore(table) => self.entries(table, depth),
            FieldKind::ProseOrEntities(table) => {
                if self.dice.once_in(2) {
                    Part::Prose(self.prose())
                } else {
                    self.entries(table, depth)
                }
            }
            FieldKind::Answers => {
                Part::Keys(vec![("equity".to_owned(), Part::Prose(self.prose()))])
            }
            _ => return None,
        })
    }

    /// Fills in the references to needs, and removes those without a target.
    fn refer(&mut self, keys: &mut Vec<(String, Part)>, needs: &[String]) {
        keys.retain_mut(|(key, part)| {
            match part {
                Part::List(items, _) if key == "needs" && items.is_empty() => {
                    if needs.is_empty() {
                        return false;
                    }
                    items.push(Part::Word(needs[self.dice.roll(needs.len())].clone()));
                }
                Part::List(items, _) => {
                    for item in items {
                        if let Part::Keys(keys) = item {
                            self.refer(keys, needs);
                        }
                    }
                }
                Part::Keys(keys) => self.refer(keys, needs),
                _ => {}
            }
            true
        });
    }
}
