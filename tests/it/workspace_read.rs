//! A file that a planner names is read, or refused with a reason.

use std::fs;
use std::io::Cursor;

use plancc::workspace::read::{self, ReadError};
use plancc::workspace::sandbox::Sandbox;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// Returns the message and the help for a file with these bytes.
fn refusal(bytes: &[u8]) -> String {
    let folder = folder();
    let path = folder.path().join("plan.yaml");
    fs::write(&path, bytes).unwrap();
    said(read::file(&path, "plan.yaml", None).unwrap_err())
}

fn said(error: ReadError) -> String {
    format!("{error}\n{}", error.help().unwrap_or_default())
}

#[test]
fn a_plan_is_read_byte_for_byte() {
    let folder = folder();
    let path = folder.path().join("plan.yaml");
    let text = "\u{feff}year: 2026–2027\r\nid: a\n";
    fs::write(&path, text).unwrap();
    assert_eq!(read::file(&path, "plan.yaml", None).unwrap(), text);
    assert_eq!(read::stream(Cursor::new(text), "-").unwrap(), text);
}

#[test]
fn a_missing_file_is_told_with_the_one_that_was_meant() {
    let folder = folder();
    fs::create_dir(folder.path().join("2026-2027")).unwrap();
    fs::write(folder.path().join("2026-2027/federal-programs.yaml"), "").unwrap();
    for wrong in [
        "2026-2027/federal-program.yaml",
        "2026-2027/federal-programs",
        "2026-2072/federal-programs.yaml",
    ] {
        let error = read::file(&folder.path().join(wrong), wrong, None).unwrap_err();
        assert_eq!(error.to_string(), format!("file `{wrong}` not found"));
        let help = error.help().unwrap();
        assert!(help.ends_with("2026-2027/federal-programs.yaml`?"), "{help}");
    }
    let error = read::file(&folder.path().join("nothing-like-it.yaml"), "x", None).unwrap_err();
    assert_eq!(error.help(), None);
}

#[test]
fn a_folder_is_not_a_plan() {
    let error = read::file(folder().path(), "plans", None).unwrap_err();
    assert_eq!(error.to_string(), "`plans` is a folder, not a file");
}

#[test]
fn fifty_megabytes_are_refused_from_a_file_and_from_a_pipe() {
    let folder = folder();
    let path = folder.path().join("large.yaml");
    fs::File::create(&path).unwrap().set_len(read::LIMIT).unwrap();
    let error = read::file(&path, "large.yaml", None).unwrap_err();
    assert_eq!(error.to_string(), "cannot read `large.yaml`: it is too large (50 MB or more)");
    let endless = std::io::repeat(b'a');
    let error = read::stream(endless, "-").unwrap_err();
    assert_eq!(error.to_string(), "cannot read `-`: it is too large (50 MB or more)");
}

#[test]
fn another_encoding_is_told_at_the_first_character_that_shows_it() {
    assert_eq!(
        refusal(b"id: a\npurpose: the district\x92s plan\n"),
        "`plan.yaml` is not valid UTF-8 (line 2, column 22: probably a `’` saved as \
         Windows-1252)\nopen the file in an editor as Windows-1252 (\"Western\" or \"ANSI\") and \
         save it as UTF-8"
    );
    assert!(
        refusal("é\na: caf\u{e9}".as_bytes().strip_suffix(b"\xa9").unwrap())
            .contains("line 2, column 7: an incomplete character at the end of the file")
    );
    assert!(refusal(b"a: caf\xe9 x\n").contains("line 1, column 7: probably a `é`"));
    assert!(refusal(b"a: caf\xe9").contains("line 1, column 7: probably a `é`"));
    assert!(refusal(b"a: \x81x\n").contains("column 4: probably saved as Windows-1252"));
}

#[test]
fn what_notepad_calls_unicode_is_told_with_and_without_its_mark() {
    let utf_16: Vec<u8> =
        "id: federal-programs\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xff\xfe".as_slice(), &utf_16].concat();
    for bytes in [utf_16, marked] {
        assert_eq!(
            refusal(&bytes),
            "`plan.yaml` is saved as UTF-16, not as UTF-8\n\
             open the file in an editor and save it as UTF-8"
        );
    }
}

#[test]
fn a_word_document_and_a_pdf_are_told_by_their_names() {
    let word = refusal(b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\xdf\xa4");
    assert!(
        word.starts_with("`plan.yaml` is a Word or Excel document or a ZIP archive, not a plan")
    );
    let pdf = refusal(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
    assert!(pdf.starts_with("`plan.yaml` is a PDF, not a plan"), "{pdf}");
    let picture = refusal(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    assert!(picture.starts_with("`plan.yaml` is an image or other data, not a plan"), "{picture}");
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_within_the_project_and_refused_out_of_it() {
    use std::os::unix::fs::symlink;
    let (project, outside) = (folder(), folder());
    let sandbox = Sandbox::around(project.path()).unwrap();
    fs::write(outside.path().join("secret"), "secret").unwrap();
    fs::write(project.path().join("plan.yaml"), "id: a").unwrap();
    symlink(outside.path().join("secret"), project.path().join("out.yaml")).unwrap();
    symlink(outside.path(), project.path().join("folder")).unwrap();
    symlink("plan.yaml", project.path().join("in.yaml")).unwrap();
    let read = |name: &str| read::file(&project.path().join(name), name, Some(&sandbox));
    assert_eq!(read("in.yaml").unwrap(), "id: a");
    for name in ["out.yaml", "folder/secret"] {
        let error = read(name).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "cannot read `{name}`: it is a link to a hidden folder or to a location outside the project"
            )
        );
    }
    // A file outside the project that a person names is not a link out of it.
    assert_eq!(read::file(&outside.path().join("secret"), "x", Some(&sandbox)).unwrap(), "secret");
}

#[test]
#[cfg(unix)]
fn a_link_that_is_swapped_in_meanwhile_is_never_followed() {
    use std::os::unix::fs::symlink;
    use std::sync::atomic::{AtomicBool, Ordering};
    let (project, outside) = (folder(), folder());
    let sandbox = Sandbox::around(project.path()).unwrap();
    fs::write(outside.path().join("plan.yaml"), "secret").unwrap();
    let (plans, spare) = (project.path().join("plans"), project.path().join("spare"));
    fs::create_dir(&plans).unwrap();
    fs::write(plans.join("plan.yaml"), "id: a").unwrap();
    let is_over = AtomicBool::new(false);
    let (mut read, mut refused) = (0, 0);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                fs::rename(&plans, &spare).unwrap();
                symlink(outside.path(), &plans).unwrap();
                fs::remove_file(&plans).unwrap();
                fs::rename(&spare, &plans).unwrap();
            }
        });
        for _ in 0..20_000 {
            match read::file(&plans.join("plan.yaml"), "plan.yaml", Some(&sandbox)) {
                Ok(text) => {
                    read += 1;
                    is_over.fetch_or(text != "id: a", Ordering::Relaxed);
                    assert_eq!(text, "id: a", "a link out of the project was followed");
                }
                Err(_) => refused += 1,
            }
        }
        is_over.store(true, Ordering::Relaxed);
    });
    assert!(
        read > 0 && refused > 0,
        "{read} times read, {refused} times refused: nothing was tried"
    );
}
