//! Cases of prose: input of a planner and its parsed form.

use plancc::lang::Language;
use plancc::prose::{
    Markup, PageContext, Scan, blocks, html, html_inlines, inlines, markdown, markdown_inlines,
    plain, plain_inlines,
};

fn page(text: &str) -> String {
    html(&blocks(text), PageContext { level: 2, anchors: "purpose", table: "Table", tables: None })
}

#[test]
fn a_text_that_looks_like_a_block_stands_as_it_is() {
    for text in [
        "1. first thing",
        "# of students",
        "- dash",
        "> 5 days",
        "+ 3",
        "| a | b |",
        "***",
        "---",
        "=== x",
        "[Draft]: in work",
        "```",
        "<div>",
        "- [ ] a",
        "[^1]: a",
        "100. b",
        "a | b",
    ] {
        assert_eq!(plain_inlines(&inlines(text)), text);
    }
    assert_eq!(plain_inlines(&inlines("    four\n\n  spaces ")), "four spaces");
}

#[test]
fn what_would_turn_a_text_around_is_not_obeyed_where_prose_names_it() {
    assert_eq!(page("We spend &#x202E;000,1$"), "<p>We spend \u{fffd}000,1$</p>");
    assert_eq!(page("```\n\u{202d}x\n```"), page("```\n\u{fffd}x\n```"));
}

#[test]
fn a_texts_emphasis_links_and_code_are_read() {
    assert_eq!(
        html_inlines(&inlines("*One* **two** `a < b` [site](https://a.example/?a&b) ~~old~~")),
        "<em>One</em> <strong>two</strong> <code>a &lt; b</code> \
         <a href=\"https://a.example/?a&amp;b\">site</a> <del>old</del>"
    );
}

#[test]
fn raw_html_and_pictures_are_text() {
    assert_eq!(page("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    assert_eq!(page("a <b>c</b>"), "<p>a &lt;b&gt;c&lt;/b&gt;</p>");
    assert_eq!(page("![alt *x*](pic.png)"), "<p>![alt *x*](pic.png)</p>");
    assert_eq!(
        page("[![alt](pic.png)](https://a.example)"),
        "<p><a href=\"https://a.example\">![alt](pic.png)</a></p>"
    );
}

#[test]
fn an_address_that_may_not_be_followed_is_shown() {
    assert_eq!(page("[here](javascript:alert(1))"), "<p>here (javascript:alert(1))</p>");
    assert_eq!(page("[here](JaVaScRiPt&#58;x)"), "<p>here (JaVaScRiPt:x)</p>");
    assert_eq!(page("[plan](other.md)"), "<p>plan (other.md)</p>");
    assert_eq!(page("<data:text/html,x>"), "<p>data:text/html,x</p>");
}

#[test]
fn an_address_and_a_title_are_kept() {
    assert_eq!(
        page("[](https://a.example)"),
        "<p><a href=\"https://a.example\">https://a.example</a></p>"
    );
    assert_eq!(page("[guide](#x \"The guide\")"), "<p><a href=\"#x\">guide</a> (The guide)</p>");
    assert_eq!(page("<a@b.example>"), "<p><a href=\"mailto:a@b.example\">a@b.example</a></p>");
}

#[test]
fn a_definition_that_nothing_uses_stands() {
    assert_eq!(
        plain(&blocks("[Draft]: pending\n\n[r]\n\n[r]: https://r.example")),
        "[Draft]: pending\nr"
    );
    assert_eq!(plain(&blocks("> [a]: b\n\n- [c]: d\n\n[a]: twice")), "[a]: b\n[c]: d\n[a]: twice");
}

#[test]
fn cells_beyond_the_last_column_are_kept() {
    assert_eq!(plain(&blocks("| a |\n| - |\n| b | c | d |\n")), "a\nb | c | d");
}

#[test]
fn headings_go_on_below_the_parts() {
    assert_eq!(
        page("# a\n\n#### b\n\n## c\n\n# d"),
        "<h3>a</h3>\n<h4>b</h4>\n<h4>c</h4>\n<h3>d</h3>"
    );
    assert_eq!(markdown(&blocks("# a\n\n### b"), 5, ""), "###### a\n\n###### b");
}

#[test]
fn lists_are_tight_or_loose_as_written() {
    assert_eq!(
        page("- a\n  - b\n- c"),
        "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul></li>\n<li>c</li>\n</ul>"
    );
    assert_eq!(
        page("3. a\n\n4. b"),
        "<ol start=\"3\">\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ol>"
    );
    assert_eq!(
        page("- [x] done\n- [ ] open"),
        "<ul>\n<li>\u{2611} done</li>\n<li>\u{2610} open</li>\n</ul>"
    );
}

#[test]
fn notes_stand_at_the_passages_foot_under_its_name() {
    assert_eq!(
        page("One[^b] two[^a] one[^b] none[^c].\n\n[^a]: A.\n\n[^b]: B."),
        "<p>One<sup><a id=\"purpose-ref-1\" href=\"#purpose-note-1\" role=\"doc-noteref\">1</a></sup> \
         two<sup><a id=\"purpose-ref-2\" href=\"#purpose-note-2\" role=\"doc-noteref\">2</a></sup> \
         one<sup><a id=\"purpose-ref-1-2\" href=\"#purpose-note-1\" role=\"doc-noteref\">1</a></sup> \
         none[^c].</p>\n<ol class=\"notes\">\n\
         <li id=\"purpose-note-1\"><p>B.</p> <a href=\"#purpose-ref-1\" role=\"doc-backlink\">\u{21a9} 1</a></li>\n\
         <li id=\"purpose-note-2\"><p>A.</p> <a href=\"#purpose-ref-2\" role=\"doc-backlink\">\u{21a9} 2</a></li>\n</ol>"
    );
    assert_eq!(
        markdown(&blocks("a[^x]\n\n[^x]: b\n\n    c"), 0, "purpose"),
        "a[^purpose-1]\n\n[^purpose-1]: b\n\n    c"
    );
}

#[test]
fn markdown_speaks_to_nobody() {
    let written = |text: &str| markdown_inlines(&inlines(text));
    assert_eq!(
        written("ask @name, see #12 :tada:"),
        "ask @<!-- -->name, see #<!-- -->12 :<!-- -->tada:"
    );
    assert_eq!(written("write to a@b.example"), "write to a@b.example");
    assert_eq!(
        written("at https://a.example or www.a.example"),
        "at https\\://a.example or www\\.a.example"
    );
    assert_eq!(written("a &lt;b&gt; & c"), "a \\<b> & c");
    assert_eq!(written("# of 5* | 1_000"), "\\# of 5\\* \\| 1_000");
    assert_eq!(written("2026. A year"), "2026\\. A year");
}

#[test]
fn json_is_simple_to_walk() {
    let json = serde_json::to_value(blocks("Some *text*\n\n- [x] a")).expect("serialises");
    assert_eq!(
        json,
        serde_json::json!({
            "blocks": [
                {"kind": "paragraph", "inlines": [
                    {"kind": "text", "text": "Some "},
                    {"kind": "emphasis", "inlines": [{"kind": "text", "text": "text"}]},
                ]},
                {"kind": "list", "ordered": false, "start": 1, "tight": true, "items": [
                    {"task": true, "blocks": [
                        {"kind": "paragraph", "inlines": [{"kind": "text", "text": "a"}]},
                    ]},
                ]},
            ],
            "notes": [],
        })
    );
}

#[test]
fn what_is_nested_without_end_is_kept_as_text() {
    for mark in ["> ", "- ", "1. ", ">", "* + "] {
        let text = format!("{}end", mark.repeat(10_000));
        let passage = blocks(&text);
        let words = plain(&passage);
        assert!(words.ends_with("end"), "{mark}");
        assert_eq!(blocks(&markdown(&passage, 0, "")), passage, "{mark}");
    }
}

#[test]
fn marks_without_end_do_not_hang() {
    for mark in [
        "[",
        "*",
        "_",
        "**a ",
        "*a **b ",
        "`",
        "![",
        "<",
        "[a](",
        "~~",
        "~~a ",
        "a**b",
        "[^1]",
        "&",
        "\\",
        "<!--",
        "<a ",
        "`a``b```",
        "|",
        "[a]: b\n",
        "[a]: <",
        "_a __b ",
        "*_a",
        "a\n***\n",
        "- a\n",
        "[[a]](",
        "](",
        "<?",
        "<![CDATA[",
        "[x]:\n",
        "\\\n",
        "* ",
        "> a\n\n",
        "\n",
    ] {
        let text = mark.repeat(100_000 / mark.len());
        drop(markdown(&blocks(&text), 0, ""));
        drop(html_inlines(&inlines(&text)));
    }
}

fn texts<'a>(found: impl IntoIterator<Item = plancc::prose::Segment<'a>>) -> Vec<&'a str> {
    found.into_iter().map(|found| found.text).collect()
}

#[test]
fn words_leave_out_code_html_and_addresses() {
    let text = "The *students'* `code` [site](https://a.example) <b>don\\'t</b> read 3.5, \
                well-known a@b.example https://c.example/d.";
    let scan = Scan::prose(text);
    assert_eq!(
        texts(scan.words.words()),
        ["The", "students", "site", "don't", "read", "3.5", "well", "known"]
    );
    assert_eq!(texts(scan.words.addresses()), ["https://c.example/d"]);
    let dont = scan.words.words().find(|word| word.text == "don't").expect("is a word");
    assert_eq!(&text[dont.range], "don\\'t");
}

#[test]
fn a_texts_words_are_where_they_were_typed() {
    let text = "\n  1. *One*\ntwo &amp; three";
    let scan = Scan::text(text);
    let places: Vec<&str> = scan.words.words().map(|word| &text[word.range]).collect();
    assert_eq!(places, ["1", "One", "two", "three"]);
    assert_eq!(texts(scan.words.sentences()), ["1. One two & three"]);
}

#[test]
fn sentences_end_where_a_reader_stops() {
    let scan = Scan::prose(
        "We met Dr. Lee, e.g. In May. Then (at 3 p.m.) we read 5.5 pages! Why? U.S. law, J. Doe.\n\n\
         - first item\n- second\n\n## A heading\n\n| a | b |\n| - | - |\n| c. D | e |",
    );
    assert_eq!(
        texts(scan.words.sentences()),
        [
            "We met Dr. Lee, e.g. In May.",
            "Then (at 3 p.m.) we read 5.5 pages!",
            "Why?",
            "U.S. law, J. Doe.",
            "first item",
            "second",
            "A heading",
            "a",
            "b",
            "c.",
            "D",
            "e",
        ]
    );
}

#[test]
fn acronyms_are_found_in_the_singular() {
    let scan = Scan::text(
        "The SSC's SPSAs (LCAP/ATSI, R&D, K12) of Title III and IX, *ELs* at the DLI I saw",
    );
    assert_eq!(texts(scan.words.acronyms()), ["SSC", "SPSA", "LCAP", "ATSI", "R&D", "EL", "DLI"]);
    assert!(Scan::text("FEDERAL PROGRAMS DEPARTMENT").words.acronyms().is_empty());
}

#[test]
fn harder_prose_has_a_higher_grade() {
    let grade =
        |text: &str, language: &str| Scan::text(text).words.reading_grade(Language::of(language));
    assert_eq!(grade("", "en"), None);
    // 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 - 15.59 is below grade 1.
    assert_eq!(grade("The cat sat on the mat.", "en"), Some(0.0));
    // 8 words, 1 sentence, 22 syllables.
    let hard = grade(
        "Departmental accountability necessitates comprehensive evaluation procedures regarding instruction.",
        "en",
    );
    assert!(hard.is_some_and(|grade| grade > 20.0), "{hard:?}");
    let facil = grade("El niño lee un libro. La niña come pan. Los dos van al parque.", "es-MX");
    let dificil = grade(
        "La implementación institucional de evaluaciones multidimensionales \
        requiere responsabilidades departamentales extraordinariamente coordinadas.",
        "es",
    );
    assert!(facil < dificil, "{facil:?} {dificil:?}");
}

#[test]
fn syllables_are_counted_as_spoken() {
    let count = |text: &str, language: &str| {
        Scan::text(text).words.effort(Language::of(language)).syllables
    };
    for (word, syllables) in [
        ("students", 2),
        ("made", 1),
        ("table", 2),
        ("wanted", 2),
        ("planned", 1),
        ("boxes", 2),
        ("schools", 1),
        ("the", 1),
        ("SSC", 1),
        ("2026", 1),
    ] {
        assert_eq!(count(word, "en"), syllables, "{word}");
    }
    for (word, syllables) in [
        ("escuela", 3),
        ("leer", 2),
        ("país", 2),
        ("estudiantes", 4),
        ("educación", 4),
        ("muy", 1),
        ("guía", 2),
    ] {
        assert_eq!(count(word, "es"), syllables, "{word}");
    }
}

#[test]
fn markup_is_where_it_was_typed() {
    let text = "## Head\n\n- see [here](http://a.example)\n- <b>x</b> ![p](q.png)\n\n\
                |  |  |\n| - | - |\n| a | b |\n\n<https://c.example> [y](z.md)";
    let scan = Scan::prose(text);
    let marks: Vec<(&str, &str, &Markup)> = scan
        .marks
        .iter()
        .map(|mark| {
            (text[mark.range.clone()].trim_end(), &scan.words.text()[mark.at.clone()], &mark.markup)
        })
        .collect();
    let link = |address: &str, may_be_followed, is_bare| Markup::Link {
        address: address.into(),
        may_be_followed,
        is_bare,
    };
    assert_eq!(
        marks,
        [
            ("## Head", "Head", &Markup::Heading(2)),
            (
                "- see [here](http://a.example)\n- <b>x</b> ![p](q.png)",
                "see here\n\u{fffc}x\u{fffc} \u{fffc}\n",
                &Markup::List
            ),
            ("- see [here](http://a.example)", "see here", &Markup::Item),
            ("[here](http://a.example)", "here", &link("http://a.example", true, false)),
            ("- <b>x</b> ![p](q.png)", "\u{fffc}x\u{fffc} \u{fffc}", &Markup::Item),
            ("<b>", "", &Markup::Html),
            ("</b>", "", &Markup::Html),
            ("![p](q.png)", "", &Markup::Picture),
            ("|  |  |\n| - | - |\n| a | b |", "a\nb\n", &Markup::Table { has_header: false }),
            ("<https://c.example>", "https://c.example", &link("https://c.example", true, true)),
            ("[y](z.md)", "y", &link("z.md", false, false)),
        ]
    );
}
