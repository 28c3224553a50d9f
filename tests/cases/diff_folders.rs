//! Two folders, each with its own project file, as the two versions of a comparison.

use crate::diff_rules::{FILE, PLAN, PROJECT, commit, diff, git, put};
use crate::needs::tests;

tests! {
    [Git]: folders_with_their_own_project_files_are_compared_like_two_versions;
}

fn folders_with_their_own_project_files_are_compared_like_two_versions() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    git(top, &["init", "--quiet"]);
    for (name, owner) in [("old", "Librarian"), ("new", "Clerk")] {
        put(top, &format!("{name}/plancc.yaml"), PROJECT);
        put(top, &format!("{name}/plancc-baseline.yaml"), "plancc: 1\nheld: []\n");
        put(top, &format!("{name}/approvals.yaml"), "plancc: 1\napprovals: []\n");
        put(top, &format!("{name}/{FILE}"), &format!("{PLAN}    owner: {owner}\n"));
    }
    commit(top);
    for sides in [["old", "new"], ["HEAD:old", "HEAD:new"]] {
        let (_, text) = diff(top, &sides);
        assert!(text.contains("“Librarian” → “Clerk”"), "{text}");
        assert!(!text.contains("project file") && !text.contains("baseline"), "{text}");
    }
    put(
        top,
        "new/plancc.yaml",
        &format!("{PROJECT}lint: {{rules: {{action-without-owner: off}}}}\n"),
    );
    let (_, text) = diff(top, &["old", "new"]);
    assert!(text.contains("material"), "{text}");
}
