//! `plancc fix --mark-translated`.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Ended, Terminal};
use crate::diagnostic::Severity;
use crate::pipeline::{self, Checked};
use crate::report::{Tally, counted, lines};
use crate::revise::mark::mark;
use crate::session::plans::{Plans, Translation, Visit};
use crate::session::project::OpenProject;
use crate::session::texts::in_place;
use crate::session::{Error, Reporter};
use crate::source::Source;
use crate::workspace::write;

/// The result for one translation.
enum Outcome {
    Written,
    Unchanged,
    Refused,
}

/// Marks the given translations, and the translations of the given plans, as up to date: writes the fingerprints of
/// the translated texts to `translates`. With `diff`, prints the change instead.
pub(super) fn run(terminal: &Terminal, paths: &[PathBuf], diff: bool) -> Result<Ended, Error> {
    if paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Error::request(
            "`--mark-translated` cannot read standard input",
            "specify the translation's file; plancc compares it with the plan in the same folder",
        ));
    }
    let mut opened = OpenProject::around(terminal, paths)?;
    let plans = Plans::select(&mut opened, terminal, paths, crate::session::STANDARD_INPUT);
    opened.tell_unusable(terminal);
    let results = plans.each(terminal, |visit| {
        let translations = visit.translations(&opened.setting, None);
        let wanted = translations.into_iter().filter(|one| one.file.is_wanted);
        wanted.map(|one| renew(terminal, &opened, &visit, one, diff)).collect::<Vec<_>>()
    });
    let (mut seen, mut written) = (0, 0);
    for result in results {
        match result {
            Ok(outcomes) => {
                for outcome in outcomes {
                    seen += 1;
                    written += usize::from(matches!(outcome, Outcome::Written));
                    opened.failed |= matches!(outcome, Outcome::Refused);
                }
            }
            Err(error) => {
                terminal.error(&error.into());
                opened.failed = true;
            }
        }
    }
    if seen == 0 && !opened.failed {
        terminal.refuse(
            &"found no translations of the given plans",
            Some("specify a translation, for example `plancc fix --mark-translated plans/2026-2027/library.es.yaml`"),
        );
        opened.failed = true;
    }
    let (translations, verb) =
        (counted(seen, "translation"), if diff { "would be marked" } else { "marked" });
    terminal.say(&format!("{written} of {translations} {verb} as up to date"));
    if diff && written > 0 && !opened.failed {
        return Ok(Ended::Findings);
    }
    Ok(opened.outcome(&Tally::default(), Severity::Error).into())
}

fn renew(
    terminal: &Terminal,
    opened: &OpenProject,
    visit: &Visit<'_>,
    translation: Translation<'_>,
    diff: bool,
) -> Outcome {
    let Translation { file, language, read } = translation;
    let mut checked = match read {
        Ok(checked) => checked,
        Err(error) => {
            terminal.error(&error.into());
            return Outcome::Refused;
        }
    };
    let plan = visit.checked(&opened.setting);
    let name = checked.source.name().to_owned();
    if !checked.is_sound() {
        let what = format!("cannot mark `{name}` as up to date: it has errors");
        terminal.refuse(
            &what,
            Some("run `plancc lint` to see the errors, fix them, then run this command again"),
        );
        return Outcome::Refused;
    }
    let lines_of_list = pipeline::fingerprints(plan, &mut checked);
    let new = mark(&checked.source, &lines_of_list);
    let Some(new) =
        new.filter(|new| is_renewed(opened, plan, &checked, &lines_of_list, new, language))
    else {
        let what = format!(
            "cannot mark `{name}` as up to date: the YAML layout of the file is not supported"
        );
        terminal.refuse(
            &what,
            Some("write each top-level key on its own line, without braces around the file"),
        );
        return Outcome::Refused;
    };
    let old = checked.source.text();
    if new == old {
        return Outcome::Unchanged;
    }
    if diff {
        let shown = lines(&name, old, &new, terminal.shown());
        return if terminal.print(shown.as_bytes()) { Outcome::Written } else { Outcome::Refused };
    }
    let (seen, fence) = (Some(old.as_bytes()), opened.fence.as_ref());
    match write::update(&file.found.path, &name, seen, new.as_bytes(), fence) {
        Ok(_) => Outcome::Written,
        Err(error) => {
            terminal.error(&in_place(error));
            Outcome::Refused
        }
    }
}

/// Returns `true` if the new file translates the same texts and none of them is outdated.
fn is_renewed(
    opened: &OpenProject,
    plan: &Checked,
    old: &Checked,
    list: &[String],
    new: &str,
    language: &str,
) -> bool {
    let source = Arc::new(Source::new(old.source.id(), old.source.name(), new));
    let new = pipeline::translate(plan, &opened.setting, source, language, None);
    new.is_some_and(|mut new| {
        pipeline::is_up_to_date(&new) && pipeline::fingerprints(plan, &mut new) == list
    })
}
