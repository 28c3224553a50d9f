//! `plancc lint`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::baseline::File;
use super::explain;
use super::outputs::{Naming, Outputs, Told};
use super::plans::{Plans, Translation, Visit};
use super::project::Opened;
use super::{Ended, Terminal};
use crate::diagnostic::{self, Diagnostic, Diagnostics, Severity};
use crate::lint::{self, Active, Digest, Held, Hold, Selection};
use crate::model::{Stage, way};
use crate::pipeline::Checked;
use crate::report;
use crate::source::{SourceId, Sources, Span};
use crate::workspace::clock::{self, Clock};
use crate::{pipeline, schema};

/// Which plans, and how to say it.
#[derive(Debug, Args)]
pub(super) struct Lint {
    /// Plans or folders of plans; the whole project where none is named, standard input for `-`
    paths: Vec<PathBuf>,
    #[command(flatten)]
    outputs: Outputs,
    /// The severity from which on findings fail the run
    #[arg(long, value_name = "SEVERITY", default_value = "error")]
    fail_on: FailOn,
    /// Judge as at this stage, whatever the plan's own: draft, review, board or adopted
    #[arg(long, value_name = "STAGE", value_parser = stage)]
    stage: Option<Stage>,
    /// Check the shape alone, without the board's rules
    #[arg(long, conflicts_with_all = ["stage", "only", "skip"])]
    shape: bool,
    /// Look for these of the board's rules only
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    only: Vec<String>,
    /// Do not look for these of the board's rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    skip: Vec<String>,
    /// Show also what comments in the plans allow
    #[arg(long)]
    no_allow: bool,
    /// Hold nothing back that `plancc-baseline.yaml` lists
    #[arg(long)]
    no_baseline: bool,
    /// Hold back from now on what the board's rules find today: write `plancc-baseline.yaml`
    #[arg(long, conflicts_with_all = ["paths", "only", "skip", "shape", "no_allow", "no_baseline"])]
    write_baseline: bool,
    /// Take out of `plancc-baseline.yaml` what is not found any more
    #[arg(long, conflicts_with_all = ["paths", "only", "skip", "shape", "no_allow", "no_baseline", "write_baseline"])]
    prune_baseline: bool,
    /// The day to take for today, as 2026-11-24
    #[arg(long, value_name = "DATE", value_parser = super::day::day)]
    as_of: Option<Date>,
    /// What standard input is called in messages; with a path, what is beside it is read too
    #[arg(long, value_name = "NAME", default_value = super::STANDARD_INPUT)]
    stdin_filename: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FailOn {
    Info,
    Warning,
    Error,
}

/// What a run of rules is: which of them weigh what, on which day.
struct Rules {
    /// `None` where the shape alone is asked for.
    active: Option<Active>,
    as_of: Date,
    naming: Naming,
    hold: Hold,
    /// Each stage's, where a baseline is pruned: what another stage still finds stays in it.
    every: Vec<Active>,
}

impl Lint {
    /// Checks and prints.
    pub(super) fn run(&self, terminal: &Terminal) -> Ended {
        let selection = Selection {
            stage: self.stage,
            only: self.only.clone(),
            skip: self.skip.clone(),
            no_allow: self.no_allow,
        };
        if let Some(name) = selection.unknown() {
            terminal.refuse(&format!("there is no rule `{name}`"), Some(&near(name)));
            return Ended::CouldNot;
        }
        let Some(mut opened) = Opened::around(terminal, &self.paths) else {
            return Ended::CouldNot;
        };
        let Some(file) = self.baseline(terminal, &opened) else { return Ended::CouldNot };
        let as_of = match self.as_of.map_or_else(|| today(&opened), Ok) {
            Ok(day) => day,
            Err(error) => {
                terminal.refuse(&error, Some(&error.help()));
                return Ended::CouldNot;
            }
        };
        let plans = Plans::select(&mut opened, terminal, &self.paths, &self.stdin_filename);
        let levels = opened.setting.project().and_then(|project| project.lint.as_ref());
        let naming = Naming::new(&opened, &self.outputs);
        let active = (!self.shape).then(|| Active::new(levels, &selection));
        let at =
            |stage| Active::new(levels, &Selection { stage: Some(stage), ..Selection::default() });
        let stages = [Stage::Draft, Stage::Review, Stage::Board, Stage::Adopted];
        let every = stages.into_iter().filter(|_| self.prune_baseline).map(at).collect();
        let rules = Rules { active, as_of, naming, hold: self.hold(&file), every };
        let results = plans.each(terminal, |visit| self.plan(terminal, &opened, &rules, &visit));
        let mut of_project = opened.diagnostics.clone();
        of_project.extend(opened.setting.project().map(lint::settings).unwrap_or_default());
        diagnostic::sort(&mut of_project);
        let way =
            |span| opened.setting.project().map_or_else(String::new, |whole| way(whole, span));
        let mut told =
            self.outputs.tell(terminal, &rules.naming, &of_project, &opened.sources, &way);
        let mut digests = Vec::with_capacity(results.len());
        for result in results {
            match result {
                Ok((of_plan, digest)) => {
                    told.add(of_plan);
                    digests.extend(digest);
                }
                Err(error) => {
                    terminal.refuse(&error, error.help().as_deref());
                    opened.failed = true;
                }
            }
        }
        // Only all of a district's plans can say what they lack together.
        if self.paths.is_empty() {
            told.add(self.district(terminal, &opened, &plans, &digests, &rules));
        }
        let files = plans.visited().map(|file| rules.naming.name(&file.found.name));
        let files: Vec<String> = files.collect();
        let (count, tally) = (files.len(), told.tally.clone());
        opened.failed |= told.failed;
        let held = std::mem::take(&mut told.held);
        opened.failed |= !self.outputs.finish(terminal, &opened, told, files, &explain::pages());
        if count > 0 && self.outputs.is_for_people() {
            terminal.say(&report::summary(&tally, count));
        }
        opened.failed |= !self.settle(terminal, &file, &held, opened.failed);
        let limit = match self.fail_on {
            FailOn::Info => Severity::Info,
            FailOn::Warning => Severity::Warning,
            FailOn::Error => Severity::Error,
        };
        opened.ended(&tally, limit)
    }

    /// The file of findings that are held back; `None` where it cannot be used, which is said.
    fn baseline(&self, terminal: &Terminal, opened: &Opened) -> Option<File> {
        if self.no_baseline || self.write_baseline || self.shape {
            return Some(File::unread(opened));
        }
        let file = File::read(terminal, opened)?;
        if self.prune_baseline && file.baseline.is_none() {
            terminal.refuse(
                &format!("there is no `{}`", file.name),
                Some("`plancc lint --write-baseline` writes one"),
            );
            return None;
        }
        Some(file)
    }

    fn hold(&self, file: &File) -> Hold {
        match &file.baseline {
            _ if self.write_baseline => Hold::Everything,
            Some(baseline) => Hold::Known(baseline.clone()),
            None => Hold::Nothing,
        }
    }

    /// Writes the file of findings that are held back where that is asked for, and says how many they are;
    /// false where it could not be written.
    fn settle(&self, terminal: &Terminal, file: &File, held: &Held, failed: bool) -> bool {
        let name = &file.name;
        let findings = |count: usize| match count {
            1 => "1 finding".to_owned(),
            _ => format!("{count} findings"),
        };
        if (self.write_baseline || self.prune_baseline) && failed {
            terminal.warn(&format!("`{name}` is left as it was: not all could be read"), None);
            return true;
        }
        if self.write_baseline {
            let written = file.write(terminal, &held.found);
            if written {
                terminal.say(&format!("`{name}` holds back {}; commit it", findings(held.count)));
            }
            return written;
        }
        let Some(baseline) = &file.baseline else { return true };
        terminal.say(&format!("`{name}` holds back {}", findings(held.count)));
        let left = baseline.pruned(&held.found);
        let gone = baseline.count() - left.count();
        if self.prune_baseline {
            let written = gone == 0 || file.write(terminal, &left);
            if written {
                terminal.say(&format!("{} taken out of it", findings(gone)));
            }
            return written;
        }
        let is_whole = self.paths.is_empty() && self.only.is_empty() && self.skip.is_empty();
        if gone > 0 && is_whole && !failed {
            terminal.say(&format!(
                "{} in it not found any more: `plancc lint --prune-baseline` takes out what is mended",
                findings(gone)
            ));
        }
        true
    }

    /// What is found in one plan, and what is kept of it.
    fn plan(
        &self,
        terminal: &Terminal,
        opened: &Opened,
        rules: &Rules,
        visit: &Visit<'_>,
    ) -> (Told, Option<Digest>) {
        let setting = &opened.setting;
        let checked = visit.checked(setting);
        let mut told = Told::default();
        let mut languages: Vec<Box<str>> = Vec::new();
        for translation in visit.translations(setting, self.stage) {
            languages.push(translation.language.into());
            told.add(self.translation(terminal, opened, rules, visit, &translation));
        }
        if !visit.unit.file.is_wanted {
            return (told, None);
        }
        let prior = visit.prior().and_then(|prior| prior.plan.as_ref());
        let judge = |active| pipeline::judge(checked, setting, prior, rules.as_of, active);
        let place = |one: &Diagnostic| place(checked, one.primary.span);
        let judged = rules.active.as_ref().and_then(judge);
        let (found, digest) = judged.map_or((None, None), |(found, d)| (Some(found), Some(d)));
        let digest = digest.map(|mut digest| {
            digest.languages.append(&mut languages);
            digest
        });
        let mut diagnostics: Diagnostics = checked.diagnostics.clone();
        let mut found = found.unwrap_or_default();
        let mut held = rules.hold.apply(&mut found, place);
        for (mut found, _) in rules.every.iter().filter_map(judge) {
            held.found.add_most(Hold::Everything.apply(&mut found, place).found);
        }
        told.held.add(held);
        diagnostics.append(&mut found);
        diagnostic::sort(&mut diagnostics);
        if !diagnostics.is_empty() {
            let sources = visit.sources(&opened.sources);
            told.add(self.of_plan(terminal, rules, checked, &diagnostics, &sources));
        }
        (told, digest)
    }

    /// What is found in one translation, which stands before its plan in the order of files.
    fn translation(
        &self,
        terminal: &Terminal,
        opened: &Opened,
        rules: &Rules,
        visit: &Visit<'_>,
        translation: &Translation<'_>,
    ) -> Told {
        match &translation.read {
            _ if !translation.file.is_wanted => Told::default(),
            Ok(checked) if checked.diagnostics.is_empty() => Told::default(),
            Ok(checked) => {
                let mut sources = visit.sources(&opened.sources);
                sources.insert(Arc::clone(&checked.source));
                self.of_plan(terminal, rules, checked, &checked.diagnostics, &sources)
            }
            Err(error) => {
                terminal.refuse(error, error.help().as_deref());
                Told::of_unread()
            }
        }
    }

    fn of_plan(
        &self,
        terminal: &Terminal,
        rules: &Rules,
        checked: &Checked,
        diagnostics: &[Diagnostic],
        sources: &Sources,
    ) -> Told {
        let way = |span: Span| place(checked, span).1;
        self.outputs.tell(terminal, &rules.naming, diagnostics, sources, &way)
    }

    /// What is found in all plans together; of the plans only those are read again that it points into.
    fn district(
        &self,
        terminal: &Terminal,
        opened: &Opened,
        plans: &Plans,
        digests: &[Digest],
        rules: &Rules,
    ) -> Told {
        let Some(active) = &rules.active else { return Told::default() };
        let found_at = |active| lint::district(&opened.setting, digests, active);
        let mut found = found_at(active);
        let mut of_stages: Vec<Diagnostics> = rules.every.iter().map(found_at).collect();
        let all = found.iter().chain(of_stages.iter().flatten());
        let places = all.flat_map(|one| one.related.iter().chain([&one.primary]));
        let pointed: BTreeSet<SourceId> = places.map(|label| label.span.source).collect();
        let mut sources = opened.sources.clone();
        let mut read = BTreeMap::new();
        for file in plans.files.iter().filter(|file| pointed.contains(&file.source)) {
            if let Ok(source) = plans.read(file) {
                if !matches!(rules.hold, Hold::Nothing) {
                    let checked = pipeline::read(Arc::clone(&source), &file.found.id);
                    read.insert(file.source, checked);
                }
                sources.insert(source);
            }
        }
        let place = |one: &Diagnostic| {
            let span = one.primary.span;
            match (read.get(&span.source), opened.setting.project()) {
                (Some(checked), _) => place(checked, span),
                (None, Some(project)) => ("project".to_owned(), way(project, span)),
                (None, None) => Default::default(),
            }
        };
        let mut held = rules.hold.apply(&mut found, place);
        for found in &mut of_stages {
            held.found.add_most(Hold::Everything.apply(found, place).found);
        }
        let mut told =
            self.outputs.tell(terminal, &rules.naming, &found, &sources, &|_| String::new());
        told.held.add(held);
        told
    }
}

/// The plan by its year and its department's id, and the way to a place in it; an empty way where the place
/// is not in the plan.
fn place(checked: &Checked, span: Span) -> (String, String) {
    let plan = match checked.key() {
        Some((id, year)) => format!("{year}/{id}"),
        None => checked.id.clone(),
    };
    match &checked.plan {
        Some(whole) if span.source == checked.source.id() => (plan, way(whole, span)),
        _ => (plan, String::new()),
    }
}

pub(super) fn today(opened: &Opened) -> Result<Date, clock::ClockError> {
    Ok(Clock::from_environment(opened.zone.clone(), None)?.day(None).day)
}

fn stage(word: &str) -> Result<Stage, String> {
    word.parse().map_err(|()| "write draft, review, board or adopted".to_owned())
}

fn near(name: &str) -> String {
    match schema::nearest(name, lint::rules().map(|rule| rule.page.name)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`plancc rules` lists all".to_owned(),
    }
}
