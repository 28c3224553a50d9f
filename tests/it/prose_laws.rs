//! Laws of prose, for any input.

use plancc::lang::Language;
use plancc::prose::{
    Block, Inline, PageContext, Passage, Scan, blocks, html, html_inlines, inlines, markdown,
    markdown_cell, markdown_inlines, plain, plain_inlines,
};
use proptest::prelude::*;

/// Fragments of Markdown, valid and invalid.
const PIECES: &[&str] = &[
    "a",
    "Word",
    "two words",
    "ñ",
    "中文",
    "5",
    "12",
    " ",
    " ",
    "  ",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "    ",
    "\t",
    "*",
    "**",
    "_",
    "__",
    "~~",
    "~",
    "`",
    "``",
    "```",
    "[",
    "]",
    "(",
    ")",
    "](",
    "[^1]",
    "[^1]: note\n",
    "[^b]",
    "\n[^b]: ",
    "![",
    "!",
    "<",
    ">",
    "<b>",
    "</b>",
    "<div>\n",
    "<!-- -->",
    "<!-- x -->",
    "&amp;",
    "&#32;",
    "&nbsp;",
    "&",
    "&#64;",
    "\\",
    "\\\n",
    "  \n",
    "# ",
    "## ",
    "###",
    "\n- ",
    "\n* ",
    "\n+ ",
    "\n1. ",
    "\n3) ",
    "\n> ",
    "> ",
    "- ",
    "1. ",
    "\n---\n",
    "\n***\n",
    "===",
    "\n| a | b |\n|---|:-:|\n",
    "| c ",
    "|",
    "\n|",
    "[ ] ",
    "[x] ",
    "https://a.example/b(c)",
    "@name",
    "#12",
    ":tada:",
    "$x$",
    "www.x",
    "<https://a.example>",
    "<a@b.example>",
    "[l](https://x.example \"t\")",
    "[l](javascript:alert(1))",
    "[r]: https://r.example\n",
    "[r]",
    "[Draft]: in work",
    "\u{a0}",
    "\u{0}",
    "\"",
    "'",
    ".",
    ":",
    "=",
    "+",
    "-",
    "^",
];

fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|v| v.concat()),
        1 => any::<String>(),
        1 => "[ -~\n]{0,60}",
    ]
}

/// All words of letters and digits, in order.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn each_inline(passage: &Passage, visit: &mut dyn FnMut(&Inline)) {
    fn lines(inlines: &[Inline], visit: &mut dyn FnMut(&Inline)) {
        for inline in inlines {
            visit(inline);
            match inline {
                Inline::Emphasis { inlines }
                | Inline::Strong { inlines }
                | Inline::Strike { inlines }
                | Inline::Link { inlines, .. } => lines(inlines, visit),
                _ => {}
            }
        }
    }
    fn walk(blocks: &[Block], visit: &mut dyn FnMut(&Inline)) {
        for block in blocks {
            match block {
                Block::Paragraph { inlines } | Block::Heading { inlines, .. } => {
                    lines(inlines, visit);
                }
                Block::List { items, .. } => {
                    items.iter().for_each(|item| walk(&item.blocks, visit));
                }
                Block::Quote { blocks } => walk(blocks, visit),
                Block::Table { head, rows, .. } => {
                    head.iter().chain(rows.iter().flatten()).for_each(|cell| lines(cell, visit));
                }
                _ => {}
            }
        }
    }
    walk(&passage.blocks, visit);
    passage.notes.iter().for_each(|note| walk(&note.blocks, visit));
}

/// The tags of a page. Only ours are allowed; everything else must be escaped.
fn only_our_tags(page: &str) -> Result<(), TestCaseError> {
    const OURS: &[&str] = &[
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "pre",
        "code",
        "div",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "hr",
        "em",
        "strong",
        "del",
        "a",
        "br",
        "sup",
    ];
    for part in page.split('<').skip(1) {
        let name: String =
            part.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        prop_assert!(OURS.contains(&name.as_str()), "a tag `{name}` that is not ours: {page}");
        let tag = part.split('>').next().unwrap_or_default();
        prop_assert!(!tag.to_lowercase().contains("javascript:"), "{tag}");
        prop_assert!(!tag.contains(" on"), "{tag}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn markdown_reads_back_as_the_same_prose(text in typed()) {
        let passage = blocks(&text);
        let written = markdown(&passage, 0, "");
        prop_assert_eq!(&blocks(&written), &passage, "written as:\n{}", written);
    }

    #[test]
    fn a_texts_markdown_reads_back_as_the_same_text(text in typed()) {
        let read = inlines(&text);
        let written = markdown_inlines(&read);
        prop_assert_eq!(&inlines(&written), &read, "written as: {}", written);
        // The same as a paragraph among blocks, where the start of a line could open a block.
        let passage = blocks(&written);
        let alone = Passage {
            blocks: if read.is_empty() { vec![] } else { vec![Block::Paragraph { inlines: read }] },
            notes: vec![],
        };
        prop_assert_eq!(passage, alone, "written as: {}", written);
    }

    #[test]
    fn a_text_stands_in_a_cell(text in typed()) {
        let read = inlines(&text);
        let cell = markdown_cell(&read);
        prop_assert!(!cell.contains('\n'));
        let table = blocks(&format!("| h | i |\n| --- | --- |\n| {cell} | end |"));
        let expected = Block::Table {
            alignments: vec![plancc::prose::Alignment::None; 2],
            head: vec![inlines("h"), inlines("i")],
            rows: vec![vec![read, inlines("end")]],
        };
        prop_assert_eq!(table.blocks, vec![expected], "written as: {}", cell);
    }

    #[test]
    fn html_holds_no_tag_of_the_text(text in typed()) {
        only_our_tags(&html(&blocks(&text), PageContext { level: 3, anchors: "x", table: "Table", tables: None }))?;
        only_our_tags(&html_inlines(&inlines(&text)))?;
    }

    #[test]
    fn a_link_goes_only_where_links_may_go(text in typed()) {
        each_inline(&blocks(&text), &mut |inline| if let Inline::Link { href, inlines } = inline {
            let low = href.to_lowercase();
            assert!(["http:", "https:", "mailto:", "tel:", "#"].iter().any(|s| low.starts_with(s)));
            assert!(!inlines.is_empty());
        });
    }

    #[test]
    fn a_text_keeps_its_letters_in_order(text in "[a-zA-Z0-9 \n#>*_.|~+=-]{0,40}") {
        prop_assert_eq!(letters(&plain_inlines(&inlines(&text))), letters(&text));
    }

    #[test]
    fn prose_keeps_its_letters_in_order(text in "[a-z \n#>*_~+=|:`\\[\\]()!<-]{0,60}") {
        let info = text.contains("``") || text.contains("~~");
        let passage = blocks(&text);
        let mut addresses = false;
        each_inline(&passage, &mut |inline| addresses |= matches!(inline, Inline::Link { .. }));
        // A URL and the language of a code block are kept, but are not words.
        if !info && !addresses {
            prop_assert_eq!(letters(&plain(&passage)), letters(&text));
        }
    }

    #[test]
    fn the_quick_way_reads_what_the_long_way_reads(text in "[a-zé ,.'\n-]{0,60}") {
        // An escape at the end makes the text skip the fast path.
        let mut long = blocks(&format!("{text}\n\n\\*"));
        long.blocks.pop();
        prop_assert_eq!(blocks(&text), long);
    }

    #[test]
    fn headings_skip_no_level(text in "(#{1,6} a\n\n){0,12}") {
        let mut last = 0;
        for block in blocks(&text).blocks {
            if let Block::Heading { level, .. } = block {
                prop_assert!(level <= last + 1);
                last = level;
            }
        }
    }

    #[test]
    fn every_word_is_where_it_says(text in typed()) {
        for scan in [Scan::text(&text), Scan::prose(&text)] {
            let mut last = 0;
            let words = scan.words.words().chain(scan.words.sentences());
            for found in words.chain(scan.words.acronyms()).chain(scan.words.addresses()) {
                prop_assert_eq!(scan.words.text().get(found.at.clone()), Some(found.text));
                prop_assert!(text.get(found.range.clone()).is_some(), "{found:?}");
            }
            for word in scan.words.words() {
                prop_assert!(word.range.start >= last, "{word:?} overlaps");
                last = word.range.end;
                if word.range.len() == word.text.len() {
                    prop_assert_eq!(text.get(word.range.clone()), Some(word.text));
                }
            }
            for mark in &scan.marks {
                prop_assert!(text.get(mark.range.clone()).is_some(), "{mark:?}");
                prop_assert!(scan.words.text().get(mark.at.clone()).is_some(), "{mark:?}");
            }
            for language in ["en", "es"] {
                let grade = scan.words.reading_grade(Language::of(language));
                prop_assert_eq!(grade.is_some(), scan.words.words().next().is_some());
            }
        }
    }

    #[test]
    fn words_are_those_that_are_printed(text in "[a-zé ,.\n#>*_+=|-]{0,60}") {
        let scan = Scan::prose(&text);
        let words: String = scan.words.words().map(|word| letters(word.text)).collect();
        let has_code = blocks(&text).blocks.iter().any(|block| !matches!(block, Block::Paragraph { .. }));
        if !has_code {
            prop_assert_eq!(words, letters(&plain(&blocks(&text))));
        }
    }
}
