//! Any bytes as a plan, a project file and a form: read, checked and reported on, without a panic.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use plancc::source::{Source, SourceId, Sources};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let source = Source::new(SourceId(1), "plan.yaml", text);
    let mut found = plancc::schema::plan(&source).1;
    found.extend(plancc::schema::project(&source).1);
    found.extend(plancc::schema::form(&source).1);
    for diagnostic in &found {
        for label in std::iter::once(&diagnostic.primary).chain(&diagnostic.related) {
            assert!(
                source.text().get(label.span.range()).is_some(),
                "{:?} of `{}` is no text",
                label.span,
                diagnostic.rule
            );
        }
    }
    let mut sources = Sources::default();
    sources.insert(Arc::new(source));
    let _ = plancc::report::human(&found, &sources, true, 80);
    let _ = plancc::report::concise(&found, &sources);
});
