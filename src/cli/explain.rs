//! `plancc rules` and `plancc explain`.

use clap::Args;

use super::{ExitStatus, Terminal, option_values};
use crate::backend::{self, pdf};
use crate::diff::{self, ChangeKind};
use crate::lint::{self, Rule};
use crate::model::{Choice, Stage};
use crate::rule::{self, DEPRECATED_NAME, Page};
use crate::session::{Error, rule_names};
use crate::{schema, yaml};

/// Arguments of `plancc explain`.
#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// Name of a rule, error or kind of change, as shown in brackets in messages
    #[arg(value_parser = option_values::pages(), hide_possible_values = true)]
    name: String,
}

/// Returns the pages of all errors and rules, sorted by name.
fn all() -> Vec<(Page, Option<&'static Rule>)> {
    let faults = schema::ERROR_KINDS.into_iter().chain(yaml::ERROR_KINDS).flatten();
    let faults = faults
        .chain(schema::OF_FILES)
        .chain(schema::OF_PROJECTS)
        .chain(backend::ERROR_KINDS.into_iter().flatten())
        .chain(lint::ERROR_KINDS)
        .chain(rule::ERROR_KINDS)
        .chain(lint::suppression::ERROR_KINDS)
        .chain(pdf::ERROR_KINDS)
        .chain(diff::ERROR_KINDS)
        .map(|fault| (Page::from(fault), None));
    let rules = lint::rules().map(|rule| (rule.page, Some(rule)));
    let mut all: Vec<_> = faults.chain(rules).collect();
    all.sort_by_key(|(page, _)| page.name);
    all
}

/// Returns all pages, sorted by name.
pub(super) fn pages() -> Vec<Page> {
    all().into_iter().map(|(page, _)| page).collect()
}

/// Describes the level of a rule at each stage, or the fixed level of an error.
fn weight(page: Page, rule: Option<&Rule>) -> String {
    let Some(rule) = rule else {
        let weight = match page.name {
            pdf::UNSUPPORTED_CHARACTER => "a warning when a PDF is built",
            backend::INVALID_LOGO => "a warning when reports are built",
            lint::suppression::UNUSED_ALLOW
            | lint::suppression::UNRECOGNIZED_ALLOW
            | schema::MISSING_LABELS
            | DEPRECATED_NAME => "always a warning",
            _ => "always an error",
        };
        return weight.to_owned();
    };
    let stages = Stage::WORDS.iter().zip(rule.levels);
    let parts: Vec<String> =
        stages.map(|(stage, level)| format!("{stage} {}", level.word())).collect();
    parts.join(", ")
}

/// Describes the weight of a kind of change.
fn weights(kind: &ChangeKind) -> String {
    let [before, after] = kind.weights.map(Choice::word);
    let own = match before == after {
        true => before.to_owned(),
        false => format!("{before}; {after} once the plan is adopted"),
    };
    match kind.limited {
        true => format!("{own}; material if the amount changes by 10% or more"),
        false => own,
    }
}

/// Prints all rules, kinds of change and errors.
pub(super) fn list(terminal: &Terminal) -> ExitStatus {
    let line = |page: Page, rule: Option<&Rule>| {
        format!("  {}\n      {}\n      {}\n", page.name, page.summary(), weight(page, rule))
    };
    let mut text = String::new();
    for group in lint::GROUPS {
        text.push_str(&format!("{}\n", group.name));
        for rule in group.rules {
            text.push_str(&line(rule.page, Some(rule)));
        }
        text.push('\n');
    }
    text.push_str("Kinds of change\n");
    for kind in diff::KINDS.iter().copied().flatten() {
        let (page, weights) = (Page::from(*kind), weights(kind));
        text.push_str(&format!("  {}\n      {}\n      {weights}\n", page.name, page.summary()));
    }
    text.push_str("\nErrors\n");
    for (page, rule) in all().into_iter().filter(|(_, rule)| rule.is_none()) {
        text.push_str(&line(page, rule));
    }
    terminal.finish(&text)
}

impl ExplainArguments {
    /// Prints the page of a rule, an error or a kind of change.
    pub(super) fn run(&self, terminal: &Terminal) -> Result<ExitStatus, Error> {
        let name = rule_names::current(terminal, &self.name);
        if let Some((page, rule)) = all().into_iter().find(|(page, _)| page.name == name) {
            let (page, weight) = (page.markdown(), weight(page, rule));
            return Ok(terminal.finish(&format!("{page}\n## Levels\n\n{weight}\n")));
        }
        if let Some(kind) = ChangeKind::named(name) {
            let (page, weights) = (Page::from(kind).markdown(), weights(kind));
            let set = format!(
                "To change the weight, set it in `plancc.yaml`:\n\n```yaml\ndiff:\n  weights: {{{}: substantive}}\n```\n",
                kind.name
            );
            return Ok(terminal.finish(&format!("{page}\n## Weight\n\n{weights}\n\n{set}")));
        }
        let kinds = diff::KINDS.iter().copied().flatten().map(|kind| kind.name);
        let names = all().into_iter().map(|(page, _)| page.name).chain(kinds);
        let near = schema::nearest(&self.name, names);
        let help = near.map(|near| format!("did you mean `{near}`?"));
        let help = help.as_deref().unwrap_or("run `plancc rules` to list all names");
        Err(Error::request(
            format!("no rule, error or kind of change is named `{}`", self.name),
            help,
        ))
    }
}
