//! The HTML of reports for readers.

use crate::view::{Case, Reports};

const PLAN: &str = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\n";

fn reports(rest: &str) -> Reports {
    Case { plan: &format!("{PLAN}{rest}"), ..Case::default() }.reports()
}

/// Returns the text of an element of a page, without tags and with single spaces.
fn text_of(page: &str, start: &str, end: &str) -> String {
    let (_, rest) = page.split_once(start).unwrap_or_else(|| panic!("`{start}` not in:\n{page}"));
    let (inside, _) = rest.split_once(end).unwrap();
    let mut text = String::new();
    let mut is_tag = false;
    for c in inside.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            c if !is_tag => text.push(c),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn tables_have_no_role_that_html_already_gives_them() {
    let html = reports(
        "budget: {total: 5, sources: [{fund: a, amount: 5}]}\npriorities:\n  - {id: p, priority: x}\n",
    )
    .html;
    assert!(html.matches("<table").count() >= 2, "{html}");
    for role in ["table", "rowgroup", "row", "cell", "columnheader", "rowheader"] {
        assert!(!html.contains(&format!("role=\"{role}\"")), "{role}:\n{html}");
    }
}

#[test]
fn numbers_of_entries_are_text() {
    let html = reports(
        "reflection: {outcomes: [{intended: a room}, {intended: a bus}]}\n\
         needs_assessment: {needs: [{id: n, need: a door}, {id: m, need: a key}]}\n\
         priorities:\n  - {id: p, priority: x, metrics: [{id: k, metric: visits}, {id: l, metric: calls}]}\n",
    )
    .html;
    let text = text_of(&html, "<main", "</main>");
    for entry in ["1. a room", "2. a bus", "1. a door", "2. a key", "a. visits", "b. calls"] {
        assert!(text.contains(entry), "`{entry}` in:\n{text}");
    }
    assert!(!html.contains("counter-increment"), "a style sheet counts entries");
}

#[test]
fn a_wide_table_shrinks_on_a_printed_page() {
    let columns = "| one ".repeat(16);
    let rule = "| --- ".repeat(16);
    let html = reports(&format!("purpose: |\n  {columns}|\n  {rule}|\n  {columns}|\n")).html;
    assert!(html.contains("<div class=\"scroll\""), "{html}");
    let (_, print) = html.split_once("@media print {").unwrap();
    let cells = print.lines().find(|line| line.contains(".scroll th, .scroll td")).unwrap();
    assert!(cells.contains("overflow-wrap: anywhere") && cells.contains("white-space: normal"));
    assert!(html.contains("@page wide { size: letter landscape; }"), "{html}");
}
