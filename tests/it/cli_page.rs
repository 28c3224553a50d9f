//! `docs/cli.md` equals its source, and every command in the documents is one that plancc accepts.

use std::fs;

use plancc::cli;

use super::kit::snapshot;

/// The documents that show commands to type.
const DOCUMENTS: [&str; 11] = [
    "README.md",
    "CONTRIBUTING.md",
    "docs/ci.md",
    "docs/cli.md",
    "docs/diff.md",
    "docs/findings.md",
    "docs/fix-and-fmt.md",
    "docs/guide-office.md",
    "docs/guide-planner.md",
    "docs/merge.md",
    "docs/pdf.md",
];

/// The commands in a document: lines of code blocks and code in text that begin with `plancc` and a lowercase word.
fn commands(document: &str) -> Vec<&str> {
    // Usage lines of clap are in blocks too.
    let is_typed = |line: &&str| !line.contains("[OPTIONS]");
    let blocks = document.split("\n```").skip(1).step_by(2).flat_map(str::lines);
    let lines = blocks.filter(is_typed).map(|line| line.split(" #").next().unwrap().trim());
    let text = document.split("\n```").step_by(2);
    let inline = text.flat_map(str::lines).flat_map(|line| line.split('`').skip(1).step_by(2));
    let is_command = |text: &&str| {
        let rest = text.strip_prefix("plancc ").unwrap_or_default();
        rest.starts_with(|first: char| first.is_ascii_lowercase()) && !rest.contains("://")
            || rest.contains("--repository https://")
    };
    lines.filter(is_command).chain(inline.filter(is_command)).collect()
}

/// Splits a command line into words, with double quotes around words that have spaces.
fn words(command: &str) -> Vec<String> {
    let (mut words, mut is_quoted) = (vec![String::new()], false);
    for letter in command.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            _ => words.last_mut().unwrap().push(letter),
        }
    }
    words.retain(|word| !word.is_empty());
    // Redirections are for the shell, not arguments.
    words.truncate(
        words.iter().position(|word| matches!(&**word, "<" | ">" | "|")).unwrap_or(words.len()),
    );
    words
}

/// Returns the error of clap for a command; `None` if clap accepts it, or if only an argument is missing.
fn fault(command: &str) -> Option<String> {
    use clap::error::ErrorKind::{DisplayHelp, DisplayVersion, MissingRequiredArgument};
    let error = cli::command().try_get_matches_from(words(command)).err()?;
    let is_fine = matches!(error.kind(), MissingRequiredArgument | DisplayHelp | DisplayVersion);
    (!is_fine).then(|| format!("{command}: {error}"))
}

#[test]
fn the_page_of_commands_equals_its_source() {
    snapshot::assert("docs/cli.md", cli::reference());
}

#[test]
fn every_command_of_plancc_is_on_the_page() {
    let page = cli::reference();
    let whole = cli::command();
    let names: Vec<&str> = whole
        .get_subcommands()
        .map(clap::Command::get_name)
        .filter(|name| *name != "help")
        .collect();
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        assert!(page.contains(&format!("\n## plancc {name}\n")), "{name}");
    }
}

#[test]
fn every_command_in_the_documents_is_accepted() {
    assert!(fault("plancc lint --no-such-option").is_some() && fault("plancc mend").is_some());
    for path in DOCUMENTS {
        let text = fs::read_to_string(snapshot::root().join(path)).unwrap();
        let errors: Vec<String> = commands(&text).into_iter().filter_map(fault).collect();
        assert!(errors.is_empty(), "{path}: {}", errors.join("\n"));
    }
}
