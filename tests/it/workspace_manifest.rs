//! A build removes only files that plancc wrote and no longer makes.

use std::fs;
use std::path::Path;

use plancc::workspace::cache::Cache;
use plancc::workspace::manifest::{
    FileState, Manifest, ManifestEntry, NAME, PruneResult, fingerprint,
};
use plancc::workspace::path_name::is_report;

const PLAN: &str = "plans/2026-2027/a.yaml";

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// Writes a file and adds it to the manifest.
fn make(out: &Path, manifest: &mut Manifest, path: &str, from: &str) {
    let file = out.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, path).unwrap();
    enter(manifest, path, from);
}

fn enter(manifest: &mut Manifest, path: &str, from: &str) {
    manifest.files.insert(path.to_owned(), ManifestEntry::new(from, path.as_bytes(), "inputs"));
}

/// Removes the files that a manifest lists, as a later build with the same key does if it no longer makes them.
fn settle(out: &Path, previous: Manifest) -> (Manifest, PruneResult) {
    let caches = folder();
    let cache = Cache::in_folder(caches.path(), out).unwrap();
    previous.save(out, None, Some(&cache)).unwrap();
    let (previous, _) = Manifest::load(out, Some(&cache)).unwrap();
    fs::remove_file(out.join(NAME)).unwrap();
    Manifest::default().settle(out, previous, |_, _| true)
}

#[test]
fn a_manifest_is_read_as_it_was_written() {
    let (out, caches) = (folder(), folder());
    let cache = Cache::in_folder(caches.path(), out.path()).unwrap();
    let mut manifest = Manifest::default();
    make(out.path(), &mut manifest, "2026-2027/a.html", PLAN);
    manifest.save(out.path(), None, Some(&cache)).unwrap();
    assert_eq!(Manifest::load(out.path(), Some(&cache)).unwrap(), (manifest, None));
    let text = fs::read_to_string(out.path().join(NAME)).unwrap();
    assert!(text.starts_with("{\n  \"version\": 2,\n  \"files\": {\n    \"2026-2027/a.html\": {"));
}

#[test]
fn without_a_manifest_nothing_is_ours_and_nothing_is_said() {
    assert_eq!(Manifest::load(folder().path(), None).unwrap(), (Manifest::default(), None));
}

#[test]
fn a_damaged_manifest_is_told_and_removes_nothing() {
    let whole = r#"{"version": 1, "files": {}}"#;
    let bad =
        ["", "{", "[]", &whole.replace('1', "3"), &whole.replace("files", "folders"), "\u{0}"];
    for text in bad {
        let out = folder();
        fs::write(out.path().join(NAME), text).unwrap();
        let (manifest, told) = Manifest::load(out.path(), None).unwrap();
        assert_eq!(manifest, Manifest::default(), "{text}");
        assert!(told.unwrap().ends_with("so no outdated reports were removed"));
    }
    let out = folder();
    fs::create_dir(out.path().join(NAME)).unwrap();
    assert!(Manifest::load(out.path(), None).unwrap().1.is_some());
}

#[test]
fn what_is_no_longer_made_goes_with_the_folders_that_it_empties() {
    let out = folder();
    let (mut previous, mut now) = (Manifest::default(), Manifest::default());
    make(out.path(), &mut previous, "2025-2026/a.html", PLAN);
    make(out.path(), &mut previous, "2026-2027/a.html", PLAN);
    make(out.path(), &mut previous, "2026-2027/a.md", PLAN);
    make(out.path(), &mut now, "2026-2027/a.html", PLAN);
    fs::write(out.path().join("2026-2027/theirs.html"), "2026-2027/a.md").unwrap();
    let (next, pruned) = now.clone().settle(out.path(), previous, |_, _| true);
    assert_eq!(pruned.removed, ["2025-2026/a.html", "2026-2027/a.md"]);
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
    assert_eq!(pruned, PruneResult { edited: vec!["a.html".to_owned()], ..PruneResult::default() });
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
    // Make the manifest's hash of `up.html` valid under each of its names.
    let bytes = fs::read(top.path().join("up.html")).unwrap();
    for made in previous.files.iter_mut().filter(|(path, _)| path.ends_with("up.html")) {
        *made.1 = ManifestEntry::new(PLAN, &bytes, "inputs");
    }
    let (next, pruned) = settle(&out, previous);
    assert_eq!(pruned, PruneResult::default());
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
    assert_eq!(settle(out.path(), previous).1, PruneResult::default());
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
    previous
        .files
        .insert("b.html".to_owned(), ManifestEntry::new(PLAN, b"2026-2027/a.html", "inputs"));
    let edited = vec!["2026-2027/a.html".to_owned(), "b.html".to_owned()];
    assert_eq!(settle(out.path(), previous).1, PruneResult { edited, ..PruneResult::default() });
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

#[test]
fn a_manifest_that_another_key_signed_removes_and_skips_nothing_and_lists_what_may_be_replaced() {
    let (out, caches, others) = (folder(), folder(), folder());
    let ours = Cache::in_folder(caches.path(), out.path()).unwrap();
    let theirs = Cache::in_folder(others.path(), out.path()).unwrap();
    let mut manifest = Manifest::default();
    make(out.path(), &mut manifest, "2026-2027/a.html", PLAN);
    for signer in [None, Some(&theirs)] {
        manifest.save(out.path(), None, signer).unwrap();
        let (read, told) = Manifest::load(out.path(), Some(&ours)).unwrap();
        assert!(read.files.is_empty() && read.plans.is_empty() && told.is_none());
        assert!(!read.is_current(out.path(), "2026-2027/a.html", "inputs"));
        assert_eq!(
            read.present(out.path(), "2026-2027/a.html", b"new").unwrap(),
            FileState::Replaceable
        );
        let (next, pruned) = Manifest::default().settle(out.path(), read, |_, _| true);
        assert_eq!(pruned, PruneResult::default());
        assert!(out.path().join("2026-2027/a.html").exists());
        // An unverified entry stays unverified even if our own key signs it with the others.
        next.save(out.path(), None, Some(&ours)).unwrap();
        let (again, _) = Manifest::load(out.path(), Some(&ours)).unwrap();
        assert!(again.files.is_empty());
        fs::write(out.path().join("2026-2027/a.html"), "edited").unwrap();
        assert_eq!(
            again.present(out.path(), "2026-2027/a.html", b"new").unwrap(),
            FileState::Foreign
        );
        fs::write(out.path().join("2026-2027/a.html"), "2026-2027/a.html").unwrap();
        assert_eq!(
            again.present(out.path(), "2026-2027/a.html", b"new").unwrap(),
            FileState::Replaceable
        );
    }
}

#[test]
fn a_signature_holds_for_one_folder_and_one_text() {
    let (top, caches) = (folder(), folder());
    let (one, other) = (top.path().join("one"), top.path().join("other"));
    let cache = Cache::in_folder(caches.path(), &one).unwrap();
    let mut manifest = Manifest::default();
    make(&one, &mut manifest, "2026-2027/a.html", PLAN);
    manifest.save(&one, None, Some(&cache)).unwrap();
    assert_eq!(Manifest::load(&one, Some(&cache)).unwrap().0, manifest);
    fs::create_dir(&other).unwrap();
    let text = fs::read_to_string(one.join(NAME)).unwrap();
    fs::write(other.join(NAME), &text).unwrap();
    assert!(Manifest::load(&other, Some(&cache)).unwrap().0.files.is_empty());
    fs::write(one.join(NAME), text.replace("2026-2027/a.html", "2026-2027/b.html")).unwrap();
    assert!(Manifest::load(&one, Some(&cache)).unwrap().0.files.is_empty());
}

#[test]
fn only_names_that_a_build_could_write_are_taken_from_a_manifest() {
    for path in
        ["index.html", "arts.html", "2026-2027/arts.es.pdf", "2026-2027/Family Services.json"]
    {
        assert!(is_report(path), "{path}");
    }
    for path in [
        "README",
        "main.c",
        "HEAD",
        "a.yaml",
        ".hidden.html",
        "../a.html",
        "/a.html",
        "C:a.html",
        "docs/a.html",
        "2026-2028/a.html",
        "2026-2027/deep/a.html",
        "2026-2027\\a.html",
        "con.html",
        "2026-2027/LPT1.es.html",
        "nul .md",
        "a.html.",
        "a\u{0}.html",
        "",
        ".html",
        "2026-2027/.html",
    ] {
        assert!(!is_report(path), "{path}");
    }
}

#[test]
fn what_a_build_that_was_ended_wrote_may_be_replaced_until_somebody_edits_it() {
    let out = folder();
    let present = || {
        Manifest::load(out.path(), None).unwrap().0.present(out.path(), "a.html", b"third").unwrap()
    };
    fs::write(out.path().join("a.html"), "second").unwrap();
    assert_eq!(present(), FileState::Foreign);
    Manifest::announce(out.path(), "a.html", b"second");
    assert_eq!(present(), FileState::Replaceable);
    fs::write(out.path().join("a.html"), "edited").unwrap();
    assert_eq!(present(), FileState::Foreign);
    fs::write(out.path().join("a.html"), "third").unwrap();
    assert_eq!(present(), FileState::Same);
    // A complete build leaves no journal.
    fs::write(out.path().join("a.html"), "second").unwrap();
    Manifest::default().save(out.path(), None, None).unwrap();
    assert_eq!(present(), FileState::Foreign);
}
