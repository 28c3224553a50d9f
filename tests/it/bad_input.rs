//! Examples of invalid input with plancc's messages, in `examples/bad-input/`.
//!
//! Each folder's `README.md` contains the file and the messages. `BLESS=1 cargo test bad_input`
//! updates them.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use plancc::diagnostic::Diagnostics;
use plancc::model::{Plan, PlanSettings};
use plancc::report;
use plancc::schema;
use plancc::source::{Source, SourceId, Sources};
use plancc::workspace::read;

use super::kit::snapshot;

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bad-input")
}

/// Returns the names of all examples, which are those of their folders.
fn kinds() -> Vec<String> {
    let folders = fs::read_dir(top()).unwrap().map(|entry| entry.unwrap());
    let folders = folders.filter(|entry| entry.path().is_dir());
    let mut kinds: Vec<String> =
        folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
    kinds.sort();
    kinds
}

/// The messages for one example.
#[derive(Default)]
struct Said {
    diagnostics: Diagnostics,
    sources: Sources,
    /// Messages for files that can't be read at all.
    refused: String,
}

impl Said {
    fn read(&mut self, kind: &str, name: &str, number: u32) -> Option<Arc<Source>> {
        let path = top().join(kind).join(name);
        if !path.exists() {
            return None;
        }
        match read::file(&path, name, None) {
            Ok(text) => {
                let source = Arc::new(Source::new(SourceId(number), name, text));
                self.sources.insert(Arc::clone(&source));
                Some(source)
            }
            Err(error) => {
                let _ = writeln!(self.refused, "error: {error}");
                let _ = writeln!(self.refused, "help: {}", error.help().unwrap());
                None
            }
        }
    }

    fn plan(&mut self, kind: &str, name: &str, number: u32) -> Option<(Plan, Arc<Source>)> {
        let source = self.read(kind, name, number)?;
        let (plan, found) = schema::plan(&source);
        self.diagnostics.extend(found);
        Some((plan?, source))
    }

    fn of(kind: &str) -> Said {
        let mut said = Said::default();
        let project = said.read(kind, "plancc.yaml", 0).and_then(|source| {
            let (project, found) = schema::project(&source);
            said.diagnostics.extend(found);
            project
        });
        if let Some(source) = said.read(kind, "form.yaml", 1) {
            said.diagnostics.extend(schema::form(&source).1);
        }
        let prior = said.plan(kind, "last-year.yaml", 2);
        if let Some((plan, source)) = said.plan(kind, "plan.yaml", 3) {
            let setting = PlanSettings::new(project, BTreeMap::new(), schema::built_in_form());
            let prior = prior.as_ref().map(|(prior, _)| prior);
            schema::references(&plan, &source, &setting, prior, &mut said.diagnostics);
        }
        plancc::diagnostic::sort(&mut said.diagnostics);
        said
    }

    fn text(&self) -> String {
        let text = report::human(&self.diagnostics, &self.sources, false, 80);
        format!("{}{text}", self.refused).trim_end().to_owned() + "\n"
    }
}

fn title(kind: &str) -> String {
    let mut title = kind.replace('-', " ");
    title[..1].make_ascii_uppercase();
    title.replace("utf 8", "UTF-8").replace("Yaml", "YAML").replace("spanish", "Spanish")
}

/// Returns the page of one example: its files and the messages.
fn page(kind: &str) -> String {
    let said = Said::of(kind);
    let mut page = format!("# {}\n", title(kind));
    for name in ["plancc.yaml", "form.yaml", "last-year.yaml", "plan.yaml"] {
        let Ok(bytes) = fs::read(top().join(kind).join(name)) else { continue };
        let text = String::from_utf8_lossy(&bytes);
        let text = report::sanitize(&text).replace("\r\n", "␍\n");
        let _ = write!(page, "\n`{name}`:\n\n```yaml\n{}\n```\n", text.trim_end_matches('\n'));
    }
    let _ = write!(page, "\nplancc reports:\n\n```text\n{}```\n", said.text());
    page
}

fn index() -> String {
    let mut page = String::from(
        "# Common mistakes\n\nEach folder has an example of one kind of mistake. Its page shows the file and plancc's messages.\n\n\
         | mistake | rules |\n| --- | --- |\n",
    );
    for kind in kinds() {
        let said = Said::of(&kind);
        let mut rules: Vec<&str> = said.diagnostics.iter().map(|one| one.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        let rules: Vec<String> =
            rules.iter().map(|rule| format!("[`{rule}`](../../docs/rules/{rule}.md)")).collect();
        let rules = if rules.is_empty() {
            "plancc can't read the file".to_owned()
        } else {
            rules.join(", ")
        };
        let _ = writeln!(page, "| [{}]({kind}/README.md) | {rules} |", title(&kind));
    }
    page
}

#[test]
fn what_is_said_to_each_kind_of_bad_input_is_what_its_page_shows() {
    assert!(kinds().len() >= 45, "{} kinds", kinds().len());
    for kind in kinds() {
        snapshot::assert(&format!("examples/bad-input/{kind}/README.md"), page(&kind));
    }
    snapshot::assert("examples/bad-input/README.md", index());
}

#[test]
fn every_message_says_what_where_and_what_to_do_in_eighty_columns() {
    for kind in kinds() {
        let said = Said::of(&kind);
        assert!(!said.diagnostics.is_empty() || !said.refused.is_empty(), "nothing to `{kind}`");
        for one in &said.diagnostics {
            let first = one.message.chars().next().unwrap();
            let source = said.sources.get(one.primary.span.source).unwrap();
            assert!(!first.is_uppercase(), "{kind}: {}", one.message);
            assert!(!one.message.ends_with('.'), "{kind}: {}", one.message);
            assert!(!one.helps.is_empty(), "{kind}: no help: {}", one.message);
            assert!(!one.primary.text.is_empty(), "{kind}: no label: {}", one.message);
            assert!(
                one.primary.span.end as usize <= source.text().len(),
                "{kind}: {}",
                one.message
            );
        }
        // Check only the messages, not the source lines with their labels.
        let is_wrapped =
            |line: &&str| line.starts_with(' ') && !line.contains(" | ") && !line.contains(" ::: ");
        for line in said.text().lines().filter(is_wrapped) {
            let width = line.chars().count();
            assert!(width <= 80, "{kind}: {width} columns: {line}");
        }
        assert!(!said.text().contains(['\u{7}', '\u{1b}', '\u{202e}', '\u{2066}']), "{kind}");
    }
}

#[test]
fn every_fault_of_shape_is_shown_by_an_example_of_bad_input() {
    let shown: Vec<&str> =
        kinds().iter().flat_map(|kind| Said::of(kind).diagnostics).map(|one| one.rule).collect();
    let of_others = ["translation", "untranslatable-field", "second-plan", "twin"];
    for fault in schema::ERROR_KINDS.into_iter().chain(plancc::yaml::ERROR_KINDS).flatten() {
        let is_of_others = of_others.iter().any(|word| fault.name.contains(word));
        assert!(shown.contains(&fault.name) || is_of_others, "no example shows `{}`", fault.name);
    }
}
