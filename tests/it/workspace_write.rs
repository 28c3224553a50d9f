//! A file is written completely or not at all.

use std::fs;
use std::path::Path;

use plancc::workspace::sandbox::Sandbox;
use plancc::workspace::write::{self, WriteFailure, WriteOutcome};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn write(path: &Path, bytes: &[u8]) -> Result<WriteOutcome, WriteFailure> {
    write::file(path, "report", bytes, None).map_err(|error| error.why)
}

fn entries(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = folder
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_file_is_made_with_the_folders_above_it_and_left_alone_when_nothing_changes() {
    let folder = folder();
    let path = folder.path().join("dist/2026-2027/a.html");
    assert_eq!(write(&path, b"one").unwrap(), WriteOutcome::Written);
    let before = path.metadata().unwrap().modified().unwrap();
    assert_eq!(write(&path, b"one").unwrap(), WriteOutcome::Unchanged);
    assert_eq!(path.metadata().unwrap().modified().unwrap(), before);
    assert_eq!(write(&path, b"two").unwrap(), WriteOutcome::Written);
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(entries(path.parent().unwrap()), ["a.html"]);
}

#[cfg(unix)]
#[test]
fn a_new_file_has_the_usual_rights_and_an_old_one_keeps_its_own() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let mode =
        |name: &str| folder.path().join(name).metadata().unwrap().permissions().mode() & 0o777;
    fs::write(folder.path().join("usual"), "").unwrap();
    write(&folder.path().join("new"), b"x").unwrap();
    assert_eq!(mode("new"), mode("usual"));
    fs::set_permissions(folder.path().join("usual"), fs::Permissions::from_mode(0o620)).unwrap();
    write(&folder.path().join("usual"), b"x").unwrap();
    assert_eq!(mode("usual"), 0o620);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_that_leads_out() {
    use std::os::unix::fs::symlink;
    let (out, outside) = (folder(), folder());
    let sandbox = Sandbox::around(out.path()).unwrap();
    fs::write(outside.path().join("file"), "theirs").unwrap();
    fs::write(out.path().join("real.html"), "old").unwrap();
    symlink(outside.path().join("file"), out.path().join("a.html")).unwrap();
    symlink(outside.path().join("new"), out.path().join("b.html")).unwrap();
    symlink(outside.path(), out.path().join("2026-2027")).unwrap();
    symlink(outside.path().join("new"), out.path().join("gone")).unwrap();
    symlink("real.html", out.path().join("c.html")).unwrap();
    for name in [
        "a.html",
        "b.html",
        "2026-2027/d.html",
        "2026-2027/deep/e.html",
        "gone/g.html",
        "../f.html",
    ] {
        let result = write::file(&out.path().join(name), name, b"ours", Some(&sandbox));
        if name == "../f.html" {
            // A person named the path, so no link led there.
            assert!(result.is_ok());
            fs::remove_file(out.path().join(name)).unwrap();
            continue;
        }
        let error = result.unwrap_err();
        assert!(matches!(error.why, WriteFailure::LeadsOut), "{name}: {error}");
        assert_eq!(
            error.to_string(),
            format!("cannot write `{name}`: a link in its path points outside the folder")
        );
    }
    assert_eq!(entries(outside.path()), ["file"]);
    assert_eq!(fs::read(outside.path().join("file")).unwrap(), b"theirs");
    let error =
        write::file(&out.path().join("c.html"), "c.html", b"new", Some(&sandbox)).unwrap_err();
    assert!(matches!(error.why, WriteFailure::Link), "{error}");
    assert!(out.path().join("c.html").is_symlink());
    assert_eq!(fs::read(out.path().join("real.html")).unwrap(), b"old");
}

#[test]
fn what_is_not_a_file_is_never_replaced() {
    let folder = folder();
    fs::create_dir(folder.path().join("a.html")).unwrap();
    assert!(matches!(write(&folder.path().join("a.html"), b"x"), Err(WriteFailure::NotAFile)));
    fs::write(folder.path().join("file"), "").unwrap();
    let error =
        write::file(&folder.path().join("file/b.html"), "file/b.html", b"x", None).unwrap_err();
    assert!(matches!(error.why, WriteFailure::NoFolder(_)), "{error}");
    let error = write(&folder.path().join("file/deep/b.html"), b"x").unwrap_err();
    assert!(matches!(&error, WriteFailure::NoFolder(file) if file.ends_with("file")), "{error:?}");
}

#[test]
fn what_a_dead_build_left_is_swept_and_what_a_live_one_writes_stays() {
    let folder = folder();
    let year = folder.path().join("2026-2027");
    fs::create_dir(&year).unwrap();
    for name in [".plancc-unfinished-dead", ".plancc-manifest.json", "a.html"] {
        fs::write(year.join(name), "x").unwrap();
    }
    let live = fs::File::create(year.join(".plancc-unfinished-live")).unwrap();
    live.try_lock().unwrap();
    write::sweep(folder.path());
    assert_eq!(entries(&year), [".plancc-manifest.json", ".plancc-unfinished-live", "a.html"]);
}

#[test]
fn only_copies_of_known_text_are_swept() {
    let folder = folder();
    let hash = |text: &str| blake3::hash(text.as_bytes()).to_hex()[..16].to_owned();
    let versions = format!("{}-{}", hash("old"), hash("new"));
    let files = [
        ("plan.yaml", "new", true),
        ("broken.yaml", "ne", true),
        (&*format!(".plancc-replaced-{versions}-1-1"), "old", false),
        (&*format!(".plancc-replaced-{versions}-1-2"), "new", false),
        // Someone saved this version while plancc was running.
        (&*format!(".plancc-replaced-{versions}-1-3"), "saved", true),
        (&*format!(".plancc-copy-{versions}-1-4-plan.yaml"), "old", false),
        // The plan was not overwritten completely, or it is missing.
        (&*format!(".plancc-copy-{versions}-1-5-broken.yaml"), "old", true),
        (&*format!(".plancc-copy-{versions}-1-6-missing.yaml"), "old", true),
        (&*format!(".plancc-copy-{versions}-1-7-"), "old", true),
    ];
    for (name, text, _) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    write::sweep(folder.path());
    let mut kept: Vec<_> = files.iter().filter(|(_, _, is_kept)| *is_kept).collect();
    kept.sort();
    let kept: Vec<_> = kept.iter().map(|(name, ..)| *name).collect();
    assert_eq!(entries(folder.path()), kept);
}

#[test]
#[cfg(unix)]
fn nothing_is_written_through_a_link_that_is_swapped_in_meanwhile() {
    use std::os::unix::fs::symlink;
    use std::sync::atomic::{AtomicBool, Ordering};
    let (out, outside) = (folder(), folder());
    let sandbox = Sandbox::around(out.path()).unwrap();
    let (year, spare) = (out.path().join("2026-2027"), out.path().join("spare"));
    fs::create_dir(&year).unwrap();
    let is_over = AtomicBool::new(false);
    let mut written = 0;
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                // The write creates the folder again if it is missing.
                let _ = fs::rename(&year, &spare);
                let _ = symlink(outside.path(), &year);
                let _ = fs::remove_file(&year);
                let _ = fs::rename(&spare, &year);
            }
        });
        for number in 0..3_000 {
            let bytes = format!("{number}");
            let result =
                write::file(&year.join("a.html"), "a.html", bytes.as_bytes(), Some(&sandbox));
            written += usize::from(result.is_ok());
        }
        is_over.store(true, Ordering::Relaxed);
    });
    assert!(written > 0, "nothing was tried");
    assert_eq!(entries(outside.path()), Vec::<String>::new());
}
