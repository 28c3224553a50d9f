//! Only what this tool wrote itself and no longer makes is removed.

use std::fs;
use std::path::Path;

use plancc::workspace::manifest::{Made, Manifest, NAME, Pruned, fingerprint};

const PLAN: &str = "plans/2026-2027/a.yaml";

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// Writes a file and enters it.
fn make(out: &Path, manifest: &mut Manifest, path: &str, from: &str) {
    let file = out.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, path).unwrap();
    enter(manifest, path, from);
}

fn enter(manifest: &mut Manifest, path: &str, from: &str) {
    manifest.files.insert(path.to_owned(), Made::new(from, path.as_bytes(), "inputs"));
}

fn settle(out: &Path, previous: Manifest) -> (Manifest, Pruned) {
    Manifest::default().settle(out, previous, |_, _| true)
}

#[test]
fn a_manifest_is_read_as_it_was_written() {
    let out = folder();
    let mut manifest = Manifest::default();
    make(out.path(), &mut manifest, "2026-2027/a.html", PLAN);
    manifest.save(out.path(), None).unwrap();
    assert_eq!(Manifest::load(out.path()), (manifest, None));
    let text = fs::read_to_string(out.path().join(NAME)).unwrap();
    assert!(text.starts_with("{\n  \"version\": 1,\n  \"files\": {\n    \"2026-2027/a.html\": {"));
}

#[test]
fn without_a_manifest_nothing_is_ours_and_nothing_is_said() {
    assert_eq!(Manifest::load(folder().path()), (Manifest::default(), None));
}

#[test]
fn a_damaged_manifest_is_told_and_removes_nothing() {
    let whole = r#"{"version": 1, "files": {}}"#;
    let bad =
        ["", "{", "[]", &whole.replace('1', "2"), &whole.replace("files", "folders"), "\u{0}"];
    for text in bad {
        let out = folder();
        fs::write(out.path().join(NAME), text).unwrap();
        let (manifest, told) = Manifest::load(out.path());
        assert_eq!(manifest, Manifest::default(), "{text}");
        assert!(told.unwrap().ends_with("reports that are no longer made were not removed"));
    }
    let out = folder();
    fs::create_dir(out.path().join(NAME)).unwrap();
    assert!(Manifest::load(out.path()).1.is_some());
}

#[test]
fn what_is_no_longer_made_goes_with_the_folders_that_it_empties() {
    let out = folder();
    let (mut previous, mut now) = (Manifest::default(), Manifest::default());
    make(out.path(), &mut previous, "2025-2026/deep/a.html", PLAN);
    make(out.path(), &mut previous, "2026-2027/a.html", PLAN);
    make(out.path(), &mut previous, "2026-2027/a.md", PLAN);
    make(out.path(), &mut now, "2026-2027/a.html", PLAN);
    fs::write(out.path().join("2026-2027/theirs.html"), "2026-2027/a.md").unwrap();
    let (next, pruned) = now.clone().settle(out.path(), previous, |_, _| true);
    assert_eq!(pruned.removed, ["2025-2026/deep/a.html", "2026-2027/a.md"]);
    assert!(!out.path().join("2025-2026").exists());
    assert!(out.path().join("2026-2027/a.html").exists());
    assert!(out.path().join("2026-2027/theirs.html").exists());
    assert_eq!(next, now);
}

#[test]
fn the_output_folder_itself_stays() {
    let out = folder();
    let mut previous = Manifest::default();
    make(out.path(), &mut previous, "a.html", PLAN);
    assert_eq!(settle(out.path(), previous).1.removed, ["a.html"]);
    assert!(out.path().is_dir());
}

#[test]
fn a_file_that_somebody_edited_is_left_and_told() {
    let out = folder();
    let mut previous = Manifest::default();
    make(out.path(), &mut previous, "a.html", PLAN);
    fs::write(out.path().join("a.html"), "edited").unwrap();
    let (next, pruned) = settle(out.path(), previous);
    assert_eq!(pruned, Pruned { edited: vec!["a.html".to_owned()], ..Pruned::default() });
    assert_eq!(fs::read(out.path().join("a.html")).unwrap(), b"edited");
    assert!(next.files.is_empty(), "what somebody edited is theirs from then on");
}

#[test]
fn a_build_of_one_plan_keeps_the_reports_of_the_others() {
    let out = folder();
    let mut previous = Manifest::default();
    make(out.path(), &mut previous, "2026-2027/a.html", PLAN);
    make(out.path(), &mut previous, "2026-2027/b.html", "plans/2026-2027/b.yaml");
    let (next, pruned) =
        Manifest::default().settle(out.path(), previous, |_, made| made.from == PLAN);
    assert_eq!(pruned.removed, ["2026-2027/a.html"]);
    assert_eq!(next.files.keys().collect::<Vec<_>>(), ["2026-2027/b.html"]);
    assert!(out.path().join("2026-2027/b.html").exists());
}

#[test]
fn a_manifest_cannot_have_anything_removed_outside_its_folder() {
    let top = folder();
    let out = top.path().join("dist");
    let mut previous = Manifest::default();
    fs::create_dir(&out).unwrap();
    let absolute = top.path().join("absolute.html").to_string_lossy().into_owned();
    for path in ["../up.html", "x/../../up.html", "./../up.html", &absolute, "", ".", ".."] {
        if path.ends_with("html") {
            fs::create_dir_all(out.join("x")).unwrap();
            fs::write(out.join(path), path).unwrap();
        }
        enter(&mut previous, path, PLAN);
    }
    // The last writer of `up.html` is known; give the manifest the right bytes for each name of it.
    let bytes = fs::read(top.path().join("up.html")).unwrap();
    for made in previous.files.iter_mut().filter(|(path, _)| path.ends_with("up.html")) {
        *made.1 = Made::new(PLAN, &bytes, "inputs");
    }
    let (next, pruned) = settle(&out, previous);
    assert_eq!(pruned, Pruned::default());
    assert!(next.files.is_empty());
    assert!(top.path().join("up.html").exists());
    assert!(top.path().join("absolute.html").exists());
}

#[test]
fn a_manifest_cannot_have_a_plan_removed() {
    let out = folder();
    let mut previous = Manifest::default();
    make(out.path(), &mut previous, "plans/a.yaml", PLAN);
    make(out.path(), &mut previous, "plans/a.YML", PLAN);
    assert_eq!(settle(out.path(), previous).1, Pruned::default());
    assert!(out.path().join("plans/a.yaml").exists());
}

#[cfg(unix)]
#[test]
fn nothing_is_removed_through_a_link() {
    use std::os::unix::fs::symlink;
    let (out, outside) = (folder(), folder());
    let mut previous = Manifest::default();
    fs::write(outside.path().join("a.html"), "2026-2027/a.html").unwrap();
    symlink(outside.path(), out.path().join("2026-2027")).unwrap();
    symlink(outside.path().join("a.html"), out.path().join("b.html")).unwrap();
    enter(&mut previous, "2026-2027/a.html", PLAN);
    previous.files.insert("b.html".to_owned(), Made::new(PLAN, b"2026-2027/a.html", "inputs"));
    assert_eq!(settle(out.path(), previous).1, Pruned::default());
    assert!(outside.path().join("a.html").exists());
    assert!(out.path().join("b.html").is_symlink());
}

#[test]
fn a_report_is_current_while_its_inputs_and_its_bytes_are() {
    let out = folder();
    let mut manifest = Manifest::default();
    make(out.path(), &mut manifest, "a.pdf", PLAN);
    assert!(manifest.is_current(out.path(), "a.pdf", "inputs"));
    assert!(!manifest.is_current(out.path(), "a.pdf", "other inputs"));
    assert!(!manifest.is_current(out.path(), "b.pdf", "inputs"));
    fs::write(out.path().join("a.pdf"), "edited").unwrap();
    assert!(!manifest.is_current(out.path(), "a.pdf", "inputs"));
    fs::remove_file(out.path().join("a.pdf")).unwrap();
    assert!(!manifest.is_current(out.path(), "a.pdf", "inputs"));
}

#[test]
fn no_two_lists_of_texts_have_one_fingerprint() {
    let of = |parts: &[&str]| fingerprint(parts.iter().map(|part| part.as_bytes()));
    assert_eq!(of(&["ab", "c"]), of(&["ab", "c"]));
    assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
    assert_ne!(of(&["ab", "c"]), of(&["c", "ab"]));
    assert_ne!(of(&["a"]), of(&["a", ""]));
}
