//! Invisible characters and lookalike letters.

use plancc::prose::{InvisibleReason, invisible};

use super::district;

#[test]
fn invisible_characters_are_found_by_what_they_do() {
    for (text, expected) in [
        ("help \u{2067}families\u{2069}", InvisibleReason::Direction),
        ("a \u{61C}b", InvisibleReason::Direction),
        ("$1\u{200F}00", InvisibleReason::Direction),
        ("room\u{E0041}\u{E0042}", InvisibleReason::Hidden),
        ("a\u{FE01}\u{FE02}\u{FE03}", InvisibleReason::Hidden),
        ("a\u{FFF9}b\u{FFFA}c\u{FFFB}", InvisibleReason::Hidden),
        ("\u{3164}", InvisibleReason::Filler),
        ("a\u{115F}\u{1160}", InvisibleReason::Filler),
        ("a\u{2800}b", InvisibleReason::Filler),
        ("\u{FFA0}", InvisibleReason::Filler),
        ("every\u{2028}child", InvisibleReason::LineBreak),
        ("every\u{2029}child", InvisibleReason::LineBreak),
        ("every\u{85}child", InvisibleReason::LineBreak),
        ("Site\u{200B} leads", InvisibleReason::ZeroWidth),
        ("Site\u{200D}leads", InvisibleReason::ZeroWidth),
        ("Site\u{200C}leads", InvisibleReason::ZeroWidth),
        ("Site\u{2060}leads", InvisibleReason::ZeroWidth),
        ("Si\u{AD}te", InvisibleReason::ZeroWidth),
        ("a\u{FE0F}", InvisibleReason::ZeroWidth),
        ("a\u{34F}b", InvisibleReason::ZeroWidth),
        // An unclosed isolate reorders the text after it, regardless of its letters.
        ("\u{5E9}\u{5DC}\u{5D5}\u{5DD} \u{2067}abc", InvisibleReason::Direction),
    ] {
        let found = invisible(text);
        assert!(
            found.iter().any(|(_, _, invisible)| *invisible == expected),
            "{text:?}: {found:?}"
        );
    }
}

#[test]
fn text_that_needs_invisible_characters_is_left_alone() {
    for text in [
        "plain words, ñandú, 漢字",
        // Hebrew with an isolated English name, and Arabic with a mark.
        "\u{5E9}\u{5DC}\u{5D5}\u{5DD} \u{2066}Riverbend\u{2069} \u{200F}!",
        "\u{627}\u{644}\u{639}\u{631}\u{628}\u{64A}\u{629} \u{61C}1-2",
        // Persian and Hindi.
        "\u{645}\u{6CC}\u{200C}\u{62E}\u{648}\u{627}\u{647}\u{645}",
        "\u{915}\u{94D}\u{200D}\u{937} \u{915}\u{94D}\u{200C}\u{937}",
        // A family, a heart, a keycap, and the flag of Scotland.
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} \u{2764}\u{FE0F}\u{200D}\u{1F525} 1\u{FE0F}\u{20E3}",
        "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
        "\u{1F3F3}\u{FE0F}\u{200D}\u{1F308} \u{1F469}\u{1F3FD}\u{200D}\u{1F3EB}",
        // Thai and Khmer words, a variant of a Chinese character, Braille.
        "\u{E44}\u{E17}\u{E22}\u{200B}\u{E44}\u{E17}\u{E22} \u{1780}\u{200B}\u{1781}",
        "\u{845B}\u{E0100}",
        "\u{2801}\u{2800}\u{2803}",
    ] {
        assert_eq!(invisible(text), [], "{text:?}");
    }
}

#[test]
fn a_flag_carries_no_text_beyond_its_region() {
    let tags: String =
        "hidden text".bytes().filter_map(|b| char::from_u32(0xE0000 + u32::from(b))).collect();
    assert!(!invisible(&format!("\u{1F3F4}{tags}")).is_empty());
}

#[test]
fn lint_says_where_they_are_and_fix_deletes_them() {
    let plan = "plancc: 1\nyear: 2026-2027\ndepartment: {name: \"Ar\\u200Bts\"}\npurpose: We \u{2067}play\u{2069}.\nservices: [rooms\u{E0041}]\n";
    let district = district(&[("plans/2026-2027/arts.yaml", plan)]);
    let run = district.run(&["lint", "--format", "concise"]);
    for line in [
        ":3:23: info[invisible-character]",
        ":4:13: warning[invisible-character]",
        ":5:17: warning[invisible-character]",
    ] {
        assert!(run.out.contains(line), "{line} in {}", run.out);
    }
    let run = district.run(&["fix"]);
    assert!(run.code < 2, "{}", run.err);
    let fixed = district.text("plans/2026-2027/arts.yaml");
    assert!(
        fixed.contains("\"Arts\"") && fixed.contains("We play.") && fixed.contains("[rooms]"),
        "{fixed}"
    );
}

#[test]
fn every_format_of_diff_says_that_two_texts_look_the_same() {
    let plan = |purpose: &str| {
        format!("plancc: 1\nyear: 2026-2027\ndepartment: {{name: Arts}}\npurpose: {purpose}\n")
    };
    for (new, said) in [
        ("We pay \u{200B}teachers.", "only invisible characters differ, such as U+200B"),
        ("We pay \u{2067}teachers\u{2069}.", "only invisible characters differ, such as U+2067"),
        (
            "We p\u{430}y teachers.",
            "some letters are look-alikes, such as `\u{430}` (U+0430) for `a` (U+0061)",
        ),
        ("We pay te\u{430}ch\u{435}rs\u{200B}.", "some letters are look-alikes"),
    ] {
        let district = district(&[("a.yaml", &plan("We pay teachers.")), ("b.yaml", &plan(new))]);
        for format in ["human", "markdown", "html", "json"] {
            let run = district.run(&["diff", "a.yaml", "b.yaml", "--format", format]);
            let text = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
            let text = text.replace("\\`", "`").replace("\\u", "U").replace("&#x60;", "`");
            // Each format escapes its special characters; the text is the same.
            let is_said =
                text.contains(said) || text.contains(said.split(", such").next().unwrap());
            assert!(is_said, "{format}: {text}");
        }
    }
    // A composed and a decomposed accent are the same letter; a different word is different.
    for (old, new) in [("caf\u{e9}", "cafe\u{301}"), ("We pay", "We p\u{430}y more")] {
        let district = district(&[("a.yaml", &plan(old)), ("b.yaml", &plan(new))]);
        let run = district.run(&["diff", "a.yaml", "b.yaml"]);
        assert!(!run.out.contains("look the same"), "{}", run.out);
    }
}
