//! Findings as JUnit test results: a suite for each file, a case for each finding.

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::xml::allowed;
use super::{Record, Run};

/// Returns the test results. Errors and warnings fail their case; a file without findings has one passing
/// case.
#[must_use]
pub fn junit(run: &Run) -> String {
    let mut report = Report::new("plancc");
    for file in &run.files {
        let mut suite = TestSuite::new(allowed(file));
        for record in run.records.iter().filter(|record| record.location.file == *file) {
            suite.add_test_case(case(record));
        }
        if suite.test_cases.is_empty() {
            let mut passed = TestCase::new("no findings", TestCaseStatus::success());
            passed.set_classname(allowed(file));
            suite.add_test_case(passed);
        }
        report.add_test_suite(suite);
    }
    let elsewhere = |record: &&Record| !run.files.contains(&record.location.file);
    for record in run.records.iter().filter(elsewhere) {
        let mut suite = TestSuite::new(allowed(&record.location.file));
        suite.add_test_case(case(record));
        report.add_test_suite(suite);
    }
    let mut text = report.to_string().unwrap_or_default();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

fn case(record: &Record) -> TestCase {
    let at = &record.location;
    let place = format!("{}:{}:{}", at.file, at.start.line, at.start.column);
    let mut status = match record.severity {
        "info" => TestCaseStatus::success(),
        _ => TestCaseStatus::non_success(NonSuccessKind::Failure),
    };
    let mut lines = vec![format!("{place}: {}", record.message)];
    lines.extend(record.notes.iter().chain(&record.help).cloned());
    if record.severity != "info" {
        status.set_message(allowed(&record.message));
        status.set_type(record.rule);
        status.set_description(allowed(&lines.join("\n")));
    }
    let mut case = TestCase::new(format!("{} at line {}", record.rule, at.start.line), status);
    case.set_classname(allowed(&at.file));
    case
}
