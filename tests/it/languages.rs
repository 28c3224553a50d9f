//! Languages: tags, formats, and the marks of text that falls back to another language.

use plancc::lang::{DEFAULT, Language, lookup, packs};
use plancc::model::{LABEL_NAMES, PART_NAMES};
use plancc::schema::built_in_form;

use super::view::{Case, Reports};

#[test]
fn a_tag_finds_its_pack_by_subtags() {
    for (tag, pack) in [
        ("es", Some("es")),
        ("ES", Some("es")),
        ("es-MX", Some("es")),
        ("es-mx", Some("es")),
        ("es-419-x-home", Some("es")),
        ("vi-VN", Some("vi")),
        ("esu", None),
        ("est", None),
        ("e", None),
        ("", None),
        ("zh-Hant", None),
    ] {
        assert_eq!(Language::of(tag).pack(), pack, "{tag}");
    }
    let of = |tag| lookup(tag, ["zh", "zh-Hant", "x"], |own| own);
    assert_eq!(of("zh-hant-HK"), Some("zh-Hant"));
    assert_eq!(of("zh-a-b"), Some("zh"));
    assert_eq!(of("en-x-zh"), None);
}

#[test]
fn a_region_differs_from_its_language_only_in_what_it_states() {
    let amount = "251000.5".parse().unwrap();
    for (tag, money, percent, number) in [
        ("en", "$251,000.50", "62.5%", "1,425"),
        ("es", "$251,000.50", "62.5%", "1,425"),
        ("es-MX", "$251,000.50", "62.5%", "1,425"),
        ("es-ES", "251.000,50\u{a0}$", "62,5\u{a0}%", "1425"),
        ("vi", "251.000,50\u{a0}$", "62,5%", "1.425"),
        ("fr", "$251,000.50", "62.5%", "1,425"),
    ] {
        let language = Language::of(tag);
        assert_eq!(language.money(amount, "USD"), money, "{tag}");
        assert_eq!(language.percent("62.5".parse().unwrap()), percent, "{tag}");
        assert_eq!(language.number("1425".parse().unwrap()), number, "{tag}");
    }
    assert_eq!(Language::of("es-ES").money(amount, "CHF"), "251.000,50\u{a0}CHF");
    assert_eq!(Language::of("en").money(amount, "CHF"), "CHF 251,000.50");
}

#[test]
fn every_pack_has_all_texts_of_the_built_in_form() {
    for pack in packs() {
        let form = built_in_form().get(pack.tag);
        for name in LABEL_NAMES {
            let label = form.labels.iter().find(|keyed| &*keyed.key.value == *name);
            assert!(label.is_some_and(|label| label.value.is_in(pack.tag)), "{name}, {}", pack.tag);
        }
        for name in PART_NAMES {
            let part = &form.parts.iter().find(|keyed| &*keyed.key.value == *name).unwrap().value;
            for wording in [&part.heading, &part.intro, &part.prompt].into_iter().flatten() {
                assert!(wording.is_in(pack.tag), "{name}, {}", pack.tag);
            }
        }
    }
    assert_eq!(packs()[0].tag, DEFAULT);
}

#[test]
fn lists_of_words_are_sorted_and_in_lowercase() {
    for pack in packs() {
        let words = pack.words;
        for (name, list) in words.lists() {
            let all: Vec<&str> = list.iter().collect();
            assert!(all.is_sorted_by(|one, next| one < next), "{}, {name}: {all:?}", pack.tag);
            for word in all {
                assert!(!word.is_empty(), "{}, {name}", pack.tag);
                assert_eq!(word.to_lowercase(), word, "{}, {name}", pack.tag);
            }
        }
        let phrases: Vec<_> = words.wrong_phrases.iter().flat_map(|it| it.phrases()).collect();
        assert!(phrases.is_sorted_by(|one, next| one.0 < next.0), "{phrases:?}");
        for (wrong, right) in phrases {
            assert!(wrong != right && wrong.to_lowercase() == wrong, "{wrong}");
        }
    }
    let count = |tag: &str| Language::of(tag).words().lists().map(|(_, it)| it.iter().count());
    assert!(count("en").sum::<usize>() > 2000 && count("es").sum::<usize>() > 400);
    assert_eq!(count("vi").sum::<usize>() + count("fr").sum::<usize>(), 0);
}

const PLAN: &str = "plancc: 1
year: 2026-2027
stage: adopted
adopted: {date: 2026-10-02}
budget: {total: 1425.5}
priorities:
  - id: one
    priority: Lire
    actions: [{id: two, action: Lire, status: done}]
";

fn reports(language: &str) -> Reports {
    let plan = format!("{PLAN}language: {language}\n");
    Case { plan: &plan, language: Some(language), ..Case::default() }.reports()
}

#[test]
fn text_that_falls_back_to_english_is_marked_in_each_format() {
    for language in ["fr", "esu"] {
        let Reports { json, html, markdown } = reports(language);
        for marked in [
            "<h2 id=\"purpose\" lang=\"en\">Purpose</h2>",
            "<a href=\"#budget\" lang=\"en\">Budget</a>",
            "<span lang=\"en\">October 2, 2026</span>",
            "<span lang=\"en\">$1,425.50</span>",
            "<dt lang=\"en\">Total</dt>",
            "<span class=\"kicker\" lang=\"en\">Priority 1</span>",
            "<span lang=\"en\">Done</span>",
            "<p class=\"none\"><span lang=\"en\">No answer yet</span></p>",
            "<p class=\"label\" id=\"contents\" lang=\"en\">Contents</p>",
        ] {
            assert!(html.contains(marked), "{marked} in:\n{html}");
        }
        for marked in [
            "## <span lang=\"en\">Purpose</span>",
            "<span lang=\"en\">October 2, 2026</span>",
            "**<span lang=\"en\">Total</span>:** <span lang=\"en\">$1,425.50</span>",
            "<div lang=\"en\">\n\nWhat does the department do",
        ] {
            assert!(markdown.contains(marked), "{marked} in:\n{markdown}");
        }
        assert_eq!(json["purpose"]["heading_language"], "en");
        assert_eq!(json["purpose"]["prompt"]["language"], "en");
        assert_eq!(json["labels"]["languages"]["contents"], "en");
        assert_eq!(json["budget"]["facts"][0]["label_language"], "en");
        assert_eq!(json["budget"]["facts"][0]["values"][0]["text"]["language"], "en");
    }
}

#[test]
fn text_in_the_language_of_the_report_has_no_mark() {
    for (language, date, total) in [
        ("en", "October 2, 2026", "$1,425.50"),
        ("es", "2 de octubre de 2026", "$1,425.50"),
        ("es-MX", "2 de octubre de 2026", "$1,425.50"),
        ("es-ES", "2 de octubre de 2026", "1425,50\u{a0}$"),
        ("vi", "2 tháng 10, 2026", "1.425,50\u{a0}$"),
    ] {
        let Reports { json, html, markdown } = reports(language);
        assert_eq!(html.matches(" lang=\"").count(), 1, "{html}");
        assert!(html.contains(date) && html.contains(total), "{html}");
        assert!(!markdown.contains("lang="), "{markdown}");
        assert!(markdown.contains(date) && markdown.contains(total), "{markdown}");
        for mark in ["label_language", "heading_language"] {
            assert!(!json.to_string().contains(mark), "{mark} in {json}");
        }
        assert!(json["labels"].get("languages").is_none());
    }
}
