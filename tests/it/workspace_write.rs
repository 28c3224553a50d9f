//! A file is written whole or not at all.

use std::fs;
use std::path::Path;
use std::process::Command;

use plancc::workspace::fence::Fence;
use plancc::workspace::limit;
use plancc::workspace::write::{self, Outcome, Unwritten};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn write(path: &Path, bytes: &[u8]) -> Result<Outcome, Unwritten> {
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
    assert_eq!(write(&path, b"one").unwrap(), Outcome::Written);
    let before = path.metadata().unwrap().modified().unwrap();
    assert_eq!(write(&path, b"one").unwrap(), Outcome::Unchanged);
    assert_eq!(path.metadata().unwrap().modified().unwrap(), before);
    assert_eq!(write(&path, b"two").unwrap(), Outcome::Written);
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
    let fence = Fence::around(out.path()).unwrap();
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
        let result = write::file(&out.path().join(name), name, b"ours", Some(&fence));
        if name == "../f.html" {
            // Named from outside, so nobody was led there.
            assert!(result.is_ok());
            fs::remove_file(out.path().join(name)).unwrap();
            continue;
        }
        let error = result.unwrap_err();
        assert!(matches!(error.why, Unwritten::LeadsOut), "{name}: {error}");
        assert_eq!(
            error.to_string(),
            format!("`{name}` was not written: a link in its path leads out of the folder")
        );
    }
    assert_eq!(entries(outside.path()), ["file"]);
    assert_eq!(fs::read(outside.path().join("file")).unwrap(), b"theirs");
    write::file(&out.path().join("c.html"), "c.html", b"new", Some(&fence)).unwrap();
    assert!(out.path().join("c.html").is_symlink());
    assert_eq!(fs::read(out.path().join("real.html")).unwrap(), b"new");
}

#[test]
fn what_is_not_a_file_is_never_replaced() {
    let folder = folder();
    fs::create_dir(folder.path().join("a.html")).unwrap();
    assert!(matches!(write(&folder.path().join("a.html"), b"x"), Err(Unwritten::NotAFile)));
    fs::write(folder.path().join("file"), "").unwrap();
    let error =
        write::file(&folder.path().join("file/b.html"), "file/b.html", b"x", None).unwrap_err();
    assert!(matches!(error.why, Unwritten::NoFolder(_)), "{error}");
    let error = write(&folder.path().join("file/deep/b.html"), b"x").unwrap_err();
    assert!(matches!(&error, Unwritten::NoFolder(file) if file.ends_with("file")), "{error:?}");
    if cfg!(unix) {
        let pipe = folder.path().join("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert!(matches!(write(&pipe, b"x"), Err(Unwritten::NotAFile)));
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_to_is_told_so() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let locked = folder.path().join("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(locked.join("probe"), "").is_ok() {
        return eprintln!("passed over: whoever runs this may write everywhere");
    }
    assert!(matches!(write(&locked.join("a.html"), b"x"), Err(Unwritten::Forbidden)));
    assert!(matches!(write(&locked.join("deep/a.html"), b"x"), Err(Unwritten::Forbidden)));
}

/// Runs one of the ignored tests below in a process of its own, begun by a shell's script.
#[cfg(unix)]
fn under(script: &str, folder: &Path, test: &str) -> std::process::Output {
    Command::new("sh")
        .args(["-c", script, "sh"])
        .arg(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", test])
        .env("FOLDER", folder)
        .output()
        .unwrap()
}

#[cfg(unix)]
#[test]
fn past_a_limit_on_file_sizes_the_old_file_is_whole_and_a_message_says_so() {
    let folder = folder();
    fs::write(folder.path().join("a.html"), "old").unwrap();
    let script = r#"ulimit -f 8; exec "$@""#;
    let child = under(script, folder.path(), "workspace_write::a_megabyte_is_too_large");
    let told = String::from_utf8_lossy(&child.stdout);
    assert!(child.status.success(), "{:?}: {told}", child.status);
    assert!(told.contains("1 passed"), "{told}");
    assert_eq!(fs::read(folder.path().join("a.html")).unwrap(), b"old");
    assert_eq!(entries(folder.path()), ["a.html"]);
}

#[test]
#[ignore = "run by the test above, under a limit"]
fn a_megabyte_is_too_large() {
    limit::tell_instead_of_ending().unwrap();
    let path = Path::new(&std::env::var_os("FOLDER").unwrap()).join("a.html");
    let error = write(&path, &vec![b'x'; 1 << 20]).unwrap_err();
    assert!(matches!(error, Unwritten::TooLarge), "{error:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_the_old_file_is_whole_and_nothing_is_left_behind() {
    let folder = folder();
    let mount = r#"mount -t tmpfs -o size=64k plancc "$FOLDER""#;
    let probe = under(&format!("unshare -rm sh -c '{mount}'"), folder.path(), "");
    if !probe.status.success() {
        return eprintln!("passed over: no small disk can be made here");
    }
    let script = format!("exec unshare -rm sh -c '{mount} && exec \"$@\"' sh \"$@\"");
    let child = under(&script, folder.path(), "workspace_write::a_full_disk_keeps_the_old_file");
    let told = String::from_utf8_lossy(&child.stdout);
    assert!(child.status.success() && told.contains("1 passed"), "{:?}: {told}", child.status);
}

#[test]
#[ignore = "run by the test above, on a small disk"]
fn a_full_disk_keeps_the_old_file() {
    let folder = std::env::var_os("FOLDER").unwrap();
    let folder = Path::new(&folder);
    let path = folder.join("a.html");
    write(&path, b"old").unwrap();
    let error = write(&path, &vec![b'x'; 1 << 20]).unwrap_err();
    assert!(matches!(error, Unwritten::Full), "{error:?}");
    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert_eq!(entries(folder), ["a.html"]);
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
