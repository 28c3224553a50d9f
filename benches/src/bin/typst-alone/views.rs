//! The reports of a district, as input files for Typst.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use plancc::backend::pdf::{PdfRender, sans};
use plancc::model::PlanSettings;
use plancc::source::{Source, SourceId};
use plancc::{pipeline, schema, view};

/// plancc's templates.
const TEMPLATES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../templates/pdf");

/// Writes a JSON file for each plan of `district`, the templates, and the fonts that Typst lacks, in `fonts/`.
pub(crate) fn write(district: &Path, out: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(out.join("fonts"))?;
    for entry in fs::read_dir(TEMPLATES)? {
        let entry = entry?;
        let text = fs::read_to_string(entry.path())?;
        // With the command line of Typst, an input selects the document.
        let text = text.replace("json(\"report.json\")", "json(sys.inputs.view)");
        fs::write(out.join(entry.file_name()), text)?;
    }
    for (number, font) in sans().into_iter().enumerate() {
        fs::write(out.join(format!("fonts/{number}.ttf")), font)?;
    }
    let project = read(&district.join("plancc.yaml"), 0)?;
    let (project, _) = schema::project(&project);
    let setting = PlanSettings::new(project, BTreeMap::new(), schema::built_in_form());
    let generated = "2026-09-21".parse()?;
    for entry in fs::read_dir(district.join("plans/2026-2027"))? {
        let path = entry?.path();
        let id = path.file_stem().context("a plan has a name")?.to_string_lossy().into_owned();
        let mut checked = pipeline::read(read(&path, 1)?, &id);
        pipeline::check(&mut checked, &setting, None);
        let plan = checked.plan.as_ref().filter(|_| checked.is_sound());
        let plan = plan.with_context(|| format!("{} has errors", path.display()))?;
        let context = view::ReportContext {
            setting: &setting,
            language: setting.language_of(plan),
            languages: Vec::new(),
            generated,
            id: &id,
            logo: None,
            prior: None,
        };
        let report = view::report(plan, &context, &PdfRender);
        fs::write(out.join(format!("{id}.json")), serde_json::to_string(&report)?)?;
    }
    Ok(())
}

fn read(path: &Path, id: u32) -> anyhow::Result<Arc<Source>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(Arc::new(Source::new(SourceId(id), path.display().to_string(), text)))
}
