//! Expected files: a difference is shown, and `BLESS=1` accepts it.

use std::collections::BTreeMap;
use std::fs;

use super::kit::snapshot::{check_folder_with, check_with, files};

#[test]
fn a_difference_is_shown_by_line_and_says_how_to_accept_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("says.txt");
    fs::write(&path, "one\ntwo\nthree\n").unwrap();
    assert_eq!(check_with("name", &path, b"one\ntwo\nthree\n", false), Ok(()));
    let shown = check_with("lint/name", &path, b"one\n2\nthree\n", false).unwrap_err();
    assert!(shown.contains(" one\n-two\n+2\n three\n"), "{shown}");
    assert!(shown.contains("BLESS=1 cargo test lint/name"), "{shown}");
    assert_eq!(fs::read(&path).unwrap(), b"one\ntwo\nthree\n");
    assert_eq!(check_with("name", &path, b"2\n", true), Ok(()));
    assert_eq!(fs::read(&path).unwrap(), b"2\n");
}

#[test]
fn a_missing_file_differs_from_an_empty_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("says.txt");
    assert!(check_with("name", &path, b"", false).is_err());
    assert_eq!(check_with("name", &path, b"", true), Ok(()));
    assert_eq!(check_with("name", &path, b"", false), Ok(()));
}

#[test]
fn a_file_that_no_test_makes_is_a_difference() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), "a").unwrap();
    fs::write(folder.path().join("old.md"), "old").unwrap();
    let made = BTreeMap::from([("a.md".to_owned(), "a".to_owned())]);
    let shown = check_folder_with("name", folder.path(), &made, false).unwrap_err();
    assert!(shown.contains("old.md is left over"), "{shown}");
    assert_eq!(check_folder_with("name", folder.path(), &made, true), Ok(()));
    assert_eq!(files(folder.path()), [folder.path().join("a.md")]);
}
