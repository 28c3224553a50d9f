//! Special files, missing permissions, limits and full disks.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Output};

use plancc::workspace::process_limits;
use plancc::workspace::read;
use plancc::workspace::write::{self, WriteFailure, WriteOutcome};

use crate::kit::district::District;
use crate::needs::tests;

tests! {
    [Posix]:
        a_pipe_is_refused_at_once_instead_of_waited_for,
        a_pipe_is_never_replaced,
        past_a_limit_on_file_sizes_the_old_file_is_whole_and_a_message_says_so,
        where_the_disk_ends_every_file_is_the_old_one_or_the_new_one;
    [OrdinaryUser]:
        a_file_that_may_not_be_read_is_told_so,
        a_folder_that_may_not_be_written_to_is_told_so;
    [Posix, OwnMounts]:
        on_a_full_disk_the_old_file_is_whole_and_nothing_is_left_behind;
}

/// Environment variables: the function that a child process runs instead of tests, and its folder.
const CHILD: &str = "PLANCC_TEST_CHILD";
const FOLDER: &str = "FOLDER";

/// Runs the task that a test set for this process, if any.
pub(crate) fn child() -> Option<ExitCode> {
    let task = std::env::var(CHILD).ok()?;
    let folder = std::env::var_os(FOLDER).unwrap();
    match task.as_str() {
        "nothing" => {}
        "too large" => a_megabyte_is_too_large(Path::new(&folder)),
        "full" => a_full_disk_keeps_the_old_file(Path::new(&folder)),
        other => panic!("no test asks for {other}"),
    }
    println!("did {task}");
    Some(ExitCode::SUCCESS)
}

/// Runs a task of [`child`] in a separate process, which a shell script starts.
fn under(script: &str, folder: &Path, task: &str) -> Output {
    let mut command = Command::new("sh");
    command.args(["-c", script, "sh"]).arg(std::env::current_exe().unwrap());
    command.env(FOLDER, folder).env(CHILD, task).output().unwrap()
}

/// Fails unless a task completes.
fn succeeds(script: &str, folder: &Path, task: &str) {
    let output = under(script, folder, task);
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(output.status.success() && said.contains("did "), "{:?}: {said}", output.status);
}

/// Script that runs the rest of the command line with a private 64 KB disk mounted over the folder.
const SMALL_DISK: &str = "exec unshare -rm sh -c \
     'mount -t tmpfs -o size=64k plancc \"$FOLDER\" && exec \"$@\"' sh \"$@\"";

/// Returns `true` if this user may mount a private disk.
pub(crate) fn can_mount() -> bool {
    let folder = tempfile::tempdir().unwrap();
    under(SMALL_DISK, folder.path(), "nothing").status.success()
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

fn pipe(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("pipe.yaml");
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    path
}

fn a_pipe_is_refused_at_once_instead_of_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let refusal = |path: &Path, name: &str| {
        let error = read::file(path, name, None).unwrap_err();
        format!("{error}\n{}", error.help().unwrap_or_default())
    };
    assert_eq!(
        refusal(&pipe(folder.path()), "pipe.yaml"),
        "`pipe.yaml` is a pipe or device, not a file\n\
         to read the output of another command, write `-` as the file name"
    );
    let text = refusal(Path::new("/dev/zero"), "/dev/zero");
    assert!(text.starts_with("`/dev/zero` is a pipe or device"), "{text}");
}

fn a_pipe_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(write(&pipe(folder.path()), b"x"), Err(WriteFailure::NotAFile)));
}

fn a_file_that_may_not_be_read_is_told_so() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.yaml");
    fs::write(&path, "").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    let error = read::file(&path, "plan.yaml", None).unwrap_err();
    assert_eq!(error.to_string(), "cannot read `plan.yaml`: permission denied");
}

fn a_folder_that_may_not_be_written_to_is_told_so() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let locked = folder.path().join("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
    assert!(matches!(write(&locked.join("a.html"), b"x"), Err(WriteFailure::Forbidden)));
    assert!(matches!(write(&locked.join("deep/a.html"), b"x"), Err(WriteFailure::Forbidden)));
}

fn past_a_limit_on_file_sizes_the_old_file_is_whole_and_a_message_says_so() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.html"), "old").unwrap();
    succeeds(r#"ulimit -f 8; exec "$@""#, folder.path(), "too large");
    assert_eq!(fs::read(folder.path().join("a.html")).unwrap(), b"old");
    assert_eq!(entries(folder.path()), ["a.html"]);
}

fn a_megabyte_is_too_large(folder: &Path) {
    process_limits::tell_instead_of_ending().unwrap();
    let error = write(&folder.join("a.html"), &vec![b'x'; 1 << 20]).unwrap_err();
    assert!(matches!(error, WriteFailure::TooLarge), "{error:?}");
}

fn on_a_full_disk_the_old_file_is_whole_and_nothing_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    succeeds(SMALL_DISK, folder.path(), "full");
}

fn a_full_disk_keeps_the_old_file(folder: &Path) {
    let path = folder.join("a.html");
    write(&path, b"old").unwrap();
    let error = write(&path, &vec![b'x'; 1 << 20]).unwrap_err();
    assert!(matches!(error, WriteFailure::Full), "{error:?}");
    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert_eq!(entries(folder), ["a.html"]);
}

fn where_the_disk_ends_every_file_is_the_old_one_or_the_new_one() {
    const PLAN: &str = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\npurpose: We sing.\n";
    let district = District::new(&[("plans/2026-2027/arts.yaml", PLAN)]);
    assert_eq!(district.run(&["build", "--to", "html"]).code, 0);
    let report = district.text("dist/2026-2027/arts.html");
    district
        .write("plans/2026-2027/arts.yaml", &PLAN.replace("We sing.", &"We dance. ".repeat(9000)));
    let script = "ulimit -f 40; exec \"$0\" build --to html";
    let mut command = Command::new("sh");
    command.args(["-c", script]).arg(env!("CARGO_BIN_EXE_plancc"));
    let output = command.current_dir(district.0.path()).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("the file would exceed the system's size limit"), "{said}");
    assert_eq!(district.text("dist/2026-2027/arts.html"), report);
    let left: Vec<_> = fs::read_dir(district.path("dist/2026-2027")).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
    // With enough space the report is written, and plancc recognizes it as its own.
    assert_eq!(district.run(&["build", "--to", "html"]).code, 0);
    assert!(district.text("dist/2026-2027/arts.html").contains("We dance."));
}
