//! Invariants of the source tree: layers, owners of dependencies, disk access in one module, small files with
//! meaningful names.
//!
//! The layers come from `ARCHITECTURE.md`, so that the page can't drift from the code.

mod languages;
mod outside;
mod paths;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use paths::paths;

/// The modules, or the folders or files in them, that may use each dependency.
const OWNERS: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["report"]),
    ("blake3", &["workspace", "report/findings", "schema/translation"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("base64", &["backend"]),
    ("comemo", &["backend/pdf"]),
    ("data_url", &["backend/pdf"]),
    ("dejavu", &["backend/pdf"]),
    ("foldhash", &["lint/language"]),
    ("getrandom", &["workspace"]),
    ("gix", &["workspace"]),
    ("granit_parser", &["yaml"]),
    ("imagesize", &["backend"]),
    ("indicatif", &["cli"]),
    ("mimalloc", &["main"]),
    ("minijinja", &["backend"]),
    ("pulldown_cmark", &["prose"]),
    ("quick_junit", &["report"]),
    ("quick_xml", &["report"]),
    ("rustix", &["workspace"]),
    ("same_file", &["workspace"]),
    ("serde_sarif", &["report"]),
    ("serde_yaml", &["lint"]),
    ("signal_hook", &["workspace"]),
    ("tempfile", &["workspace"]),
    ("terminal_size", &["cli"]),
    ("skrifa", &["backend/pdf"]),
    // `build.rs` makes the list of misspellings from it.
    ("typos_dict", &[]),
    ("typst", &["backend/pdf"]),
    // Only for their features, as Cargo.toml explains.
    ("aho_corasick", &[]),
    ("num_bigint", &[]),
    ("num_integer", &[]),
    // `build.rs` takes the fonts from it.
    ("typst_assets", &[]),
    ("typst_layout", &["backend/pdf"]),
    ("typst_pdf", &["backend/pdf"]),
    ("unicode_normalization", &["prose"]),
    ("unicode_security", &["diff"]),
    ("walkdir", &["workspace"]),
    // Used for three purposes: word diffs of changes, line diffs of fixes, and merging texts.
    ("similar", &["diff", "merge", "report", "revise"]),
];

/// Dependencies that any module may use: small extensions of the language.
const SHARED: &[&str] =
    &["jiff", "rayon", "rust_decimal", "serde", "serde_json", "strsim", "unicode_width"];

/// Files with more than 400 lines, and the reason that each still has one subject.
const LONG: &[(&str, &str)] = &[];

const MOST_LINES: usize = 400;

/// One source file: its path below `src/` and its text.
struct File {
    path: String,
    code: String,
}

impl File {
    /// Returns the module path of the file, from the crate's root: `["yaml", "fault", "text"]`.
    fn module(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.path.trim_end_matches(".rs").split('/').collect();
        if names.last() == Some(&"mod") {
            names.pop();
        }
        names
    }

    /// Returns the top-level module of the file; `None` for `lib.rs` and `main.rs`.
    fn room(&self) -> Option<&str> {
        let room = *self.module().first()?;
        (!matches!(room, "lib" | "main")).then_some(room)
    }

    /// Returns the top-level modules that the file names, with repetitions.
    fn named_rooms(&self, rooms: &BTreeMap<String, u32>) -> Vec<String> {
        let depth = self.module().len();
        let mut named = Vec::new();
        for names in paths(&self.code) {
            let up = names.iter().take_while(|name| *name == "super").count();
            let at_root = match names.first().map(String::as_str) {
                Some("crate") => 1,
                Some("super") if up == depth => up,
                _ => continue,
            };
            named.extend(names.get(at_root).filter(|name| rooms.contains_key(*name)).cloned());
        }
        named
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &str) -> Vec<File> {
    fn walk(folder: &Path, top: &Path, files: &mut Vec<File>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, top, files);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(top).unwrap().to_string_lossy().replace('\\', "/");
                files.push(File { path: name, code: fs::read_to_string(&path).unwrap() });
            }
        }
    }
    let top = root().join(folder);
    let mut files = Vec::new();
    walk(&top, &top, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Reads the top-level modules and their layers from the table in `ARCHITECTURE.md`.
fn layers(page: &str) -> BTreeMap<String, u32> {
    page.lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix('|')?.split('|').map(str::trim);
            let layer = cells.next()?.parse().ok()?;
            let room =
                cells.next()?.trim_matches('`').trim_end_matches('/').trim_end_matches(".rs");
            Some((room.to_owned(), layer))
        })
        .collect()
}

/// Returns the imports that break the order of the layers.
fn climbs(files: &[File], layers: &BTreeMap<String, u32>) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files {
        let Some(room) = file.room() else { continue };
        let Some(layer) = layers.get(room) else {
            breaches.push(format!("`{room}` has no row in the table of ARCHITECTURE.md"));
            continue;
        };
        for named in file.named_rooms(layers) {
            if named != room && layers[&named] >= *layer {
                let path = &file.path;
                breaches.push(format!("src/{path} names `{named}`, which is not below `{room}`"));
            }
        }
    }
    breaches.dedup();
    breaches
}

/// Returns uses of a dependency outside its module, and of the disk outside `workspace/`.
fn strays(files: &[File]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files {
        let within = |room: &&str| {
            file.path.starts_with(&format!("{room}/")) || file.path == format!("{room}.rs")
        };
        for names in paths(&file.code) {
            let is_disk = matches!(
                names.iter().map(String::as_str).collect::<Vec<_>>().as_slice(),
                ["std", "fs" | "net", ..]
            );
            if is_disk && !within(&"workspace") {
                breaches.push(format!("src/{} names `{}`", file.path, names.join("::")));
            }
            let owner = OWNERS.iter().find(|(name, _)| names[0] == *name && names.len() > 1);
            if let Some((name, rooms)) = owner
                && !rooms.iter().any(&within)
            {
                breaches.push(format!("src/{} names `{name}`, which is {rooms:?}'s", file.path));
            }
        }
    }
    breaches.dedup();
    breaches
}

/// Returns files that are too long for one subject, or have a meaningless name.
fn shapeless(folder: &str, files: &[File], long: &[(&str, &str)]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files {
        let path = format!("{folder}/{}", file.path);
        for name in file.module() {
            if ["util", "utils", "helper", "helpers", "common", "misc", "shared"].contains(&name) {
                breaches.push(format!("`{name}` in {path} is no subject"));
            }
        }
        let lines = file.code.lines().count();
        let excused = long.iter().any(|(excused, _)| *excused == path);
        if lines > MOST_LINES && !excused {
            breaches.push(format!("{path} has {lines} lines: what is its second subject?"));
        } else if lines <= MOST_LINES && excused {
            breaches.push(format!("{path} is short enough now: take it out of LONG"));
        }
    }
    breaches
}

fn table() -> BTreeMap<String, u32> {
    layers(&fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap())
}

#[test]
fn rooms_know_only_what_lies_below_them() {
    let table = table();
    let files = rust_files("src");
    assert_eq!(climbs(&files, &table), Vec::<String>::new());
    for room in table.keys() {
        let is_there = files.iter().any(|file| file.room() == Some(room));
        assert!(is_there, "`{room}` stands in ARCHITECTURE.md and not in src/");
    }
}

#[test]
fn big_dependencies_and_the_disk_have_one_owner() {
    assert_eq!(strays(&rust_files("src")), Vec::<String>::new());
}

/// Returns uses of functions that access files without announcing it to `disk::check`.
fn unannounced(files: &[File]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with("workspace/")) {
        if ["workspace/disk/", "workspace/open_below/"].iter().any(|own| file.path.starts_with(own))
        {
            continue;
        }
        for names in paths(&file.code) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let is_function = |name: &&str| name.starts_with(char::is_lowercase);
            let is_access = match names.as_slice() {
                ["std", "fs", name] | ["fs", name] => is_function(name),
                [.., "File", name] => is_function(name),
                [.., "OpenOptions"] | [.., "OpenOptions", _] => true,
                _ => false,
            };
            if is_access {
                breaches.push(format!("src/{} names `{}`", file.path, names.join("::")));
            }
        }
    }
    breaches
}

#[test]
fn file_operations_are_announced() {
    assert_eq!(unannounced(&rust_files("src")), Vec::<String>::new());
    for code in
        ["fs::read(path)", "std::fs::write(a, b)", "use std::fs::{File, read};", "File::open(p)"]
    {
        assert_eq!(unannounced(&planted("workspace/read.rs", code)).len(), 1, "{code}");
    }
    assert!(
        unannounced(&planted("workspace/read.rs", "use std::fs::{File, Metadata};")).is_empty()
    );
}

#[test]
fn every_dependency_has_an_owner_or_is_shared() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let mut is_dependency = false;
    let mut seen = 0;
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_dependency = line.ends_with("dependencies]") && !line.contains("dev-");
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| is_dependency) {
            seen += 1;
            let name = name.replace('-', "_");
            let is_known =
                OWNERS.iter().any(|(owned, _)| *owned == name) || SHARED.contains(&name.as_str());
            assert!(is_known, "who owns `{name}`? Say so in tests/it/tidy.rs");
        }
    }
    assert!(seen > 20, "{seen} dependencies");
}

#[test]
fn a_file_has_one_subject_and_its_name() {
    for folder in ["src", "tests"] {
        assert_eq!(shapeless(folder, &rust_files(folder), LONG), Vec::<String>::new());
    }
}

#[test]
fn the_pure_core_has_no_way_around_its_laws() {
    // Only `workspace/` and `cli/` may allow what clippy.toml forbids.
    let allowed: Vec<String> = rust_files("src")
        .into_iter()
        .filter(|file| file.code.contains("disallowed_"))
        .map(|file| file.path)
        .filter(|path| !path.starts_with("workspace/") && !path.starts_with("cli/"))
        .collect();
    assert_eq!(allowed, Vec::<String>::new());
    let laws = fs::read_to_string(root().join("clippy.toml")).unwrap();
    let entries = laws.lines().filter(|line| line.contains("path = "));
    for entry in entries.clone() {
        assert!(entry.contains("reason = "), "no reason: {entry}");
    }
    for kind in ["std::fs::", "std::env::", "std::net::", "Instant::now", "SystemTime::now"] {
        assert!(entries.clone().any(|entry| entry.contains(kind)), "nothing forbids {kind}");
    }
}

fn planted(path: &str, code: &str) -> Vec<File> {
    vec![File { path: path.to_owned(), code: code.to_owned() }]
}

#[test]
fn a_planted_breach_is_seen() {
    let table = layers(
        "| layer | room |\n| --- | --- |\n| 0 | `source/` | a |\n| 1 | `model/` | b |\n\
         | 1 | `prose/` | c |\n| 6 | `pipeline.rs` | d |\n| 8 | `cli/` | e |\n",
    );
    assert_eq!(table.len(), 5);
    for (path, code, breaches) in [
        ("model/plan.rs", "use crate::source::Span;", 0),
        ("model/plan.rs", "use super::slots::Id;", 0),
        ("model/plan.rs", "use crate::{source, cli};", 1),
        ("model/plan.rs", "fn f() { crate::prose::parse() }", 1),
        ("model/plan.rs", "use super::super::prose::{self, parse};", 1),
        ("model/mod.rs", "use super::cli;", 1),
        ("pipeline.rs", "use super::model; use super::cli::run;", 1),
        ("model/plan.rs", "// use crate::cli;\nlet a = \"crate::cli\";", 0),
        ("novel/plan.rs", "", 1),
    ] {
        assert_eq!(climbs(&planted(path, code), &table).len(), breaches, "{path}: {code}");
    }
    for (path, code, breaches) in [
        ("yaml/build.rs", "use granit_parser::Parser;", 0),
        ("schema/check.rs", "use granit_parser::Parser;", 1),
        ("backend/html.rs", "fn f() { typst::compile() }", 1),
        ("backend/pdf/world.rs", "fn f() { typst::compile() }", 0),
        ("backend/pdf.rs", "fn f() { typst::compile() }", 0),
        ("report/human.rs", "#[derive(clap::Args)] struct A;", 1),
        ("view/builder.rs", "use std::{fmt, fs};", 1),
        ("cli/new.rs", "fn f() { std::fs::write(a, b) }", 1),
        ("workspace/read.rs", "use std::fs::File;", 0),
    ] {
        assert_eq!(strays(&planted(path, code)).len(), breaches, "{path}: {code}");
    }
    let long = "x\n".repeat(MOST_LINES + 1);
    for (path, code, breaches) in [
        ("yaml/utils.rs", "", 1),
        ("helpers/mod.rs", "", 1),
        ("yaml/build.rs", &*long, 1),
        ("yaml/build.rs", "", 0),
        ("view/long.rs", "", 1),
        ("view/long.rs", &*long, 0),
    ] {
        assert_eq!(
            shapeless("src", &planted(path, code), &[("src/view/long.rs", "")]).len(),
            breaches,
            "{path}"
        );
    }
}
