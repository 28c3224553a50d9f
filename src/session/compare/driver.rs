//! `plancc diff --git-driver`: the output of `git diff` and `git log -p` for plans.

use std::path::Path;
use std::sync::Arc;

use crate::diff::CompareSettings;
use crate::pipeline::{self, CompareInput};
use crate::report::Comparison;
use crate::session::project::OpenProject;
use crate::session::{Error, Reporter};
use crate::source::{Source, SourceId};
use crate::workspace::read;

/// Compares the two temporary files that git passes. Messages show the plan's path instead. Returns `None` if the plan
/// is unmerged.
///
/// Source: gitattributes(5), `diff.<driver>.command`: seven arguments, nine for a rename, one for an unmerged
/// file.
///
/// # Errors
/// Fails if the number of arguments is wrong, or if a file cannot be read.
pub fn driver(
    opened: &OpenProject,
    reporter: &dyn Reporter,
    arguments: &[String],
) -> Result<Option<Comparison>, Error> {
    let (name, old, new, new_name) = match arguments {
        [_] => return Ok(None),
        [path, old, _, _, new, _, _] => (path, old, new, path),
        [path, old, _, _, new, _, _, renamed, _] => (path, old, new, renamed),
        _ => {
            return Err(Error::request(
                "`--git-driver` needs the seven or nine arguments that git passes",
                "run `plancc init --git` to configure git",
            ));
        }
    };
    let side = |file: &str, name: &str, number: u32| -> Result<Option<CompareInput>, Error> {
        // Git passes a null device for a file that does not exist.
        if file == "/dev/null" || file == "nul" {
            return Ok(None);
        }
        let bytes = read::bytes(Path::new(file), name, None)?;
        let (text, wrong) = read::guessed(bytes, name)?;
        if let Some(error) = wrong {
            reporter.warning(&error.to_string(), error.help().as_deref());
        }
        Ok(Some(CompareInput {
            source: Arc::new(Source::new(SourceId(number), name, text)),
            stem: String::new(),
            is_translation: false,
            is_named: true,
        }))
    };
    let (before, after) = (side(old, name, 0)?, side(new, new_name, 1)?);
    let (plan, _) = pipeline::compare(before, after, &CompareSettings::of(&opened.setting), false);
    Ok(Some(Comparison { plans: vec![plan], ..Comparison::default() }))
}
