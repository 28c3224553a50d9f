//! Requirements of tests outside the repository. A test with a missing requirement is reported as ignored
//! with the reason, never as passed.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use libtest_mimic::{Completion, Trial};

use crate::kit::snapshot::root;

/// A requirement outside the repository.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Need {
    /// The program `git`.
    Git,
    /// The programs that the action's steps use: `bash`, and `sha256sum` for releases.
    Bash,
    /// Links, and programs that every POSIX system has, such as `sh` and `mkfifo`.
    Posix,
    /// A user without root's access to all files.
    OrdinaryUser,
    /// A user whose threads and processes can be limited, and who can run plancc.
    #[cfg(target_os = "linux")]
    LimitedUser,
    /// Permission to mount a small disk in a user namespace.
    OwnMounts,
    /// The program `pdftotext` (poppler).
    #[cfg(feature = "pdf")]
    Pdftotext,
    /// A folder in `../shared`, which exists next to some checkouts.
    Shared(&'static str),
}

impl Need {
    /// Returns the reason to skip a test that needs this; `None` if it is available.
    fn missing(self) -> Option<String> {
        let program = |name: &str, argument: &str| {
            let mut command = Command::new(name);
            command.arg(argument).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            command.status().is_err().then(|| format!("`{name}` is not installed"))
        };
        match self {
            Need::Git => program("git", "--version"),
            Need::Bash => {
                program("bash", "--version").or_else(|| program("sha256sum", "--version"))
            }
            #[cfg(unix)]
            Need::Posix => program("sh", "-c").or_else(|| program("mkfifo", "--help")),
            #[cfg(unix)]
            Need::OrdinaryUser => {
                is_root().then(|| "root may read and write everything".to_owned())
            }
            #[cfg(unix)]
            Need::OwnMounts => {
                (!crate::disk::can_mount()).then(|| "no small disk can be mounted".to_owned())
            }
            #[cfg(target_os = "linux")]
            Need::LimitedUser => (!crate::limits::can_limit_user())
                .then(|| "no user's processes can be limited".to_owned()),
            #[cfg(not(unix))]
            Need::Posix | Need::OrdinaryUser | Need::OwnMounts => {
                Some("this is no POSIX system".to_owned())
            }
            #[cfg(feature = "pdf")]
            Need::Pdftotext => program("pdftotext", "-v"),
            Need::Shared(folder) => {
                (!shared(folder).is_dir()).then(|| format!("`../shared/{folder}` is not there"))
            }
        }
    }
}

/// Returns the path of a folder in `../shared`.
pub(crate) fn shared(folder: &str) -> PathBuf {
    root().join("../shared").join(folder)
}

/// Returns `true` if this user can read files without any permissions.
#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("locked");
    std::fs::write(&path, "").unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    std::fs::read(&path).is_ok()
}

/// Returns a test that is skipped if any requirement is missing.
pub(crate) fn test(
    name: String,
    needs: &[Need],
    run: impl FnOnce() -> Result<(), String> + Send + 'static,
) -> Trial {
    let needs = needs.to_vec();
    Trial::ignorable_test(name, move || match needs.iter().find_map(|need| need.missing()) {
        Some(reason) => Ok(Completion::ignored_with(reason)),
        None => run().map(|()| Completion::Completed).map_err(Into::into),
    })
}

/// Lists the tests of a module by their requirements: `tests! { [Git]: one, two; [Git, Bash]: three }`.
///
/// The compiler warns about a function that is in no list, since it is never used.
macro_rules! tests {
    ($($needs:tt: $($name:ident),+);+ $(;)?) => {
        pub(super) fn trials() -> Vec<libtest_mimic::Trial> {
            #[allow(unused_imports)]
            use crate::needs::Need::{self, *};
            let of = |needs: &[Need], name: &str, run: fn()| {
                let module = module_path!().rsplit("::").next().unwrap();
                crate::needs::test(format!("{module}::{name}"), needs, move || {
                    run();
                    Ok(())
                })
            };
            vec![$($(of(&$needs, stringify!($name), $name)),+),+]
        }
    };
}
pub(crate) use tests;
