//! If someone saves a file while plancc runs, the saved text is kept.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Barrier;
use std::time::{Duration, Instant, SystemTime};

use plancc::workspace::write::{self, WriteFailure, WriteOutcome};

use crate::district::District;

/// The number of runs of a command while an editor saves.
const ROUNDS: u32 = 500;

/// A plan that `fix`, `fmt` and `merge` change, with a word that identifies each save.
fn plan(word: &str) -> String {
    let services: String = (0..40).map(|n| format!("    - lessons of kind {n}\n")).collect();
    format!("plancc: 1\nyear: SY 2026-27\npurpose: We teach {word}\nservices:\n{services}")
}

/// Saves as editors do: in place, or by renaming a temporary file.
fn save(path: &Path, text: &str, by_rename: bool) {
    if by_rename {
        let new = path.with_extension("new");
        fs::write(&new, text).unwrap();
        fs::rename(&new, path).unwrap();
    } else {
        fs::write(path, text).unwrap();
    }
}

fn update(path: &Path, seen: Option<&str>, new: &str) -> Result<WriteOutcome, WriteFailure> {
    let seen = seen.map(str::as_bytes);
    write::update(path, "plan", seen, new.as_bytes(), None).map_err(|error| error.why)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = folder.read_dir().unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_that_changed_since_it_was_read_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.yaml");
    // It did not exist when plancc looked, and now exists.
    fs::write(&path, "theirs").unwrap();
    assert!(matches!(update(&path, None, "ours"), Err(WriteFailure::Changed(None))));
    // Its content was different.
    assert!(matches!(update(&path, Some("old"), "ours"), Err(WriteFailure::Changed(None))));
    assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
    assert_eq!(update(&path, Some("theirs"), "ours").unwrap(), WriteOutcome::Written);
    assert_eq!(fs::read_to_string(&path).unwrap(), "ours");
    // It was removed, and must not be created again.
    fs::remove_file(&path).unwrap();
    assert!(matches!(update(&path, Some("ours"), "new"), Err(WriteFailure::Changed(None))));
    assert_eq!(names(folder.path()), Vec::<String>::new());
    assert_eq!(update(&path, None, "new").unwrap(), WriteOutcome::Written);
    assert_eq!(names(folder.path()), ["plan.yaml"]);
}

#[test]
fn a_file_that_was_emptied_a_moment_ago_is_being_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.yaml");
    let file = fs::File::create(&path).unwrap();
    assert!(matches!(update(&path, Some(""), "ours"), Err(WriteFailure::Changed(None))));
    // No editor takes a minute between truncating a file and writing it.
    file.set_modified(SystemTime::now() - Duration::from_secs(60)).unwrap();
    assert_eq!(update(&path, Some(""), "ours").unwrap(), WriteOutcome::Written);
}

#[test]
fn a_message_says_that_the_file_changed_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.yaml");
    fs::write(&path, "theirs").unwrap();
    let error = write::update(&path, "plan.yaml", Some(b"old"), b"ours", None).unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot write `plan.yaml`: someone saved it while plancc was running"
    );
    assert_eq!(error.help(), Some("run the command again; the saved version is unchanged"));
}

#[cfg(unix)]
#[test]
fn hard_links_and_permissions_survive_a_fix() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let district = District::new(&[("plans/2026-2027/arts.yaml", &plan("art"))]);
    let path = district.path("plans/2026-2027/arts.yaml");
    for mode in [0o640, 0o664, 0o755] {
        district.write("plans/2026-2027/arts.yaml", &plan("art"));
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        district.run(&["fix"]);
        assert!(district.text("plans/2026-2027/arts.yaml").contains("year: 2026-2027"));
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, mode);
    }
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    fs::hard_link(&path, district.path("link.yaml")).unwrap();
    for command in ["fix", "fmt"] {
        fs::write(&path, plan("art")).unwrap();
        district.run(&[command]);
        let text = district.text("plans/2026-2027/arts.yaml");
        assert_ne!(text, plan("art"), "{command}");
        assert_eq!(district.text("link.yaml"), text, "{command} broke the link");
        let kept = path.metadata().unwrap();
        assert_eq!((kept.nlink(), kept.permissions().mode() & 0o777), (2, 0o640), "{command}");
    }
    assert_eq!(names(path.parent().unwrap()), ["arts.yaml"]);
}

#[cfg(unix)]
#[test]
fn a_file_with_two_links_that_changed_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.yaml");
    fs::write(&path, "theirs").unwrap();
    fs::hard_link(&path, folder.path().join("link")).unwrap();
    assert!(matches!(update(&path, Some("old"), "ours"), Err(WriteFailure::Changed(None))));
    assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
    assert_eq!(update(&path, Some("theirs"), "us").unwrap(), WriteOutcome::Written);
    assert_eq!(fs::read_to_string(folder.path().join("link")).unwrap(), "us");
    assert_eq!(names(folder.path()), ["link", "plan.yaml"]);
}

/// The exchange is atomic only if the system supports it; otherwise there is a moment between comparing and
/// renaming.
#[cfg(any(target_os = "linux", target_os = "macos"))]
#[test]
fn a_save_in_the_very_moment_of_writing_is_never_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.yaml");
    let (mut before, mut after) = (0, 0);
    fs::write(&path, "old").unwrap();
    let begun = Instant::now();
    update(&path, Some("old"), "ours").unwrap();
    let longest = begun.elapsed() * 2;
    for round in 0..ROUNDS {
        fs::write(&path, "old").unwrap();
        let start = Barrier::new(2);
        let saved = format!("save {round}");
        let outcome = std::thread::scope(|scope| {
            scope.spawn(|| {
                start.wait();
                // Writing the temporary file takes a while, so each save comes a little later.
                let until = Instant::now() + longest * round / ROUNDS;
                while Instant::now() < until {
                    std::hint::spin_loop();
                }
                if round % 3 == 0 {
                    save(&path, "early", round % 4 < 2);
                }
                save(&path, &saved, round % 2 == 0);
            });
            start.wait();
            update(&path, Some("old"), "ours")
        });
        match outcome {
            Ok(_) => after += 1,
            Err(WriteFailure::Changed(None)) => before += 1,
            // Two saves within the resolution of the clock.
            Err(WriteFailure::Changed(Some(kept))) => {
                let both = [&path, &kept].map(|path| fs::read_to_string(path).unwrap());
                assert!(both.contains(&saved), "round {round}: {both:?}");
                fs::remove_file(kept).unwrap();
                continue;
            }
            Err(error) => panic!("{error:?}"),
        }
        // In either order, the editor's text is there.
        assert_eq!(fs::read_to_string(&path).unwrap(), saved, "round {round}");
        assert_eq!(names(folder.path()), ["plan.yaml"], "round {round}");
    }
    eprintln!("saved before the exchange: {before}, after it: {after}");
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
#[test]
fn an_editor_that_saves_while_fix_fmt_and_merge_run_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let workers = 2;
    let run = |home: &Path, round: u32| {
        let arguments: &[&str] = match round % 3 {
            0 => &["fix", "ours.yaml"],
            1 => &["fmt", "ours.yaml"],
            _ => &["merge", "base.yaml", "ours.yaml", "theirs.yaml", "-o", "ours.yaml"],
        };
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("plancc"));
        command.args(arguments).current_dir(home);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    let prepare = |home: &Path| {
        fs::create_dir_all(home).unwrap();
        fs::write(home.join("base.yaml"), plan("base")).unwrap();
        fs::write(home.join("ours.yaml"), plan("base")).unwrap();
        fs::write(home.join("theirs.yaml"), plan("base") + "stage: draft\n").unwrap();
    };
    let measure = folder.path().join("measure");
    let longest = (0..3).map(|round| {
        prepare(&measure);
        let start = Instant::now();
        run(&measure, round).wait().unwrap();
        let text = fs::read_to_string(measure.join("ours.yaml")).unwrap();
        assert_ne!(text, plan("base"), "there is nothing to race with");
        start.elapsed()
    });
    let longest = longest.max().unwrap();
    let one = |worker: u32| {
        let home = folder.path().join(worker.to_string());
        let mut written = 0;
        for round in (worker..ROUNDS).step_by(workers as usize) {
            prepare(&home);
            let path = home.join("ours.yaml");
            let mut child = run(&home, round / workers);
            let (share, last) = (round * 37 % ROUNDS, format!("word{round}"));
            std::thread::sleep(longest * share / ROUNDS);
            for word in [format!("early{round}"), last.clone()] {
                save(&path, &plan(&word), round % 4 < 2);
            }
            child.wait().unwrap();
            // Two saves within the resolution of the clock: one of them is in a file next to the plan.
            let kept = names(&home).into_iter().find(|name| name.starts_with(".plancc-replaced-"));
            let kept = kept.map(|name| home.join(name));
            let other =
                kept.as_ref().map(|kept| fs::read_to_string(kept).unwrap()).unwrap_or_default();
            let text = fs::read_to_string(&path).unwrap();
            let has = |text: &str| text.contains(&last);
            assert!(has(&text) || has(&other), "round {round} lost a save: {text}{other}");
            written += u32::from(text != plan(&last));
            if let Some(kept) = kept {
                fs::remove_file(kept).unwrap();
            }
        }
        written
    };
    let written: u32 = std::thread::scope(|scope| {
        let all: Vec<_> = (0..workers)
            .map(|worker| {
                scope.spawn({
                    let one = &one;
                    move || one(worker)
                })
            })
            .collect();
        all.into_iter().map(|worker| worker.join().unwrap()).sum()
    });
    eprintln!("{ROUNDS} rounds: {written} saves came before the file was read");
}
