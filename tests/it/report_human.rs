//! Findings in a terminal: close locations together, long ones cut, control characters replaced.

use std::sync::Arc;

use plancc::diagnostic::{Applicability, Diagnostic, Edit};
use plancc::report::{human, sanitize};
use plancc::source::{Source, SourceId, Sources, Span};
use unicode_width::UnicodeWidthStr;

const OWN: SourceId = SourceId(0);

fn sources(text: &str) -> Sources {
    let mut sources = Sources::default();
    sources.insert(Arc::new(Source::new(OWN, "plan.yaml", text)));
    sources
}

fn place(text: &str, part: &str) -> Span {
    let at = text.find(part).unwrap();
    Span::new(OWN, at..at + part.len())
}

fn shown(text: &str, diagnostic: Diagnostic) -> String {
    human(&[diagnostic], &sources(text), false, 80)
}

#[test]
fn a_place_over_more_than_six_lines_is_cut_and_says_so() {
    let text: String = (1..=9).map(|line| format!("line {line}\n")).collect();
    let nine = Span::new(OWN, 0..text.len());
    for (said, ends) in [("too much", "too much, and 3 more lines"), ("", "and 3 more lines")] {
        let out = shown(&text, Diagnostic::error("rule", nine, "message").here(said));
        assert!(out.contains("line 6") && !out.contains("line 7"), "{out}");
        assert!(out.contains(&format!(" {ends}\n")), "{out}");
    }
    let seven = Span::new(OWN, 0..text.find("line 8").unwrap());
    assert!(
        shown(&text, Diagnostic::error("rule", seven, "message")).contains("and 1 more line\n")
    );
    let six = Span::new(OWN, 0..text.find("\nline 7").unwrap());
    let out = shown(&text, Diagnostic::error("rule", six, "message").here("all of it"));
    assert!(out.contains("line 6") && out.contains(" all of it\n"), "{out}");
}

#[test]
fn near_places_are_one_excerpt_and_those_on_long_lines_are_not() {
    let text = "first: 1\nbetween: 2\nlast: 3\n";
    let said = |text: &str| {
        let said = Diagnostic::error("rule", place(text, "last"), "message").here("this one");
        shown(text, said.label(place(text, "first"), "and that one"))
    };
    let out = said(text);
    assert!(!out.contains(":::"), "{out}");
    assert!(out.contains("this one") && out.contains("and that one"), "{out}");
    let long = text.replace("last: 3", &format!("last: {}", "three ".repeat(30)));
    let out = said(&long);
    assert_eq!(out.matches(":::").count(), 1, "{out}");
    assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
}

#[test]
fn nothing_in_a_plan_a_name_or_a_message_is_obeyed_by_the_terminal() {
    for hostile in ["\u{1b}[31m", "\u{7}", "\u{202e}", "\u{2066}", "\u{9b}31m", "a\rb", "\u{2028}"]
    {
        let text = format!("key: {hostile}value\nmore: x\n");
        let mut sources = Sources::default();
        sources.insert(Arc::new(Source::new(OWN, format!("{hostile}.yaml"), text.as_str())));
        let said = Diagnostic::error("rule", place(&text, "value"), hostile)
            .here(hostile)
            .label(place(&text, "more"), hostile)
            .note(hostile)
            .help(hostile)
            .fix(
                hostile,
                Applicability::Safe,
                vec![Edit { span: place(&text, "x"), text: hostile.to_owned() }],
            );
        let out = human(&[said], &sources, false, 80);
        let obeyed = |c: char| {
            (c.is_control() && c != '\n')
                || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}')
        };
        assert!(!out.contains(obeyed), "{hostile:?}: {out:?}");
        assert!(out.contains("value"), "{out}");
    }
}

#[test]
fn a_carriage_return_is_shown_unless_it_ends_a_line() {
    assert_eq!(sanitize("a\rb\r\nc\r"), "a␍b\r\nc␍");
    assert_eq!(sanitize("a\r\nb\tc"), "a\r\nb\tc");
}

#[test]
fn places_are_right_behind_pictures_and_carriage_returns() {
    let text = "a\r\u{1b}b: value\n";
    let out = shown(text, Diagnostic::error("rule", place(text, "value"), "message").here("here"));
    let lines: Vec<&str> = out.lines().collect();
    let source = lines.iter().position(|line| line.contains("value")).unwrap();
    let at = |line: &str, part: &str| line[..line.find(part).unwrap()].chars().count();
    assert_eq!(at(lines[source], "value"), at(lines[source + 1], "^^^^^"), "{out}");
}

#[test]
fn a_fix_is_shown_as_the_line_would_be_and_once_only() {
    let text = "amount: $1,200\n";
    let fixed = |help: &str| {
        let said = Diagnostic::error("rule", place(text, "$1,200"), "message").help(help);
        shown(text, said.safe_fix("leave the signs out", place(text, "$1,200"), "1200"))
    };
    let out = fixed("digits alone");
    assert!(
        out.contains("help: leave the signs out\n") && out.contains("1 + amount: 1200"),
        "{out}"
    );
    // A help that repeats the title of the fix is shown once. If a help contains the text of the fix, no
    // fix is shown below it.
    assert_eq!(fixed("leave the signs out").matches("leave the signs out").count(), 1);
    assert!(!fixed("write `1200`").contains("leave the signs out"));
}

#[test]
fn what_is_said_is_wrapped_between_words_and_never_within_what_is_to_be_typed() {
    let text = "key: value\n";
    let typed = "`add: {value: …, date: …, note: what a reader should know of it}`";
    let long = format!("{} {typed} {}", "word ".repeat(12), "word ".repeat(12));
    let out = shown(text, Diagnostic::error("rule", place(text, "key"), "message").help(long));
    let said: Vec<&str> = out.lines().filter(|line| line.contains("word")).collect();
    assert!(said.len() > 1 && said.iter().all(|line| line.chars().count() <= 80), "{out}");
    assert!(out.contains(typed), "{out}");
}

#[test]
fn the_same_said_of_three_places_is_said_once_with_the_lines_of_the_others() {
    let text = "a: 1\nb: 1\nc: 1\n";
    let said = |part: &str| Diagnostic::error("rule", place(text, part), "message").here("here");
    let out = human(&[said("a"), said("b"), said("c")], &sources(text), false, 80);
    assert_eq!(out.matches("error[rule]").count(), 1, "{out}");
    assert!(out.contains("also on lines 2, 3"), "{out}");
    let out = human(&[said("a"), said("b")], &sources(text), false, 80);
    assert_eq!(out.matches("error[rule]").count(), 2, "{out}");
}

/// The display column at which `part` starts in the first line that contains it.
fn column(out: &str, part: &str) -> usize {
    let line =
        out.lines().find(|line| line.contains(part)).unwrap_or_else(|| panic!("{part}: {out}"));
    line[..line.find(part).unwrap()].width()
}

#[test]
fn titles_labels_and_lines_fit_the_terminal_and_carets_stay_under_their_words() {
    let long =
        "a label that says much more than there is room for beside the word that it is about";
    for filler in ["plain words ", "\t", "日本語の文 ", "é\u{301}à ", "שלום עולם ", ""]
    {
        for (before, after) in [(0, 0), (2, 20), (20, 2), (20, 20)] {
            let line = format!("{}here{}", filler.repeat(before), filler.repeat(after));
            let text = format!("key: {line}\nother: 1\n");
            for width in [60, 80, 120] {
                for label in ["short", long] {
                    let title = "a title of many words ".repeat(8);
                    let said = Diagnostic::error("a-rule", place(&text, "here"), title.trim());
                    let said = said.here(label).label(place(&text, "other"), label);
                    let out = human(&[said], &sources(&text), false, width);
                    for line in out.lines() {
                        assert!(
                            line.width() <= width,
                            "{} of {width}: {line}\n{out}",
                            line.width()
                        );
                    }
                    assert_eq!(column(&out, "here"), column(&out, "^^^^"), "{out}");
                    let words: String = out.split_whitespace().collect::<Vec<_>>().join(" ");
                    assert!(words.contains(label), "{out}");
                }
            }
        }
    }
}

#[test]
fn an_underline_that_is_longer_than_the_terminal_is_cut() {
    let word = "x".repeat(100);
    let text = format!("key: {word}\n");
    let out = shown(&text, Diagnostic::error("rule", place(&text, &word), "message").here("this"));
    assert!(out.lines().all(|line| line.width() <= 80), "{out}");
    assert!(out.contains("line 1: this"), "{out}");
}
