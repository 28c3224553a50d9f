//! A scratch district for commands.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use plancc::workspace::cache::Cache;

/// A folder with a project and its user's cache folder, which are removed when it is dropped.
pub(crate) struct District(pub(crate) tempfile::TempDir, tempfile::TempDir);

impl District {
    pub(crate) fn new(files: &[(&str, &str)]) -> District {
        let district = District(tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        district.write("plancc.yaml", "plancc: 1\ndistrict: Test\n");
        files.iter().for_each(|(path, text)| district.write(path, text));
        district
    }

    pub(crate) fn path(&self, path: &str) -> std::path::PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// The user's cache folder.
    pub(crate) fn cache_folder(&self) -> &Path {
        self.1.path()
    }

    /// plancc's cache in that folder.
    pub(crate) fn cache(&self) -> Cache {
        Cache::in_folder(self.cache_folder(), self.0.path()).unwrap()
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_in(self.0.path(), arguments, "")
    }

    pub(crate) fn run_in(&self, folder: &Path, arguments: &[&str], input: &str) -> Run {
        let mut command = Command::cargo_bin("plancc").unwrap();
        command.current_dir(folder).args(arguments).write_stdin(input);
        command.env("XDG_CACHE_HOME", self.cache_folder());
        command.env("SOURCE_DATE_EPOCH", "1790000000").env_remove("COLUMNS");
        let output = command.output().unwrap();
        Run {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// The exit code and the output of a command.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}
