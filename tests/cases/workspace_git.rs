//! Git history is read once for all plans, and the results match `git log`.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use plancc::workspace::git::{GitError, Repository};
use plancc::workspace::history::{CommitTime, LastChange};

use crate::needs::tests;

tests! {
    [Git, Posix]:
        a_plan_reached_by_a_link_has_the_time_of_the_plan;
    [Git]:
        each_plan_has_the_time_of_the_commit_that_last_changed_it,
        what_is_not_committed_as_it_stands_has_no_time,
        a_rename_and_a_return_to_an_old_text_are_changes,
        a_merge_is_the_change_only_of_what_it_mixed,
        a_shallow_clone_says_where_history_ends,
        a_clone_that_is_as_deep_as_history_knows_all_of_it,
        a_damaged_repository_gives_no_time_and_no_panic,
        where_there_is_nothing_to_know_nothing_is_made_up,
        a_second_working_folder_and_longer_hashes_answer_the_same,
        files_are_read_as_they_were,
        on_any_history_the_answer_is_that_of_git_log;
}

/// Returns a git command without any user settings.
fn git(folder: &Path, time: i64) -> Command {
    let mut git = Command::new("git");
    git.current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .args(["-c", "user.name=office", "-c", "user.email=office@district.example"])
        .args(["-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"])
        .env("GIT_AUTHOR_DATE", "@1 +0000")
        .env("GIT_COMMITTER_DATE", format!("@{time} -0700"));
    git
}

fn run(folder: &Path, time: i64, arguments: &[&str]) -> String {
    let output = git(folder, time).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), 0, &["init", "--quiet"]);
    folder
}

fn put(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn commit(folder: &Path, time: i64) {
    run(folder, time, &["add", "--all"]);
    run(folder, time, &["commit", "--quiet", "--allow-empty", "--message", "change"]);
}

fn changed(folder: &Path, paths: &[&str]) -> Vec<LastChange> {
    let repository = Repository::around(folder).unwrap().unwrap();
    let paths: Vec<PathBuf> = paths.iter().map(|path| folder.join(path)).collect();
    repository.last_changed(&paths.iter().map(PathBuf::as_path).collect::<Vec<_>>()).unwrap()
}

fn at(seconds: i64) -> LastChange {
    LastChange::At(CommitTime { seconds, offset: -7 * 3600 })
}

fn each_plan_has_the_time_of_the_commit_that_last_changed_it() {
    let folder = repository();
    let top = folder.path();
    put(top, "plans/2026-2027/a.yaml", "one");
    put(top, "plans/2026-2027/b.yaml", "one");
    commit(top, 100);
    put(top, "plans/2026-2027/b.yaml", "two");
    commit(top, 200);
    put(top, "README.md", "later");
    commit(top, 300);
    let paths = ["plans/2026-2027/b.yaml", "plans/2026-2027/a.yaml", "README.md"];
    assert_eq!(changed(top, &paths), [at(200), at(100), at(300)]);
    assert_eq!(changed(&top.join("plans/2026-2027"), &["a.yaml"]), [at(100)]);
}

fn what_is_not_committed_as_it_stands_has_no_time() {
    let folder = repository();
    let top = folder.path();
    for name in ["same", "edited", "staged", "gone", "crlf"] {
        put(top, name, "one\ntwo\n");
    }
    commit(top, 100);
    put(top, "edited", "other");
    put(top, "staged", "other");
    run(top, 0, &["add", "staged"]);
    put(top, "untracked", "one\ntwo\n");
    fs::remove_file(top.join("gone")).unwrap();
    // As git checks it out on Windows with `core.autocrlf`.
    put(top, "crlf", "one\r\ntwo\r\n");
    assert_eq!(
        changed(top, &["same", "edited", "staged", "untracked", "gone", "crlf", "never", "../x"]),
        [
            at(100),
            LastChange::Uncommitted,
            LastChange::Uncommitted,
            LastChange::Uncommitted,
            LastChange::Uncommitted,
            at(100),
            LastChange::Uncommitted,
            LastChange::Uncommitted,
        ]
    );
}

fn a_rename_and_a_return_to_an_old_text_are_changes() {
    let folder = repository();
    let top = folder.path();
    put(top, "old.yaml", "one");
    put(top, "returns.yaml", "one");
    commit(top, 100);
    run(top, 200, &["mv", "old.yaml", "new.yaml"]);
    put(top, "returns.yaml", "two");
    commit(top, 200);
    put(top, "returns.yaml", "one");
    commit(top, 300);
    assert_eq!(
        changed(top, &["new.yaml", "returns.yaml", "old.yaml"]),
        [at(200), at(300), LastChange::Uncommitted]
    );
}

fn a_merge_is_the_change_only_of_what_it_mixed() {
    let folder = repository();
    let top = folder.path();
    for name in ["both", "main", "branch"] {
        put(top, name, "a\nb\nc\nd\ne\n");
    }
    commit(top, 100);
    run(top, 0, &["checkout", "--quiet", "-b", "branch"]);
    put(top, "both", "a\nb\nc\nd\nbranch\n");
    put(top, "branch", "branch");
    commit(top, 200);
    run(top, 0, &["checkout", "--quiet", "main"]);
    put(top, "both", "main\nb\nc\nd\ne\n");
    put(top, "main", "main");
    commit(top, 300);
    run(top, 400, &["merge", "--quiet", "--no-edit", "branch"]);
    assert_eq!(changed(top, &["both", "main", "branch"]), [at(400), at(300), at(200)]);
}

fn a_shallow_clone_says_where_history_ends() {
    let origin = repository();
    for (time, name) in [(100, "old"), (200, "middle"), (300, "new")] {
        put(origin.path(), name, "one");
        commit(origin.path(), time);
    }
    let folder = tempfile::tempdir().unwrap();
    let url = format!("file://{}", origin.path().display());
    run(folder.path(), 0, &["clone", "--quiet", "--depth", "2", &url, "clone"]);
    let clone = folder.path().join("clone");
    assert!(Repository::around(&clone).unwrap().unwrap().is_shallow());
    assert_eq!(
        changed(&clone, &["new", "middle", "old"]),
        [at(300), LastChange::BeforeHistory, LastChange::BeforeHistory]
    );
    assert!(!Repository::around(origin.path()).unwrap().unwrap().is_shallow());
}

fn a_clone_that_is_as_deep_as_history_knows_all_of_it() {
    let origin = repository();
    put(origin.path(), "plan", "one");
    commit(origin.path(), 100);
    commit(origin.path(), 200);
    let folder = tempfile::tempdir().unwrap();
    let url = format!("file://{}", origin.path().display());
    run(folder.path(), 0, &["clone", "--quiet", "--depth", "2", &url, "clone"]);
    assert_eq!(changed(&folder.path().join("clone"), &["plan"]), [at(100)]);
}

fn a_damaged_repository_gives_no_time_and_no_panic() {
    let folder = repository();
    let top = folder.path();
    put(top, "plan", "one");
    commit(top, 100);
    commit(top, 200);
    let first = run(top, 0, &["rev-parse", "HEAD~"]);
    let (folder, file) = first.split_at(2);
    fs::remove_file(top.join(".git/objects").join(folder).join(file)).unwrap();
    assert_eq!(changed(top, &["plan"]), [LastChange::BeforeHistory]);
    fs::write(top.join(".git/HEAD"), "nonsense").unwrap();
    match Repository::around(top) {
        Ok(Some(_)) => assert_eq!(changed(top, &["plan"]), [LastChange::Uncommitted]),
        Ok(None) | Err(GitError::Unreadable(_)) => {}
        Err(error) => panic!("{error}"),
    }
    fs::write(top.join(".git/config"), "[core\nnonsense").unwrap();
    let _ = Repository::around(top);
}

fn where_there_is_nothing_to_know_nothing_is_made_up() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Repository::around(folder.path()).unwrap().is_none());
    assert!(Repository::around(&folder.path().join("missing")).unwrap().is_none());
    let empty = repository();
    put(empty.path(), "plan", "one");
    assert_eq!(changed(empty.path(), &["plan"]), [LastChange::Uncommitted]);
    run(folder.path(), 0, &["init", "--quiet", "--bare"]);
    assert!(Repository::around(folder.path()).unwrap().is_none());
    run(folder.path(), 0, &["init", "--quiet", "--bare", "bare.git"]);
    assert!(Repository::around(&folder.path().join("bare.git")).unwrap().is_none());
}

fn a_second_working_folder_and_longer_hashes_answer_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("project");
    fs::create_dir(&top).unwrap();
    run(&top, 0, &["init", "--quiet", "--object-format=sha256"]);
    put(&top, "plans/a.yaml", "one");
    commit(&top, 100);
    commit(&top, 200);
    assert_eq!(changed(&top, &["plans/a.yaml"]), [at(100)]);
    run(&top, 0, &["worktree", "add", "--quiet", "../second"]);
    let second = folder.path().join("second");
    assert_eq!(changed(&second, &["plans/a.yaml"]), [at(100)]);
    put(&second, "plans/a.yaml", "two");
    commit(&second, 300);
    assert_eq!(changed(&second, &["plans/a.yaml"]), [at(300)]);
    assert_eq!(changed(&top, &["plans/a.yaml"]), [at(100)]);
}

fn a_plan_reached_by_a_link_has_the_time_of_the_plan() {
    let folder = repository();
    let top = folder.path();
    put(top, "plans/2026-2027/a.yaml", "one");
    commit(top, 100);
    #[cfg(unix)]
    std::os::unix::fs::symlink("plans/2026-2027", top.join("current")).unwrap();
    commit(top, 200);
    assert_eq!(changed(top, &["current/a.yaml"]), [at(100)]);
}

fn files_are_read_as_they_were() {
    let folder = repository();
    let top = folder.path();
    put(top, "plans/2025-2026/a.yaml", "old");
    put(top, "plans/2025-2026/b.yaml", "b");
    put(top, "README.md", "");
    commit(top, 100);
    run(top, 0, &["tag", "adopted"]);
    fs::remove_file(top.join("plans/2025-2026/b.yaml")).unwrap();
    put(top, "plans/2025-2026/a.yaml", "new");
    commit(top, 200);
    run(top, 0, &["checkout", "--quiet", "-b", "side", "adopted"]);
    put(top, "plans/2025-2026/c.yaml", "c");
    commit(top, 300);
    let git = Repository::around(top).unwrap().unwrap();
    let name = git.name_of(&top.join("plans/2025-2026/b.yaml")).unwrap();
    assert_eq!(name, "plans/2025-2026/b.yaml");
    assert_eq!(git.name_of(&top.join("../elsewhere")), None);
    assert_eq!(git.blob_at("adopted", &name).unwrap().unwrap(), b"b");
    assert_eq!(git.blob_at("main", &name).unwrap(), None);
    assert_eq!(git.blob_at("main", "plans").unwrap(), None);
    assert_eq!(git.blob_at("main~1", "plans/2025-2026/a.yaml").unwrap().unwrap(), b"old");
    let listed = ["plans/2025-2026/a.yaml", "plans/2025-2026/b.yaml"];
    assert_eq!(git.list_at("adopted", "plans").unwrap(), listed);
    assert_eq!(git.list_at("adopted", "").unwrap().len(), 3);
    assert_eq!(git.list_at("adopted", "nowhere").unwrap(), [""; 0]);
    let base = run(top, 0, &["rev-parse", "adopted"]);
    assert_eq!(git.merge_base("main", "HEAD").unwrap(), Some(base.clone()));
    assert_eq!(git.merge_base("main", "adopted").unwrap(), Some(base.clone()));
    assert_eq!(git.merge_base("adopted", "adopted").unwrap(), Some(base));
    for wrong in ["never", "", "main..side", ":/x", "--all", "main:plans"] {
        let error = git.blob_at(wrong, "README.md").unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("unknown revision `{wrong}`: no branch, tag or commit has this name")
        );
    }
}

/// A pseudorandom number generator that gives the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// Returns a history with branches, merges, removals, returns to old texts and wrong clocks, in the format of
/// `git fast-import`.
fn tangled(dice: &mut Dice, commits: usize, paths: &[&str]) -> String {
    let mut stream = String::new();
    let mut trees: Vec<Vec<Option<usize>>> = Vec::new();
    for number in 0..commits {
        let mut parents: Vec<usize> = Vec::new();
        for _ in 0..number.min([1, 1, 1, 2, 2, 3][dice.roll(6)]) {
            let parent = number - 1 - dice.roll(number.min(4));
            if !parents.contains(&parent) {
                parents.push(parent);
            }
        }
        if dice.roll(25) == 0 {
            parents.clear();
        }
        let mut tree = vec![None; paths.len()];
        for (index, slot) in tree.iter_mut().enumerate() {
            if !parents.is_empty() {
                *slot = trees[parents[dice.roll(parents.len())]][index];
            }
            if dice.roll(6) == 0 {
                *slot = [None, Some(0), Some(1), Some(2)][dice.roll(4)];
            }
            if number + 1 == commits {
                *slot = slot.or(Some(0));
            }
        }
        let time = 10_000 + 10 * number + 1 - [0, 0, 0, 95][dice.roll(4)];
        writeln!(stream, "commit refs/heads/main\nmark :{}", number + 1).unwrap();
        writeln!(stream, "committer office <office@district.example> {time} -0700\ndata 0")
            .unwrap();
        for (at, parent) in parents.iter().enumerate() {
            writeln!(stream, "{} :{}", if at == 0 { "from" } else { "merge" }, parent + 1).unwrap();
        }
        if parents.is_empty() && number > 0 {
            // fast-import uses the branch's tip as the parent unless the branch is reset.
            stream = stream.replacen(
                &format!("commit refs/heads/main\nmark :{}\n", number + 1),
                &format!("reset refs/heads/main\n\ncommit refs/heads/main\nmark :{}\n", number + 1),
                1,
            );
        }
        writeln!(stream, "deleteall").unwrap();
        for (path, text) in paths.iter().zip(&tree) {
            if let Some(text) = text {
                writeln!(stream, "M 100644 inline {path}\ndata 1\n{text}").unwrap();
            }
        }
        stream.push('\n');
        trees.push(tree);
    }
    stream
}

fn on_any_history_the_answer_is_that_of_git_log() {
    let paths = ["a", "plans/a", "plans/b", "plans/2026/a", "plans/2026/b", "plans/2025/a"];
    for seed in 0..20 {
        let folder = repository();
        let top = folder.path();
        let stream = tangled(&mut Dice(seed), 60, &paths);
        let mut child = git(top, 0)
            .args(["fast-import", "--quiet", "--force"])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(stream.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success());
        run(top, 0, &["reset", "--quiet", "--hard", "main"]);
        let theirs: Vec<LastChange> = paths
            .iter()
            .map(|path| {
                at(run(top, 0, &["log", "-1", "--format=%ct", "--", path]).parse().unwrap())
            })
            .collect();
        assert_eq!(changed(top, &paths), theirs, "history {seed}");
    }
}
