//! Tables in prose, on a phone and with a keyboard.

use std::cell::Cell;

use plancc::prose::{PageContext, blocks, html};

fn page(text: &str) -> String {
    let tables = Cell::new(0);
    let place = PageContext { level: 2, anchors: "purpose", table: "Table", tables: Some(&tables) };
    html(&blocks(text), place)
}

#[test]
fn a_table_that_fits_a_phone_is_a_table_and_no_more() {
    assert_eq!(
        page("| Fund | Amount |\n| - | -: |\n| Title I | 5 |"),
        "<table>\n<thead>\n<tr><th scope=\"col\">Fund</th><th scope=\"col\" class=\"right\">Amount</th></tr>\n</thead>\n\
         <tbody>\n<tr><td>Title I</td><td class=\"right\">5</td></tr>\n</tbody>\n</table>"
    );
}

#[test]
fn a_table_too_wide_for_a_phone_can_be_scrolled_with_the_keyboard_under_a_name_of_its_own() {
    let wide = "| Department | Responsibilities |\n| - | - |\n| Multilingual | Reclassification |";
    let html = page(&format!("{wide}\n\nand\n\n{wide}"));
    for number in 1..=2 {
        let region = format!(
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" \
             aria-label=\"Table {number}: Department, Responsibilities\">\n<table>"
        );
        assert_eq!(html.matches(&region).count(), 1, "{html}");
    }
    assert_eq!(html.matches("</table>\n</div>").count(), 2);
}
