//! Conflict markers. Each case in `tests/merge/` is a separate test in `tests/cases/`.

use std::path::Path;

use super::kit::merge_case::merge;

#[test]
fn a_conflict_is_marked_the_way_git_marks_it() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/merge/one-date-put-off-twice");
    let says = |more: &[&str]| {
        let arguments = [&["base.yaml", "ours.yaml", "theirs.yaml"], more].concat();
        String::from_utf8(merge(&case, &arguments).stdout).unwrap()
    };
    let both =
        "<<<<<<< ours\n        due: 2027-01-15\n=======\n        due: 2027-02-26\n>>>>>>> theirs\n";
    assert!(says(&[]).contains(both));
    let all = "<<<<<<<<< HEAD\n        due: 2027-01-15\n||||||||| 1a2b3c4\n        due: 2026-12-18\n=========\n        \
               due: 2027-02-26\n>>>>>>>>> branch\n";
    let labels = ["--ours-label", "HEAD", "--base-label", "1a2b3c4", "--theirs-label", "branch"];
    for style in ["diff3", "zdiff3"] {
        let more = [&["--marker-size", "9", "--conflict-style", style], &labels[..]].concat();
        assert!(says(&more).contains(all), "{}", says(&more));
    }
}
