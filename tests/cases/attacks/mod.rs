//! `attacks/<name>`: hostile content of a pull request, and what plancc must not do with it.
//!
//! An attack is a row in a table: the files of a checkout, a command, and the expected result. Three things
//! are checked for every attack: no existing file changes, except those that the row lists; a secret in
//! `.git` and outside the checkout is in no output and no new file; and the command ends.

mod manifest;
#[cfg(target_os = "linux")]
mod memory;
mod read;
mod skip;
mod text;
mod write;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use assert_cmd::Command;
use libtest_mimic::Trial;

use crate::case;

/// A secret that no report and no message may contain.
pub(crate) const SECRET: &str = "hunter2-of-the-office";

/// A valid plan.
pub(crate) const PLAN: (&str, &str) = (
    "plans/2026-2027/arts.yaml",
    "plancc: 1\nyear: 2026-2027\ndepartment: Arts\npurpose: We sing.\n",
);

/// One attack.
#[derive(Clone, Copy)]
pub(crate) struct Attack {
    pub(crate) name: &'static str,
    /// Files in the checkout, in addition to a project file and a valid plan.
    pub(crate) files: &'static [(&'static str, &'static str)],
    /// Commands for a POSIX shell, run in the checkout, to create links and pipes.
    pub(crate) shell: &'static str,
    /// Preparation that a shell cannot do.
    pub(crate) before: fn(&Checkout),
    /// The arguments of plancc, separated by spaces.
    pub(crate) run: &'static str,
    /// The exit code.
    pub(crate) code: i32,
    /// Texts that the output contains.
    pub(crate) says: &'static [&'static str],
    /// Texts that neither the output nor any new file contains.
    pub(crate) lacks: &'static [&'static str],
    /// Files that may change.
    pub(crate) changes: &'static [&'static str],
    /// Files that must exist afterward.
    pub(crate) written: &'static [&'static str],
    /// Files that must not exist afterward.
    pub(crate) absent: &'static [&'static str],
    /// The user's cache folder, if it is in the checkout.
    pub(crate) cache: Option<&'static str>,
}

/// Defaults: an attack that does nothing.
pub(crate) const NONE: Attack = Attack {
    name: "",
    files: &[],
    shell: "",
    before: |_| {},
    run: "build --to html",
    code: 0,
    says: &[],
    lacks: &[],
    changes: &[],
    written: &[],
    absent: &[],
    cache: None,
};

/// A checkout with a git folder, inside a temporary folder.
pub(crate) struct Checkout {
    top: tempfile::TempDir,
    cache: Option<&'static str>,
}

impl Checkout {
    fn of(attack: &Attack) -> Checkout {
        let checkout = Checkout { top: tempfile::tempdir().unwrap(), cache: attack.cache };
        let token = format!("[core]\n\tbare = false\n[http]\n\textraheader = {SECRET}\n");
        for (path, text) in [
            ("../outside/secret.txt", SECRET),
            (".git/HEAD", "ref: refs/heads/main\n"),
            (".git/config", &token),
            (".git/objects/info/packs", ""),
            (".git/refs/heads/.keep", ""),
            ("plancc.yaml", "plancc: 1\ndistrict: Test\n"),
            PLAN,
        ] {
            checkout.write(path, text);
        }
        attack.files.iter().for_each(|(path, text)| checkout.write(path, text));
        checkout
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.top.path().join("checkout").join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.top.path().join(match path.strip_prefix("../") {
            Some(outside) => outside.to_owned(),
            None => format!("checkout/{path}"),
        });
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Returns the user's cache folder.
    pub(crate) fn cache(&self) -> PathBuf {
        self.cache.map_or_else(|| self.top.path().join("cache"), |cache| self.path(cache))
    }

    /// Runs plancc. Returns the exit code and both streams.
    pub(crate) fn plancc(&self, arguments: &str) -> (Option<i32>, String) {
        let mut command = Command::cargo_bin("plancc").unwrap();
        command.current_dir(self.path("")).args(arguments.split_whitespace());
        command.env("XDG_CACHE_HOME", self.cache()).env("SOURCE_DATE_EPOCH", "1790000000");
        // A command that blocks on a pipe or reads an endless device is killed, and has no exit code.
        let output = command.timeout(Duration::from_secs(120)).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8_lossy(&said).into_owned())
    }

    /// Returns the content of every file, or the target of a link, except in the user's cache folder.
    fn state(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(self.top.path()).into_iter().map(Result::unwrap) {
            let path = entry.path().strip_prefix(self.top.path()).unwrap();
            if path.starts_with("cache") || entry.file_type().is_dir() {
                continue;
            }
            let bytes = if entry.path_is_symlink() {
                fs::read_link(entry.path()).unwrap().into_os_string().into_encoded_bytes()
            } else if entry.file_type().is_file() {
                fs::read(entry.path()).unwrap()
            } else {
                b"not a file".to_vec()
            };
            let name = path.to_str().unwrap().replace('\\', "/");
            files.insert(name.strip_prefix("checkout/").unwrap_or(&name).to_owned(), bytes);
        }
        files
    }
}

pub(super) fn trials() -> Vec<Trial> {
    let tables = [
        manifest::ATTACKS,
        #[cfg(target_os = "linux")]
        memory::ATTACKS,
        read::ATTACKS,
        skip::ATTACKS,
        text::ATTACKS,
        write::ATTACKS,
    ];
    let attacks: Vec<&'static Attack> = tables.into_iter().flatten().collect();
    let all = attacks.clone();
    let mut trials = vec![case("attacks/each-expects-something".to_owned(), move |_| {
        each_expects_something(&all)
    })];
    trials.extend(attacks.into_iter().map(|attack| {
        let needs_shell = !attack.shell.is_empty() && !cfg!(unix);
        case(format!("attacks/{}", attack.name), move |_| run(attack))
            .with_ignored_flag(needs_shell)
    }));
    trials
}

fn run(attack: &Attack) -> Result<(), String> {
    let checkout = Checkout::of(attack);
    if !attack.shell.is_empty() {
        let mut shell = Command::new("sh");
        shell.current_dir(checkout.path("")).args(["-e", "-c", attack.shell]).assert().success();
    }
    (attack.before)(&checkout);
    let before = checkout.state();
    let (code, said) = checkout.plancc(attack.run);
    let after = checkout.state();
    let mut wrong = Vec::new();
    if code != Some(attack.code) {
        wrong.push(format!("it ended with {code:?} and not with {}", attack.code));
    }
    // Messages are wrapped to the terminal.
    let one_line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_said = |text: &str| said.contains(text) || one_line.contains(text);
    for text in attack.says.iter().filter(|text| !is_said(text)) {
        wrong.push(format!("the output lacks `{text}`"));
    }
    for text in attack.lacks.iter().chain([&SECRET]).filter(|text| said.contains(**text)) {
        wrong.push(format!("the output has `{text}`"));
    }
    for (path, bytes) in &before {
        if after.get(path) != Some(bytes) && !attack.changes.contains(&path.as_str()) {
            wrong.push(format!("`{path}` was changed or removed"));
        }
    }
    for (path, bytes) in after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)) {
        let text = String::from_utf8_lossy(bytes);
        // The secret is from `.git/config`, which an attack may allow to change.
        let hidden = attack.lacks.iter().chain([&SECRET]);
        let found = hidden.filter(|_| !path.starts_with(".git/")).find(|it| text.contains(**it));
        wrong.extend(found.map(|hidden| format!("`{path}` has `{hidden}`")));
        if path.starts_with("outside/")
            || path.starts_with(".git/") && !attack.changes.contains(&path.as_str())
        {
            wrong.push(format!("`{path}` was written"));
        }
    }
    for path in attack.written.iter().filter(|path| !after.contains_key(**path)) {
        wrong.push(format!("`{path}` is not there"));
    }
    for path in attack.absent.iter().filter(|path| checkout.path(path).exists()) {
        wrong.push(format!("`{path}` is there"));
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("{}\n{said}", wrong.join("\n"))) }
}

/// A row without expectations could not fail.
fn each_expects_something(attacks: &[&'static Attack]) -> Result<(), String> {
    let is_idle = |attack: &&&Attack| {
        attack.code == 0
            && [attack.says, attack.lacks, attack.written, attack.absent]
                .iter()
                .all(|it| it.is_empty())
    };
    let idle: Vec<&str> = attacks.iter().filter(is_idle).map(|attack| attack.name).collect();
    if idle.is_empty() { Ok(()) } else { Err(idle.join(", ")) }
}
