//! Every promise of `docs/security.md` names a test that exists.

use std::fs;
use std::path::Path;

/// The names in the last column of the page's tables: `module`, `module::function`, or `attacks/prefix-…`.
fn named(page: &str) -> Vec<&str> {
    let (_, promises) = page.split_once("## Reading").unwrap();
    let rows = promises.lines().filter_map(|line| line.strip_prefix('|')?.strip_suffix('|'));
    let cells = rows.filter_map(|row| row.rsplit_once('|')).map(|(_, cell)| cell);
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect()
}

/// Returns `true` if the sources of the tests have a function or a module of that name, or an attack whose name begins so.
fn exists(name: &str, root: &Path) -> bool {
    let walk = walkdir::WalkDir::new(root.join("tests")).into_iter().map(Result::unwrap);
    let mut files = walk.filter(|entry| entry.path().extension().is_some_and(|it| it == "rs"));
    if let Some(attack) = name.strip_prefix("attacks/") {
        // The name of a row is a field or the first argument of a macro.
        let start = format!("\"{}", attack.trim_end_matches('…'));
        let tables = root.join("tests/cases/attacks");
        return files.any(|file| {
            let text = fs::read_to_string(file.path()).unwrap();
            file.path().starts_with(&tables)
                && text.split(['(', ' ']).any(|it| it.starts_with(&start))
        });
    }
    let name = name.rsplit("::").next().unwrap_or(name);
    let (function, module) = (format!("fn {name}()"), format!("{name}.rs"));
    files.any(|file| {
        file.file_name() == &*module || fs::read_to_string(file.path()).unwrap().contains(&function)
    })
}

#[test]
fn every_promise_names_a_test_that_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/security.md")).unwrap();
    let names = named(&page);
    assert!(names.len() > 10, "{names:?}");
    let missing: Vec<&&str> = names.iter().filter(|name| !exists(name, root)).collect();
    assert!(missing.is_empty(), "no such test: {missing:?}");
    assert!(!exists("workspace_read::no_such_test", root) && !exists("attacks/no-such-", root));
}
