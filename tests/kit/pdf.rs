//! Makes PDFs in this process and with the program.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use assert_cmd::Command;
use plancc::backend::CustomTemplate;
use plancc::backend::pdf::{Fonts, Pdf, PdfPassage, PdfRender};
use plancc::diagnostic::Severity;
use plancc::model::{Plan, PlanSettings};
use plancc::source::{Source, SourceId};
use plancc::view::{self, Report, ReportContext};

pub(crate) fn plancc(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("plancc").unwrap();
    command.current_dir(folder).env("SOURCE_DATE_EPOCH", "1790000000").env("NO_COLOR", "1");
    command
}

pub(crate) fn plan(text: &str) -> Plan {
    let source = Source::new(SourceId(1), "plan.yaml", text);
    let (plan, found) = plancc::schema::plan(&source);
    assert!(found.iter().all(|one| one.severity < Severity::Error), "{found:?}");
    plan.unwrap()
}

pub(crate) fn report(plan: &Plan, id: &str) -> Report<PdfPassage> {
    let context = ReportContext {
        setting: &PlanSettings::new(None, BTreeMap::new(), plancc::schema::built_in_form()),
        language: "en",
        languages: Vec::new(),
        generated: jiff::civil::date(2026, 9, 21),
        id,
        logo: None,
        prior: None,
    };
    view::report(plan, &context, &PdfRender)
}

pub(crate) fn engine(own: &[(&str, &str)]) -> Pdf {
    let own = own.iter().zip(100..).map(|((name, text), number)| CustomTemplate {
        path: format!("pdf/{name}"),
        source: Arc::new(Source::new(SourceId(number), format!("own/pdf/{name}"), *text)),
    });
    Pdf::new(&own.collect::<Vec<_>>(), Fonts::new(Vec::new()).0).unwrap()
}

pub(crate) fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let count = text.split("<xmpTPg:NPages>").nth(1).unwrap();
    count.split('<').next().unwrap().parse().unwrap()
}

pub(crate) const SMALL: &str = "plancc: 1\nyear: 2026-2027\ndepartment: Library\n";

pub(crate) fn odd(odd: &str) -> String {
    format!(
        "#let report = json(\"report.json\")\n#set document(title: report.id)\n\
         #if report.id == \"odd\" {{ {odd} }}\n#report.id\n"
    )
}

/// Makes a font that claims `character` but has no glyph for it.
///
/// It is one of plancc's fonts, changed so that its last range of characters is only `character`, with the missing-glyph index.
pub(crate) fn font_that_lists(character: char) -> Vec<u8> {
    let mut font = plancc::backend::pdf::sans()[0].to_vec();
    let number_at = |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) as usize;
    let map = number_at(font.windows(4).position(|bytes| bytes == b"cmap").unwrap() + 8);
    let starts = (0..usize::from(font[map + 3])).map(|at| map + number_at(map + 8 + 8 * at));
    let start = starts.into_iter().find(|at| font[*at..at + 4] == [0, 12, 0, 0]).unwrap();
    let last = start + 16 + 12 * (number_at(start + 12) - 1);
    let code = u32::from(character).to_be_bytes();
    font[last..last + 12].copy_from_slice(&[code, code, [0; 4]].concat());
    font
}
