//! `plancc diff --git-driver`: the output of `git diff` and `git log -p` for plans.

use std::path::Path;
use std::sync::Arc;

use crate::cli::{Ended, Terminal};
use crate::diff::Settings;
use crate::pipeline::{self, Side};
use crate::report::{self, Comparison};
use crate::source::{Source, SourceId};
use crate::workspace::read;

/// Compares the two temporary files that git passes. Messages show the plan's path instead.
///
/// Source: gitattributes(5), `diff.<driver>.command`: seven arguments, nine for a rename, one for an unmerged
/// file.
pub(super) fn run(terminal: &Terminal, settings: &Settings, arguments: &[String]) -> Ended {
    let (name, old, new, new_name) = match arguments {
        [path] => return terminal.finish(&format!("{path} has unresolved merge conflicts\n")),
        [path, old, _, _, new, _, _] => (path, old, new, path),
        [path, old, _, _, new, _, _, renamed, _] => (path, old, new, renamed),
        _ => {
            let what = "`--git-driver` needs the seven or nine arguments that git passes";
            terminal.refuse(&what, Some("run `plancc init --git` to configure git"));
            return Ended::CouldNot;
        }
    };
    let side = |file: &str, name: &str, number: u32| -> Option<Option<Side>> {
        // Git passes a null device for a file that does not exist.
        if file == "/dev/null" || file == "nul" {
            return Some(None);
        }
        let read = read::bytes(Path::new(file), name, None);
        match read.and_then(|bytes| read::guessed(bytes, name)) {
            Ok((text, wrong)) => {
                if let Some(error) = wrong {
                    terminal.warn(&error, error.help().as_deref());
                }
                Some(Some(Side {
                    source: Arc::new(Source::new(SourceId(number), name, text)),
                    stem: String::new(),
                    is_translation: false,
                    is_named: true,
                }))
            }
            Err(error) => {
                terminal.refuse(&error, error.help().as_deref());
                None
            }
        }
    };
    let (Some(before), Some(after)) = (side(old, name, 0), side(new, new_name, 1)) else {
        return Ended::CouldNot;
    };
    let (plan, _) = pipeline::compare(before, after, settings, false);
    let comparison = Comparison { plans: vec![plan], ..Comparison::default() };
    terminal.finish(&report::changes_human(&comparison, terminal.color, terminal.width))
}
