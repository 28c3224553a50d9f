//! Changes as an HTML page: a list with links, then both versions side by side.

use std::collections::BTreeSet;

use super::comparison_gap::errors;
use super::description::{field_name, step_words};
use super::group::heading;
use super::json::path_text;
use super::values::{readable, texts};
use super::{Comparison, Description, Fragment, describe, groups, tally};
use crate::diff::{PlanDiff, RedlineSegment, RowContent, SideBySideRow, redline};
use crate::model::Choice;
use crate::prose::{Inline, html_inlines};

const STYLE: &str = include_str!("redline.css");

/// Returns a self-contained page without scripts; its content security policy blocks everything external. `outlines`
/// contains the rows of each plan, in the order of the comparison.
///
/// Removed text is struck out and added text underlined. Screen readers announce both, so color is never the only
/// difference. On a wide screen, old and new are side by side.
#[must_use]
pub fn changes_html(comparison: &Comparison, outlines: &[Vec<SideBySideRow>]) -> String {
    let mut page = HtmlPage { out: String::new() };
    let title = format!("Plan changes, {} to {}", comparison.from, comparison.to);
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    page.raw(&format!(
        "<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        text(&title)
    ));
    page.raw("<a class=\"skip\" href=\"#main\">Skip to the changes</a>\n<main id=\"main\">\n");
    page.raw(&format!("<h1>{}</h1>\n", text(&title)));
    page.raw(
        "<p>Removed text is <del><span class=\"hidden\">removed: </span>struck out</del>, and added text is \
         <ins><span class=\"hidden\">added: </span>underlined</ins>.</p>\n",
    );
    if !comparison.uncompared.is_empty() {
        page.raw("<section aria-labelledby=\"uncompared\">\n<h2 id=\"uncompared\">Not compared</h2>\n<ul>\n");
        for gap in &comparison.uncompared {
            page.raw(&format!("<li>{}</li>\n", text(&gap.reason)));
        }
        page.raw("</ul>\n</section>\n");
    }
    if comparison.all().next().is_none() {
        page.raw(match comparison.is_complete() {
            true => "<p>No plan changed.</p>\n",
            false => "<p>No changes found in the parts that could be compared.</p>\n",
        });
    }
    for (number, plan) in comparison.rules.iter().enumerate() {
        page.plan(plan, &[], &format!("rules{}", number + 1));
    }
    for (number, plan) in comparison.plans.iter().enumerate() {
        let rows = outlines.get(number).map(Vec::as_slice).unwrap_or_default();
        page.plan(plan, rows, &format!("plan{}", number + 1));
    }
    page.raw("</main>\n</body>\n</html>\n");
    page.out
}

struct HtmlPage {
    out: String,
}

impl HtmlPage {
    fn raw(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn plan(&mut self, plan: &PlanDiff, rows: &[SideBySideRow], anchor: &str) {
        let anchors: BTreeSet<String> = rows.iter().map(|row| path_text(&row.path)).collect();
        let tally = tally(plan.changes.iter());
        self.raw(&format!("<section aria-labelledby=\"{anchor}\">\n"));
        self.raw(&format!("<h2 id=\"{anchor}\">{}</h2>\n", text(&heading(plan))));
        let tally = if tally.is_empty() { "no changes" } else { &tally };
        self.raw(&format!("<p>{}</p>\n", text(tally)));
        for (said, problems) in errors(plan) {
            self.raw(&format!("<p>Note: {}.</p>\n", text(&said)));
            if !problems.is_empty() {
                let items = problems.iter().map(|problem| format!("<li>{}</li>\n", text(problem)));
                self.raw(&format!("<ul>\n{}</ul>\n", items.collect::<String>()));
            }
        }
        for group in groups(&plan.changes) {
            self.raw(&format!("<h3>{}</h3>\n<ul class=\"changes\">\n", bits(&group.title)));
            for change in &group.changes {
                let Description { headline, redline: _, notes } = describe(change, group.depth);
                let weight = if change.approved { "approved" } else { change.weight.word() };
                // A change without a row links to the nearest enclosing entry with a row.
                let mut path = change.shown().path.clone();
                while !path.is_empty() && !anchors.contains(&path_text(&path)) {
                    path.pop();
                }
                let way = path_text(&path);
                let said = bits(&headline);
                let said = match !way.is_empty() && anchors.contains(&way) {
                    true => format!("<a href=\"#{}\">{said}</a>", id(anchor, &way)),
                    false => said,
                };
                self.raw(&format!("<li><strong class=\"{weight}\">{weight}</strong> {said}"));
                for note in notes {
                    self.raw(&format!("<br><small>{}</small>", text(&note)));
                }
                self.raw("</li>\n");
            }
            self.raw("</ul>\n");
        }
        if !rows.is_empty() {
            self.raw("<h3>The full plan</h3>\n");
        }
        let mut used = BTreeSet::new();
        for row in rows {
            self.row(row, anchor, &mut used);
        }
        self.raw("</section>\n");
    }

    fn row(&mut self, row: &SideBySideRow, anchor: &str, used: &mut BTreeSet<String>) {
        let id = id(anchor, &path_text(&row.path));
        // A removed entry may have the same path as a remaining one.
        let id = if used.insert(id.clone()) { format!(" id=\"{id}\"") } else { String::new() };
        let Some(last) = row.path.last() else { return };
        match &row.content {
            RowContent::Heading { before, after, number } => {
                let level = (row.depth + 4).min(6);
                let name = match (last.kind, number) {
                    (Some("priority"), Some(number)) => {
                        let mut words = vec![Fragment::Our(format!("Priority {number} "))];
                        words.extend(step_words(last).into_iter().skip(1));
                        words
                    }
                    _ => step_words(last),
                };
                let name = bits(&name);
                let name = match (before, after) {
                    (false, true) => marked("ins", "added", &name),
                    (true, false) => marked("del", "removed", &name),
                    _ => name,
                };
                self.raw(&format!("<h{level}{id}>{name}</h{level}>\n"));
            }
            RowContent::Field { before, after } => {
                let name = text(&field_name(last));
                self.raw(&format!("<div class=\"row\"{id}>\n<p class=\"name\">{name}</p>\n"));
                let (old, new) = match (before, after) {
                    (Some(before), Some(after)) => texts(before, after),
                    (before, after) => (
                        before.as_ref().map(readable).unwrap_or_default(),
                        after.as_ref().map(readable).unwrap_or_default(),
                    ),
                };
                if old == new {
                    self.raw(&format!(
                        "<div class=\"both\">{}</div>\n</div>\n",
                        lines(&text(&new))
                    ));
                    return;
                }
                let pieces = redline(&old, &new);
                let (mut gone, mut came) = (String::new(), String::new());
                for piece in &pieces {
                    match piece {
                        RedlineSegment::Kept(kept) => {
                            gone.push_str(&text(kept));
                            came.push_str(&text(kept));
                        }
                        RedlineSegment::Removed(words) => {
                            gone.push_str(&marked("del", "removed", &text(words)))
                        }
                        RedlineSegment::Added(words) => {
                            came.push_str(&marked("ins", "added", &text(words)))
                        }
                    }
                }
                let none = "<span class=\"none\">nothing</span>".to_owned();
                let gone = if before.is_none() { none.clone() } else { lines(&gone) };
                let came = if after.is_none() { none } else { lines(&came) };
                self.raw(&format!(
                    "<div class=\"old\"><p class=\"side\">Before</p>{gone}</div>\n\
                     <div class=\"new\"><p class=\"side\">After</p>{came}</div>\n</div>\n"
                ));
            }
        }
    }
}

fn marked(element: &str, word: &str, html: &str) -> String {
    format!("<{element}><span class=\"hidden\">{word}: </span>{html}</{element}>")
}

fn lines(html: &str) -> String {
    format!("<p>{}</p>", html.trim_end().replace('\n', "<br>\n"))
}

/// Returns an id that is unique on the page.
fn id(anchor: &str, way: &str) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '.' };
    format!("{anchor}.{}", way.chars().map(safe).collect::<String>())
}

fn bits(bits: &[Fragment]) -> String {
    let html = |bit: &Fragment| match bit {
        Fragment::Our(words) | Fragment::Plan(words) => text(words),
        Fragment::Name(name) => format!("<code>{}</code>", text(name)),
    };
    bits.iter().map(html).collect()
}

/// Escapes text for HTML.
fn text(text: &str) -> String {
    html_inlines(&[Inline::Text { text: crate::report::sanitize(text).into_owned() }])
}
