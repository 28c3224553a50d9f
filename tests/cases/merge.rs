//! `merge/<case>`: a folder of `tests/merge/` has the base, our and their version of a plan, the expected
//! result of `plancc merge`, and its messages.

use std::path::PathBuf;

use libtest_mimic::Trial;

use crate::case;
use crate::kit::lint_case::name;
use crate::kit::merge_case::merge;
use crate::kit::snapshot::{check, files, root};

pub(super) fn trials() -> Vec<Trial> {
    files(&root().join("tests/merge")).into_iter().flat_map(of_folder).collect()
}

fn of_folder(folder: PathBuf) -> [Trial; 2] {
    let merged = format!("merge/{}", name(&folder));
    let swapped = format!("{merged}/with-sides-swapped");
    let same = folder.clone();
    [
        case(merged, move |test| {
            let output = merge(&folder, &["base.yaml", "ours.yaml", "theirs.yaml"]);
            let code = output.status.code().unwrap();
            let said = [format!("exit {code}\n").into_bytes(), output.stderr].concat();
            // With `BLESS`, both files are written.
            let plan = check(test, &folder.join("expected.yaml"), output.stdout);
            let said = check(test, &folder.join("says.txt"), said);
            let wrong: Vec<String> = [plan, said].into_iter().filter_map(Result::err).collect();
            if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
        }),
        case(swapped, move |_| {
            let one = merge(&same, &["base.yaml", "ours.yaml", "theirs.yaml"]).status;
            let other = merge(&same, &["base.yaml", "theirs.yaml", "ours.yaml"]).status;
            if one == other { Ok(()) } else { Err(format!("{one}, and {other} if swapped")) }
        }),
    ]
}
