//! Changes as Markdown, for a pull request comment.

use super::comparison_gap::errors;
use super::group::heading;
use super::{Comparison, Description, Fragment, describe, groups, tally};
use crate::diff::{Change, PlanDiff, RedlineSegment};
use crate::model::{Choice, Weight};
use crate::prose::{Inline, markdown_cell, markdown_inlines, without_commands};

/// The number of bytes reserved for the sentence about dropped changes.
const SPARE: usize = 300;

/// Returns a table of plans, then each plan's changes in a collapsed section (GitHub-flavored Markdown).
///
/// Plan text is escaped, so its markup, mentions and references have no effect. If the page would be longer than
/// `most` bytes, drops the lightest changes and reports their number.
#[must_use]
pub fn changes_markdown(comparison: &Comparison, most: Option<usize>) -> String {
    without_commands(&written(comparison, most)).into_owned()
}

fn written(comparison: &Comparison, most: Option<usize>) -> String {
    let whole = page(comparison, &|_| true, 0);
    let Some(most) = most.filter(|most| whole.len() > *most) else { return whole };
    // Keep the heaviest changes. Among changes of equal weight, keep the first.
    let mut entries: Vec<(&Change, usize)> = comparison
        .all()
        .flat_map(|plan| groups(&plan.changes))
        .flat_map(|group| {
            group
                .changes
                .iter()
                .map(move |change| (*change, entry(change, group.depth).len()))
                .collect::<Vec<_>>()
        })
        .collect();
    entries.sort_by_key(|(change, _)| (change.approved, change.weight));
    let all: usize = entries.iter().map(|(_, size)| size).sum();
    let frame = whole.len() - all;
    let mut room = most.saturating_sub(frame + SPARE);
    let mut kept: Vec<*const Change> = Vec::new();
    for (change, size) in &entries {
        if *size > room {
            break;
        }
        room -= size;
        kept.push(*change);
    }
    kept.sort_unstable();
    let dropped = entries.len() - kept.len();
    let keeps = |change: &Change| kept.binary_search(&std::ptr::from_ref(change)).is_ok();
    let page = page(comparison, &keeps, dropped);
    if page.len() <= most { page } else { shortest(comparison, dropped, most) }
}

/// Returns a one-sentence summary, which replaces the page if not even the table fits.
fn shortest(comparison: &Comparison, dropped: usize, most: usize) -> String {
    let said = tally(comparison.all().flat_map(|plan| &plan.changes));
    let plans = match comparison.plans.len() {
        1 => "One plan".to_owned(),
        count => format!("{count} plans"),
    };
    let rules = if comparison.rules.is_empty() { "" } else { " and the rules" };
    let mut text = format!("{plans}{rules} changed: {said}. {dropped} changes are not shown.\n");
    if !comparison.is_complete() {
        text.push_str("Some files or parts could not be compared.\n");
    }
    if text.len() <= most { text } else { String::new() }
}

fn page(comparison: &Comparison, keeps: &dyn Fn(&Change) -> bool, dropped: usize) -> String {
    let mut out = String::from("## Plan changes\n\n");
    let changed: Vec<&PlanDiff> = comparison.all().collect();
    out.push_str(&format!("From {} to {}.\n\n", code(&comparison.from), code(&comparison.to)));
    if !comparison.uncompared.is_empty() {
        out.push_str("### Not compared\n\n");
        for gap in &comparison.uncompared {
            out.push_str(&format!("- {}\n", escaped(&gap.reason)));
        }
        out.push('\n');
    }
    if changed.is_empty() {
        out.push_str(match comparison.is_complete() {
            true => "No plan changed.\n",
            false => "No changes found in the parts that could be compared.\n",
        });
        return out;
    }
    out.push_str("| Plan | Material | Substantive | Editorial | Progress | Approved |\n");
    out.push_str("| --- | ---: | ---: | ---: | ---: | ---: |\n");
    for plan in &changed {
        out.push_str(&format!("| {} |", cell(&title(plan))));
        for word in Weight::WORDS {
            let of = |change: &&Change| !change.approved && change.weight.word() == *word;
            out.push_str(&format!(" {} |", plan.changes.iter().filter(of).count()));
        }
        let approved = plan.changes.iter().filter(|change| change.approved).count();
        out.push_str(&format!(" {approved} |\n"));
    }
    out.push('\n');
    if dropped > 0 {
        let entries = if dropped == 1 {
            "One change is".to_owned()
        } else {
            format!("{dropped} changes are")
        };
        out.push_str(&format!(
            "{entries} not shown, because the page would be too long; the least important changes are left out first.\n\n"
        ));
    }
    for plan in changed {
        self::plan(plan, keeps, &mut out);
    }
    out
}

fn plan(plan: &PlanDiff, keeps: &dyn Fn(&Change) -> bool, out: &mut String) {
    let errors = errors(plan);
    if !plan.changes.iter().any(keeps) && !plan.changes.is_empty() && errors.is_empty() {
        return;
    }
    let open = if plan.heaviest() == Some(Weight::Material) { " open" } else { "" };
    let tally = tally(plan.changes.iter());
    out.push_str(&format!(
        "<details{open}>\n<summary>{}: {tally}</summary>\n\n",
        // GitHub expands mentions inside HTML too.
        html(&title(plan)).replace('@', "@<!-- -->")
    ));
    for (said, problems) in errors {
        out.push_str(&format!("Note: {said}.\n\n"));
        for problem in problems {
            out.push_str(&format!("- {}\n", escaped(problem)));
        }
        out.push('\n');
    }
    for group in groups(&plan.changes) {
        let changes: Vec<&&Change> = group.changes.iter().filter(|change| keeps(change)).collect();
        if changes.is_empty() {
            continue;
        }
        out.push_str(&format!("#### {}\n\n", bits(&group.title)));
        for change in changes {
            out.push_str(&entry(change, group.depth));
        }
        out.push('\n');
    }
    out.push_str("</details>\n\n");
}

/// Formats a change as a list item, followed by its text with removals struck out and additions underlined.
fn entry(change: &Change, depth: usize) -> String {
    let Description { headline, redline, notes } = describe(change, depth);
    let weight = if change.approved { "approved" } else { change.weight.word() };
    let mut out = format!("- **{weight}** {}\n", bits(&headline));
    let mut text = String::new();
    for piece in &redline {
        match piece {
            RedlineSegment::Kept(kept) => text.push_str(&escaped(kept)),
            RedlineSegment::Removed(gone) => text.push_str(&marked("del", gone)),
            RedlineSegment::Added(new) => text.push_str(&marked("ins", new)),
        }
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let text = lines.collect::<Vec<_>>().join("<br>");
    if !text.is_empty() {
        out.push_str(&format!("  > {text}\n"));
    }
    for note in notes {
        out.push_str(&format!("  >\n  > {}\n", escaped(&note)));
    }
    out
}

/// Wraps text in an element, line by line, since an element must not span lines.
fn marked(element: &str, text: &str) -> String {
    let mut out = String::new();
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let words = line.trim();
        if words.is_empty() {
            out.push_str(line);
            continue;
        }
        let lead = if line.starts_with(char::is_whitespace) { " " } else { "" };
        let tail = if line.ends_with(char::is_whitespace) { " " } else { "" };
        out.push_str(&format!("{lead}<{element}>{}</{element}>{tail}", escaped(words)));
    }
    out
}

fn title(plan: &PlanDiff) -> String {
    heading(plan)
}

fn bits(bits: &[Fragment]) -> String {
    let (mut out, mut words) = (String::new(), String::new());
    for bit in bits {
        match bit {
            Fragment::Our(text) | Fragment::Plan(text) => words.push_str(text),
            Fragment::Name(name) => {
                out.push_str(&escaped(&std::mem::take(&mut words)));
                out.push_str(&code(name));
            }
        }
    }
    out + &escaped(&words)
}

/// Escapes plain text for Markdown and keeps its line breaks and outer spaces.
fn escaped(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let words = line.trim();
        if words.is_empty() {
            return if line.is_empty() { String::new() } else { " ".to_owned() };
        }
        let lead = if line.starts_with(char::is_whitespace) { " " } else { "" };
        let tail = if line.ends_with(char::is_whitespace) { " " } else { "" };
        format!("{lead}{}{tail}", markdown_inlines(&plain(words)))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn plain(words: &str) -> Vec<Inline> {
    vec![Inline::Text { text: words.split_whitespace().collect::<Vec<_>>().join(" ") }]
}

fn cell(words: &str) -> String {
    markdown_cell(&plain(words))
}

fn code(name: &str) -> String {
    markdown_inlines(&[Inline::Code { text: name.to_owned() }])
}

fn html(text: &str) -> String {
    crate::prose::html_inlines(&plain(text))
}
