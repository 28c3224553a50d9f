//! All plans give the same result as with an independent YAML parser.

use std::fs;
use std::path::Path;

use crate::kit::snapshot::root;
use crate::kit::yaml_oracle::agree;
use crate::needs::{shared, tests};

tests! {
    []: the_plans_here_read_as_another_reader_reads_them;
    [Shared("seed")]: the_seed_reads_as_another_reader_reads_it;
}

fn the_plans_here_read_as_another_reader_reads_them() {
    all_agree(&root().join("plans"));
}

fn the_seed_reads_as_another_reader_reads_it() {
    all_agree(&shared("seed"));
}

/// Fails if any YAML file in a folder gives a different result, or if there is none.
fn all_agree(folder: &Path) {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    let paths = entries.map(|entry| entry.unwrap().into_path());
    let mut count = 0;
    let mut wrong = Vec::new();
    for path in paths.filter(|path| path.extension().is_some_and(|ending| ending == "yaml")) {
        count += 1;
        let text = fs::read_to_string(&path).unwrap();
        let why = agree("plan.yaml", &text).err();
        wrong.extend(why.map(|why| format!("{}: {why}", path.display())));
    }
    assert!(count > 0, "no plan in {}", folder.display());
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
