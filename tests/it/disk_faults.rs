//! Makes each file operation of a command fail, one run for each, and also ends the process at each one.
//!
//! Afterward each file has its old or its new content, the exit code and the message name what went wrong, and the
//! same command without a fault completes the work and removes all temporary files.
//!
//! Needs a debug build of plancc (see `src/workspace/disk/fault_injection.rs`).
#![cfg(all(debug_assertions, unix))]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The files of a folder by their relative paths. Folders are not included.
type Files = BTreeMap<String, Vec<u8>>;

const PLAN: &str = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\npurpose: We sing.\npriorities:\n  - id: reading\n    \
                    priority: every child reads\n    metrics:\n      - {id: loans, metric: books borrowed, \
                    target: 80}\n";

/// Operations whose failure is harmless and not reported: plancc ignores it, or does the same in another way.
const HARMLESS: &[(&str, &str)] = &[
    // The next command that writes to the folder removes the file.
    ("Sweep", "project"),
    ("Sweep", "/"),
    ("Remove", "/.plancc-"),
    // Without the journal, a build that is killed later needs `--force` once.
    ("Open Create Write Remove", "/dist/.plancc-journal"),
    ("Open", "project/dist"),
    // A report that can't be read to see if it is current is made again.
    ("Open Read", "/dist/2026-2027/"),
    // The replacement itself succeeded.
    ("Open Sync", "project"),
    ("Open Sync", "project/plans/2026-2027"),
    // If permissions cannot be copied, the file is overwritten in place.
    ("Permissions", "/.plancc-unfinished-"),
    // Without a record of its hash, the next `build -o` needs `--force`.
    ("CreateFolder Create Write Sync Rename", "/plancc/written"),
];

/// A command, the files before it runs, and the messages about errors that only it has.
struct Task {
    arguments: &'static [&'static str],
    folder: tempfile::TempDir,
    old: Files,
    /// A file with a second hard link.
    link: Option<&'static str>,
}

/// The result of a run with a fault.
struct Faulty {
    /// The exit code; `None` if the process was ended.
    code: Option<i32>,
    /// Standard output and standard error.
    text: String,
    /// The operation that failed, such as `Rename plans/arts.yaml`; `None` if there were fewer operations.
    operation: Option<String>,
}

impl Task {
    /// Sets up the files of a project, and runs these commands, whose results are part of the old files.
    fn new(
        arguments: &'static [&'static str],
        files: &[(&str, &str)],
        before: &[&[&str]],
        last: &[(&str, &str)],
    ) -> Task {
        let folder = tempfile::tempdir().unwrap();
        let mut task = Task { arguments, folder, old: Files::new(), link: None };
        let put = |files: &[(&str, &str)]| {
            for (name, text) in files {
                write(&task.top().join(name), text.as_bytes());
            }
        };
        fs::create_dir_all(task.top()).unwrap();
        put(files);
        for arguments in before {
            task.command(arguments).status().unwrap();
        }
        put(last);
        task.old = task.files();
        task
    }

    fn top(&self) -> PathBuf {
        self.folder.path().join("project")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("plancc"));
        command.args(arguments).current_dir(self.top());
        command.env("XDG_CACHE_HOME", self.folder.path().join("cache"));
        // One thread, so that the operations have the same order in each run.
        command.env("SOURCE_DATE_EPOCH", "1790000000").env("RAYON_NUM_THREADS", "1");
        command
    }

    /// All files of the project and of the user's cache.
    fn files(&self) -> Files {
        let walk = walkdir::WalkDir::new(self.folder.path()).into_iter().map(Result::unwrap);
        let files = walk.filter(|entry| {
            let is_own = ["log", "link"].iter().any(|own| entry.file_name() == *own);
            entry.file_type().is_file() && !is_own
        });
        let named = files.map(|entry| {
            let path = entry.path().strip_prefix(self.folder.path()).unwrap();
            (path.to_str().unwrap().to_owned(), fs::read(entry.path()).unwrap())
        });
        named.collect()
    }

    fn reset(&self) {
        for name in ["project", "cache"] {
            let _ = fs::remove_dir_all(self.folder.path().join(name));
        }
        for (name, bytes) in &self.old {
            write(&self.folder.path().join(name), bytes);
        }
        fs::create_dir_all(self.top()).unwrap();
        if let Some(name) = self.link {
            let second = self.folder.path().join("link");
            let _ = fs::remove_file(&second);
            fs::hard_link(self.top().join(name), second).unwrap();
        }
        let cache = self.folder.path().join("cache/plancc");
        if cache.exists() {
            fs::set_permissions(&cache, fs::Permissions::from_mode(0o700)).unwrap();
            let key = fs::Permissions::from_mode(0o600);
            fs::set_permissions(cache.join("key"), key).unwrap();
        }
    }

    fn run_with_fault(&self, kind: &str, number: usize) -> Faulty {
        let log = self.folder.path().join("log");
        let _ = fs::remove_file(&log);
        let fault = format!("{kind}:{number}:{}", log.display());
        let mut command = self.command(self.arguments);
        let output = command.env("PLANCC_TEST_DISK", fault).output().unwrap();
        let top = format!("{}/", self.folder.path().canonicalize().unwrap().display());
        let operation = fs::read_to_string(log).ok().map(|text| text.replace(&top, ""));
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8_lossy(&text).into_owned();
        Faulty { code: output.status.code(), text, operation }
    }

    /// Returns the exit code and the files of a run without a fault.
    fn run(&self) -> (Option<i32>, Files) {
        let output = self.command(self.arguments).output().unwrap();
        (output.status.code(), self.files())
    }

    /// Checks that a whole copy of the linked file is next to it, and that the next run reports it.
    fn check_copy(&self, left: &Files) {
        let name = format!("project/{}", self.link.unwrap());
        let is_copy = |(path, bytes): &(&String, &Vec<u8>)| {
            path.contains("/.plancc-copy-") && Some(*bytes) == self.old.get(&name)
        };
        let (copy, _) = left.iter().find(is_copy).unwrap();
        let next = self.command(self.arguments).output().unwrap();
        let text = String::from_utf8(next.stderr).unwrap();
        assert!(
            next.status.code() == Some(2) && text.contains(&copy["project/".len()..]),
            "{text}"
        );
        assert!(self.files().contains_key(copy), "{copy} was removed");
    }

    /// Runs the command with a fault in each operation. Returns descriptions of everything that went wrong, and adds
    /// the operations that change nothing on disk to `reads`. A crash there is the same as one at the next operation.
    fn errors(&self, kind: &str, reads: &mut BTreeSet<usize>) -> Vec<String> {
        self.reset();
        let (code, new) = self.run();
        assert!(self.old != new, "{:?} changes nothing", self.arguments);
        // The exit code if the work is already done, such as a file that exists.
        let (code_again, _) = self.run();
        let mut wrong = Vec::new();
        for number in 1.. {
            if kind == "crash" && reads.contains(&number) {
                continue;
            }
            self.reset();
            let faulty = self.run_with_fault(kind, number);
            let Some(operation) = &faulty.operation else {
                assert!(number > 5, "{:?} has no operations", self.arguments);
                break;
            };
            if ["Open", "Read", "List", "Sweep", "Inspect"]
                .iter()
                .any(|it| operation.starts_with(it))
            {
                reads.insert(number);
            }
            let mut tell = |what: String| {
                wrong.push(format!("{:?} {kind} {number} ({operation}): {what}", self.arguments));
            };
            let left = self.files();
            let mixed = mixed(&self.old, &new, &left);
            if kind == "crash" && self.link.is_some() && !mixed.is_empty() {
                // A file with hard links can only be overwritten in place.
                self.check_copy(&left);
                continue;
            }
            mixed.into_iter().for_each(&mut tell);
            match faulty.code {
                None if kind == "crash" => {}
                Some(1 | 2) if faulty.code != code => {
                    if !is_told(operation, &faulty.text) {
                        tell(format!("exit code {:?}: {}", faulty.code, faulty.text));
                    }
                }
                _ if faulty.code == code => {
                    let is_complete = reports(&left) == reports(&new);
                    let is_fine = is_harmless(operation) && is_complete;
                    if !is_fine && !is_told(operation, &faulty.text) {
                        tell(format!(
                            "exit code {code:?}, complete: {is_complete}: {}",
                            faulty.text
                        ));
                    }
                }
                other => tell(format!("exit code {other:?}: {}", faulty.text)),
            }
            if left == self.old {
                continue;
            }
            let (again, after) = self.run();
            let is_code = again == code || again == code_again;
            let (after, new) = (finished(&after), finished(&new));
            if !is_code || after != new {
                let differ: Vec<&String> = after
                    .iter()
                    .chain(&new)
                    .filter(|(name, _)| after.get(*name) != new.get(*name))
                    .map(|(name, _)| name)
                    .collect();
                tell(format!("the next run ends with {again:?} and different files: {differ:?}"));
            }
        }
        wrong
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Returns `true` if a file is one of plancc's temporary files.
fn is_temporary(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.starts_with(".plancc-") && name != ".plancc-manifest.json"
}

/// Returns the files of the project, without temporary files and the list of reports.
fn reports(files: &Files) -> Files {
    let is_report = |name: &str| name.starts_with("project/") && !name.contains("/.plancc-");
    let files = files.iter().filter(|(name, _)| is_report(name));
    files.map(|(name, bytes)| (name.clone(), bytes.clone())).collect()
}

/// Returns all files except manifests: after an unsigned one, the next one lists more.
fn finished(files: &Files) -> Files {
    let files = files.iter().filter(|(name, _)| !name.ends_with("/.plancc-manifest.json"));
    files.map(|(name, bytes)| (name.clone(), bytes.clone())).collect()
}

/// Describes the files that have neither their old nor their new content.
fn mixed(old: &Files, new: &Files, left: &Files) -> Vec<String> {
    let mut wrong = Vec::new();
    for name in old.keys().chain(new.keys().filter(|name| !old.contains_key(*name))) {
        let is = left.get(name);
        // A manifest lists the files of its own build.
        let is_manifest = name.ends_with(".plancc-manifest.json")
            && is.is_some_and(|bytes| serde_json::from_slice::<serde_json::Value>(bytes).is_ok());
        if is != old.get(name) && is != new.get(name) && !is_manifest {
            wrong.push(format!("{name} is neither old nor new: {is:?}"));
        }
    }
    for name in left.keys() {
        if !is_temporary(name) && !old.contains_key(name) && !new.contains_key(name) {
            wrong.push(format!("{name} is left"));
        }
    }
    wrong
}

/// Returns `true` if a failure of the operation needs no message, if the result is complete.
fn is_harmless(operation: &str) -> bool {
    let (operation, path) = operation.split_once(' ').unwrap();
    HARMLESS.iter().any(|(operations, part)| {
        let is_part = part.starts_with('/') && path.contains(part);
        operations.split(' ').any(|it| it == operation) && (is_part || path == *part)
    })
}

/// Returns `true` if a message names the file that could not be read or written. About a temporary file, or a folder that
/// contains the file, it names the file.
fn is_told(operation: &str, text: &str) -> bool {
    let (_, path) = operation.split_once(' ').unwrap();
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_named = is_temporary(name) || !name.contains('.') || text.contains(name);
    text.contains("injected fault") && text.contains("cannot ") && is_named
}

fn holds(task: &Task) {
    let mut reads = BTreeSet::new();
    let mut wrong = task.errors("fail", &mut reads);
    wrong.extend(task.errors("crash", &mut reads));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const PROJECT: (&str, &str) = ("plancc.yaml", "plancc: 1\ndistrict: Test\n");
const ARTS: &str = "plans/2026-2027/arts.yaml";

#[test]
fn build_survives_each_fault() {
    let changed = PLAN.replace("We sing.", "We dance.");
    let build: &[&str] = &["build", "--to", "html,json"];
    let music = PLAN.replace("Arts", "Music");
    let files = [PROJECT, (ARTS, PLAN), ("plans/2026-2027/music.yaml", &*music)];
    holds(&Task::new(build, &files, &[build], &[(ARTS, &*changed)]));
}

#[test]
fn build_of_one_file_survives_each_fault() {
    let changed = PLAN.replace("We sing.", "We dance.");
    let build: &[&str] = &["build", ARTS, "-o", "arts.html"];
    holds(&Task::new(build, &[PROJECT, (ARTS, PLAN)], &[build], &[(ARTS, &*changed)]));
}

#[test]
fn fix_survives_each_fault() {
    let broken = PLAN.replace("year: 2026-2027", "year: SY 2026-27");
    holds(&Task::new(&["fix"], &[PROJECT, (ARTS, &*broken)], &[], &[]));
}

#[test]
fn fmt_survives_each_fault() {
    let untidy = PLAN.replace("purpose: We sing.", "purpose:    'We sing.'");
    holds(&Task::new(&["fmt"], &[PROJECT, (ARTS, &*untidy)], &[], &[]));
}

#[test]
fn fmt_of_a_file_with_two_hard_links_survives_each_fault() {
    let untidy = PLAN.replace("purpose: We sing.", "purpose:    'We sing.'");
    let task = Task::new(&["fmt"], &[PROJECT, (ARTS, &*untidy)], &[], &[]);
    holds(&Task { link: Some(ARTS), ..task });
}

#[test]
fn merge_survives_each_fault() {
    let (ours, theirs) = (PLAN.replace("sing", "dance"), PLAN.replace("80", "90"));
    let files = [("base.yaml", PLAN), ("ours.yaml", &*ours), ("theirs.yaml", &*theirs)];
    let merge = &["merge", "base.yaml", "ours.yaml", "theirs.yaml", "-o", "ours.yaml"];
    holds(&Task::new(merge, &files, &[], &[]));
}

#[test]
fn approve_survives_each_fault() {
    let lowered = PLAN.replace("80", "70");
    let files = [PROJECT, (ARTS, &*lowered), ("old.yaml", PLAN)];
    holds(&Task::new(&["diff", "old.yaml", ARTS, "--approve", "Minutes of May"], &files, &[], &[]));
}

#[test]
fn baseline_survives_each_fault() {
    let write: &[&str] = &["lint", "--write-baseline"];
    let old = PLAN.replace("priorities", "stage: board\npriorities");
    let worse = old.replace("We sing.", "We recieve songs.");
    holds(&Task::new(write, &[PROJECT, (ARTS, &*old)], &[write], &[(ARTS, &*worse)]));
}

#[test]
fn new_survives_each_fault() {
    holds(&Task::new(&["new", "music"], &[PROJECT, (ARTS, PLAN)], &[], &[]));
}

#[test]
fn init_survives_each_fault() {
    let init = &["init", "--district", "Test", "--department", "Arts"];
    holds(&Task::new(init, &[], &[], &[]));
}

#[test]
fn mark_translated_survives_each_fault() {
    let spanish = "plancc: 1\nyear: 2026-2027\npurpose: Cantamos.\n";
    let files = [PROJECT, (ARTS, PLAN), ("plans/2026-2027/arts.es.yaml", spanish)];
    let mark = &["fix", "--mark-translated", "plans/2026-2027/arts.es.yaml"];
    holds(&Task::new(mark, &files, &[], &[]));
}
