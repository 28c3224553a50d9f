//! Findings as Markdown tables for a job summary or an email.

use std::fmt::Write;

use super::{Record, Run};
use crate::prose::{Inline, markdown_cell, without_commands};
use crate::report::{Tally, counted};

/// Returns a heading and a table for each file, errors first, within `limit` bytes. Reports the number of findings
/// that did not fit.
#[must_use]
pub fn markdown(run: &Run, tally: &Tally, limit: usize) -> String {
    let files = counted(run.files.len(), "plan");
    let mut out = String::from("## plancc findings\n\n");
    if run.records.is_empty() {
        let _ = writeln!(out, "{files}, nothing to report.");
        suppressed(&mut out, run);
        return out;
    }
    let _ = writeln!(out, "{tally} in {files}.");
    suppressed(&mut out, run);
    let mut left = 0;
    let mut records = run.records.as_slice();
    while let Some(first) = records.first() {
        let same = |record: &Record| record.location.file == first.location.file;
        let end = records.iter().position(|record| !same(record)).unwrap_or(records.len());
        let (of_file, rest) = records.split_at_checked(end).unwrap_or((records, &[]));
        records = rest;
        let table = table(of_file);
        if out.len() + table.len() > limit {
            left += of_file.len();
        } else {
            out.push_str(&table);
        }
    }
    if left > 0 {
        let _ = writeln!(
            out,
            "\n{} {} not shown, because the summary would be too long.",
            counted(left, "finding"),
            if left == 1 { "is" } else { "are" }
        );
    }
    without_commands(&out).into_owned()
}

/// Reports the number of suppressed findings, so no one assumes that they are fixed.
fn suppressed(out: &mut String, run: &Run) {
    for line in run.suppressed.lines("plancc-baseline.yaml") {
        let _ = writeln!(out, "\n{line}.");
    }
}

fn table(records: &[Record]) -> String {
    let mut out = String::new();
    let path = records.first().map(|record| record.location.file.as_str()).unwrap_or_default();
    let _ = write!(
        out,
        "\n### {}\n\n| Level | Line | Finding | What to do |\n| --- | ---: | --- | --- |\n",
        cell(path)
    );
    let mut sorted: Vec<&Record> = records.iter().collect();
    sorted.sort_by_key(|record| match record.severity {
        "error" => 0,
        "warning" => 1,
        _ => 2,
    });
    for record in sorted {
        let line = record.location.start.line;
        let help = record.help.first().map(|help| cell(help)).unwrap_or_default();
        let what = cell(&record.message);
        let _ =
            writeln!(out, "| {} | {line} | {what} ({}) | {help} |", record.severity, record.rule);
    }
    out
}

/// Formats text for a table cell: text in backticks as code, all other text escaped.
fn cell(text: &str) -> String {
    let text = crate::report::sanitize(text).replace(['\n', '\r', '\t'], " ");
    let pieces: Vec<&str> = text.split('`').collect();
    // An odd number of backticks cannot be paired, so none is treated as code.
    let paired = pieces.len() % 2 == 1;
    let inlines: Vec<Inline> = pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| !piece.is_empty())
        .map(|(number, piece)| match paired && number % 2 == 1 {
            true => Inline::Code { text: (*piece).to_owned() },
            false => Inline::Text { text: (*piece).to_owned() },
        })
        .collect();
    markdown_cell(&inlines)
}
