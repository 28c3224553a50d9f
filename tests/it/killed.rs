//! A killed build leaves complete files, old or new ones, and the next build completes the work.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use plancc::workspace::manifest::NAME;

/// The number of moments at which a build is killed, spread evenly over the time of a complete one.
const MOMENTS: u32 = 25;

/// Starts a build of the sample district whose reports show `day`.
fn build(out: &Path, day: &str) -> Child {
    Command::new(assert_cmd::cargo::cargo_bin!("plancc"))
        .args(["build", "--quiet", "--to", "html,markdown,json", "--date", day, "--out"])
        .arg(out)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("SOURCE_DATE_EPOCH")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let walk = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    // The manifest's signature is valid for one folder only.
    let files = walk.filter(|entry| entry.file_type().is_file() && entry.file_name() != NAME);
    let named = files.map(|entry| {
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        (path, fs::read(entry.path()).unwrap())
    });
    named.collect()
}

#[test]
fn a_build_that_is_killed_at_any_moment_leaves_whole_files() {
    let folder = tempfile::tempdir().unwrap();
    let made = |name: &str, day: &str| {
        let out = folder.path().join(name);
        let start = Instant::now();
        assert!(build(&out, day).wait().unwrap().success());
        (files(&out), start.elapsed())
    };
    let (old, _) = made("old", "2026-09-21");
    let (new, whole) = made("new", "2026-09-22");
    assert_ne!(old, new);
    let out = folder.path().join("out");
    let mut part_done = 0;
    for moment in 0..MOMENTS {
        let _ = fs::remove_dir_all(&out);
        assert!(build(&out, "2026-09-21").wait().unwrap().success());
        let mut killed = build(&out, "2026-09-22");
        std::thread::sleep(whole * moment / MOMENTS + Duration::from_millis(1));
        killed.kill().unwrap();
        killed.wait().unwrap();
        let left = files(&out);
        for (path, bytes) in &old {
            let is = left.get(path).unwrap_or_else(|| panic!("{path} is lost at {moment}"));
            assert!(is == bytes || Some(is) == new.get(path), "{path} is a part at {moment}");
        }
        part_done += usize::from(left != old && left != new);
    }
    assert!(part_done > 0, "no kill came in the middle of the work");
    assert!(build(&out, "2026-09-22").wait().unwrap().success());
    assert!(files(&out) == new, "what a whole build makes is not there after the next one");
}
