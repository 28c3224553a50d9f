//! The law of the whole pipeline.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use plancc::backend::pdf::{Fonts, Pdf};
use plancc::backend::{HtmlLabels, ReportFormat, Templates};
use plancc::model::PlanSettings;
use plancc::pipeline::{self, Compiler, ReportVariant};
use plancc::source::{Source, SourceId};

static SETTING: LazyLock<PlanSettings> =
    LazyLock::new(|| PlanSettings::new(None, BTreeMap::new(), plancc::schema::built_in_form()));
static TEMPLATES: LazyLock<Templates> =
    LazyLock::new(|| Templates::new(&[]).expect("the built-in templates are valid"));
static PDF: LazyLock<Option<Pdf>> = LazyLock::new(|| {
    Pdf::IS_BUILT_IN.then(|| Pdf::new(&[], Fonts::new(Vec::new()).0).ok()).flatten()
});

/// Any bytes can be read as a plan without a panic; a valid plan compiles to every format, and its JSON can
/// be parsed.
pub(crate) fn compiles(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let source = Arc::new(Source::new(SourceId(1), "plan.yaml", text));
    let mut checked = pipeline::read(source, "plan");
    pipeline::check(&mut checked, &SETTING, None);
    let Some(plan) = checked.plan.as_ref().filter(|_| checked.is_sound()) else { return };
    let pdf = PDF.as_ref();
    let all = [ReportFormat::HTML, ReportFormat::MARKDOWN, ReportFormat::JSON, ReportFormat::PDF];
    let formats = if pdf.is_some() { &all[..] } else { &all[..3] };
    let labels = HtmlLabels::default();
    let compiler = Compiler {
        setting: &SETTING,
        templates: &TEMPLATES,
        labels,
        pdf,
        formats,
        logo: None,
        internal: true,
    };
    let language = SETTING.language_of(plan).to_owned();
    let variant = ReportVariant {
        prior: None,
        language: &language,
        languages: std::slice::from_ref(&language),
        generated: "2026-11-24".parse().expect("a day"),
    };
    let outputs = compiler.compile(plan, "plan", variant, &|_| false);
    for output in outputs {
        let output = output.expect("a valid plan compiles");
        if output.format == ReportFormat::JSON {
            let bytes = output.bytes.unwrap_or_default();
            let read: Result<serde_json::Value, _> = serde_json::from_slice(&bytes);
            assert!(read.is_ok(), "the JSON of a report parses as JSON");
        }
    }
}
