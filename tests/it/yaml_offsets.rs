//! Mapping from the characters of a text back to its bytes.

use plancc::source::{Source, SourceId, Span, Text, TextStyle};
use plancc::yaml::{Offsets, locate, parse};
use proptest::prelude::*;

/// Parses the text after `key: `; `None` if it is invalid.
fn read(source: &Source) -> Option<Text> {
    let (tree, found) = parse(source);
    if !found.is_empty() {
        return None;
    }
    tree.documents.first()?.get("key")?.text()
}

fn source(raw: &str, line_break: &str) -> Source {
    let text = format!("key: {raw}\nnext: x\n").replace('\n', line_break);
    Source::new(SourceId(7), "plan.yaml", text)
}

/// Returns the source bytes of each decoded character.
fn said(text: &Text, source: &Source) -> Vec<(char, String)> {
    text.value
        .char_indices()
        .map(|(at, one)| {
            let span = locate(text, at..at + one.len_utf8(), source);
            (one, source.slice(span).to_owned())
        })
        .collect()
}

/// Returns the characters of `raw` without its quotes, if it has that style.
fn unquoted(raw: &str, style: TextStyle) -> Option<String> {
    let quoted = match style {
        TextStyle::SingleQuoted => format!("key: '{raw}'"),
        TextStyle::DoubleQuoted => format!("key: \"{raw}\""),
        _ => return None,
    };
    let source = Source::new(SourceId(0), "escape", quoted);
    Some(read(&source)?.value.into())
}

fn check(raw: &str, line_break: &str) -> Result<bool, TestCaseError> {
    let source = source(raw, line_break);
    let Some(text) = read(&source) else { return Ok(false) };
    let mut before = 0;
    for (at, one) in text.value.char_indices() {
        let span = locate(&text, at..at + one.len_utf8(), &source);
        let raw = source.text().get(span.range());
        prop_assert!(raw.is_some(), "{span:?} is no text of {:?}", source.text());
        let raw = raw.unwrap();
        prop_assert!(text.span.contains(span), "{span:?} is outside of {:?}", text.span);
        prop_assert!(span.start >= before, "{at} goes back in {:?}", source.text());
        before = span.start;
        // White space may be folded, or be part of the blank lines that end a block.
        if matches!(one, ' ' | '\t' | '\n') {
            let is_escape = raw.starts_with('\\');
            prop_assert!(raw.trim().is_empty() || is_escape, "{one:?} by {raw:?}");
        } else if raw != one.to_string() {
            let escape = unquoted(raw, text.style);
            let whole = format!("{one:?} by {raw:?} in {:?}", source.text());
            prop_assert_eq!(escape, Some(one.to_string()), "{}", whole);
        }
    }
    Ok(true)
}

#[test]
fn a_text_without_quotes_stands_where_it_is_written() {
    let source = source("raise reading", "\n");
    let text = read(&source).unwrap();
    assert_eq!(source.slice(locate(&text, 6..13, &source)), "reading");
}

#[test]
fn words_of_a_folded_text_stand_on_their_own_lines() {
    let source = source(">-\n  one two\n  three\n\n  four", "\n");
    let text = read(&source).unwrap();
    assert_eq!(&*text.value, "one two three\nfour");
    assert_eq!(source.slice(locate(&text, 8..13, &source)), "three");
    assert_eq!(source.slice(locate(&text, 4..13, &source)), "two\n  three");
    assert_eq!(source.slice(locate(&text, 14..18, &source)), "four");
}

#[test]
fn an_escape_is_one_place() {
    let source = source(r#""caf\u00e9 \U0001F600 \"so\"""#, "\n");
    let text = read(&source).unwrap();
    assert_eq!(&*text.value, "café 😀 \"so\"");
    let said: Vec<String> = said(&text, &source).into_iter().map(|(_, raw)| raw).collect();
    assert_eq!(said, ["c", "a", "f", "\\u00e9", " ", "\\U0001F600", " ", "\\\"", "s", "o", "\\\""]);
}

#[test]
fn a_place_past_the_end_is_the_end() {
    let source = source("text", "\n");
    let text = read(&source).unwrap();
    assert_eq!(locate(&text, 90..99, &source), text.span.after());
    assert_eq!(locate(&text, 2..99, &source), Span { start: text.span.start + 2, ..text.span });
}

/// One line of a text that may be folded, quoted or in a block.
fn line() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("a"),
        Just("word"),
        Just("é"),
        Just("😀"),
        Just(" "),
        Just("  "),
        Just("\t"),
        Just("\\n"),
        Just("\\u00e9"),
        Just("\\x41"),
        Just("\\U0001F600"),
        Just("\\\""),
        Just("\\_"),
        Just("\\L"),
        Just("\\ "),
        Just("\\\\"),
        Just("\\\t"),
        Just("''"),
        Just("-"),
        Just("#"),
        Just("\\ud83d\\ude00"),
        Just("\u{a0}"),
        Just("\u{2028}"),
        Just("\u{feff}"),
    ];
    (0..4usize, proptest::collection::vec(word, 0..6))
        .prop_map(|(spaces, words)| format!("{}{}", " ".repeat(spaces), words.concat()))
}

fn lines() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(line(), 1..7)
}

fn breaks() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("\n"), Just("\r\n")]
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn every_character_of_a_plain_text_is_found(lines in lines(), ending in breaks()) {
        let raw = format!("w{}", lines.join("\n  "));
        prop_assume!(check(&raw, ending)?);
    }

    #[test]
    fn every_character_between_single_quotes_is_found(lines in lines(), ending in breaks()) {
        prop_assume!(check(&format!("'{}'", lines.join("\n  ")), ending)?);
    }

    #[test]
    fn every_character_between_double_quotes_is_found(
        lines in lines(),
        joint in prop_oneof![Just("\n  "), Just("\\\n  "), Just(" \\\n ")],
        ending in breaks(),
    ) {
        prop_assume!(check(&format!("\"{}\"", lines.join(joint)), ending)?);
    }

    #[test]
    fn every_character_of_a_block_is_found(
        lines in lines(),
        style in prop_oneof![Just("|"), Just(">")],
        chomping in prop_oneof![Just(""), Just("-"), Just("+")],
        indent in prop_oneof![Just(""), Just("1"), Just("2")],
        comment in prop_oneof![Just(""), Just(" # why | not > so")],
        ending in breaks(),
    ) {
        let raw = format!("{style}{indent}{chomping}{comment}\n  {}", lines.join("\n  "));
        prop_assume!(check(&raw, ending)?);
    }

    #[test]
    fn any_range_of_any_text_is_a_place_in_its_source(
        lines in lines(),
        quote in prop_oneof![Just(""), Just("'"), Just("\""), Just("|\n  "), Just(">\n  ")],
        from in 0..60usize,
        to in 0..60usize,
        value in ".{0,20}",
    ) {
        let end = if quote.len() == 1 { quote } else { "" };
        let source = source(&format!("{quote}{}{end}", lines.join("\n  ")), "\n");
        let Some(text) = read(&source) else { return Ok(()) };
        let place = locate(&text, from..to, &source);
        prop_assert!(source.text().get(place.range()).is_some(), "{:?}", place);
        prop_assert!(text.span.contains(place));
        // Spans are valid even if the text doesn't match its span.
        let other = Offsets::new(&value, text.span, text.style, &source).locate(from..to);
        prop_assert!(source.text().get(other.range()).is_some(), "{:?}", other);
    }
}
