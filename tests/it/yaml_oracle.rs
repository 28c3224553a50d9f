//! Comparison with an independent YAML parser: both must read the same values.

use plancc::source::{Source, SourceId};
use plancc::yaml::{parse, quote, quote_in_brackets};
use proptest::prelude::*;
use serde_yaml::Value as Other;

use super::kit::yaml_oracle::{agree, same};

/// Generates text with everything that causes trouble in YAML.
fn text() -> impl Strategy<Value = String> {
    let hard = prop_oneof![
        Just("yes"),
        Just("No"),
        Just("null"),
        Just("~"),
        Just("012"),
        Just("1e3"),
        Just("12:30"),
        Just("2026-10-22"),
        Just(": "),
        Just(" #"),
        Just("- "),
        Just("?"),
        Just("&a"),
        Just("*a"),
        Just("!x"),
        Just("%"),
        Just("@"),
        Just("`"),
        Just("'"),
        Just("\""),
        Just("\\"),
        Just("{"),
        Just("]"),
        Just(","),
        Just("|"),
        Just(">"),
        Just("\n"),
        Just("\t"),
        Just(" "),
        Just("é"),
        Just("😀"),
        Just("word"),
        Just("Title I"),
        Just("---"),
        Just("..."),
        Just("<<"),
        Just("="),
        Just("\u{7}"),
        Just("\u{85}"),
        Just("\u{feff}"),
        Just("\u{2028}"),
        Just("\r"),
    ];
    prop_oneof![
        proptest::collection::vec(hard, 0..5).prop_map(|words| words.concat()),
        any::<String>(),
    ]
}

/// Generates the values that plans contain: texts, numbers, lists and mappings.
fn value() -> impl Strategy<Value = Other> {
    let leaf = prop_oneof![
        // The other writer follows YAML 1.1, in which these are line breaks.
        4 => text()
            .prop_map(|text| text.replace(['\u{85}', '\u{2028}', '\u{2029}'], " "))
            .prop_map(Other::String),
        1 => any::<i32>().prop_map(Other::from),
        1 => any::<bool>().prop_map(Other::Bool),
        1 => Just(Other::Null),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Other::Sequence),
            proptest::collection::vec(("[a-z_]{1,9}", inner), 0..5).prop_map(|entries| {
                Other::Mapping(
                    entries.into_iter().map(|(key, one)| (Other::String(key), one)).collect(),
                )
            }),
        ]
    })
}

proptest! {
    #[test]
    fn what_another_writer_writes_reads_as_it_was_meant(value in value()) {
        let text = serde_yaml::to_string(&value).unwrap();
        let source = Source::new(SourceId(0), "plan.yaml", text.as_str());
        let (tree, found) = parse(&source);
        prop_assert!(found.is_empty(), "{:?}\n{}", found, text);
        let read = same(&tree.documents[0], &value);
        prop_assert!(read.is_ok(), "{:?}\n{}", read, text);
    }

    #[test]
    fn a_quoted_text_reads_back_as_itself(text in text()) {
        let written = quote(&text);
        for plan in [format!("key: {written}\n"), format!("key:\n  - {written} # why\n")] {
            let source = Source::new(SourceId(0), "plan.yaml", plan.as_str());
            let (tree, found) = parse(&source);
            prop_assert!(found.is_empty(), "{:?}\n{}", found, plan);
            let node = tree.documents[0].get("key").unwrap();
            let node = node.items().first().unwrap_or(node);
            prop_assert_eq!(node.scalar(), Some(text.as_str()));
            prop_assert_eq!(agree("plan.yaml", &plan), Ok(()));
        }
        let plan = format!("key: [{0}, {{a: {0}}}]\n", quote_in_brackets(&text));
        let other: Other = serde_yaml::from_str(&plan).unwrap();
        prop_assert_eq!(&other["key"][0], &Other::String(text.clone()));
        prop_assert_eq!(&other["key"][1]["a"], &Other::String(text));
        prop_assert_eq!(agree("plan.yaml", &plan), Ok(()));
    }
}

#[test]
fn a_text_is_quoted_where_a_reader_could_misread_it_and_nowhere_else() {
    for (text, written) in [
        ("raise reading by 5%", "raise reading by 5%"),
        (
            "it's ours, and (all) yours; see https://plans.example",
            "it's ours, and (all) yours; see https://plans.example",
        ),
        ("Room #12", "\"Room #12\""),
        ("a#b", "a#b"),
        ("Title I: x", "\"Title I: x\""),
        ("9:30 start", "9:30 start"),
        ("no", "\"no\""),
        ("2026-10-22", "\"2026-10-22\""),
        ("012", "\"012\""),
        ("- x", "\"- x\""),
        ("\"Met\"", "\"\\\"Met\\\"\""),
        ("C:\\data", "C:\\data"),
        (" x", "\" x\""),
        ("", "\"\""),
        ("one\ntwo", "\"one\\ntwo\""),
    ] {
        assert_eq!(quote(text), written);
    }
}
