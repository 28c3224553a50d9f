//! Cases of prose: what a planner typed and what is made of it.

use plancc::prose::{
    Place, blocks, html, html_inlines, inlines, markdown, markdown_inlines, plain, plain_inlines,
};

fn page(text: &str) -> String {
    html(&blocks(text), Place { level: 2, anchors: "purpose", table: "Table: Purpose" })
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
fn a_table_can_be_scrolled_with_the_keyboard() {
    assert_eq!(
        page("| Fund | Amount |\n| - | -: |\n| Title I | 5 |"),
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table: Purpose\">\n\
         <table>\n<thead>\n<tr><th scope=\"col\">Fund</th><th scope=\"col\" class=\"right\">Amount</th></tr>\n</thead>\n\
         <tbody>\n<tr><td>Title I</td><td class=\"right\">5</td></tr>\n</tbody>\n</table>\n</div>"
    );
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
