//! The reference page of the commands, `docs/cli.md`, generated from clap's definitions.

use std::fmt::Write as _;

use clap::{Arg, Command, CommandFactory};

use super::Arguments;

const START: &str = "# Commands\n\n\
    All plancc commands with their arguments and options. `plancc COMMAND --help` prints the same text.\n";

const EXIT_CODES: &str = "\n## Exit codes\n\n\
    | code | meaning |\n\
    | --- | --- |\n\
    | 0 | Success. |\n\
    | 1 | The command found a problem: a finding or change at or above `--fail-on`, a plan that `--check` or `--diff` \
    would change, or a merge conflict. |\n\
    | 2 | The command failed, for example because of an unknown option, a missing file, or a folder without write \
    permission. |\n";

/// Examples with their meanings. Each is listed under its command.
const EXAMPLES: &[(&str, &str)] = &[
    ("plancc init", "start a project in this folder"),
    (
        "plancc init --ci github --repository URL",
        "write a CI job that checks the plans in every change",
    ),
    ("plancc init --git", "configure git to compare and merge plans with plancc"),
    ("plancc init --templates", "copy the built-in templates, so you can change them"),
    ("plancc new library-services", "start a department's plan for this school year"),
    ("plancc lint", "check every plan of the project"),
    ("plancc lint plans/2026-2027/arts.yaml", "check one plan"),
    ("plancc lint --stage board", "check plans as if they were at the board stage"),
    ("plancc lint --format concise", "print each finding on one line"),
    (
        "plancc lint --output sarif=plans.sarif",
        "also write the findings to a file for another program",
    ),
    (
        "plancc lint --write-baseline",
        "accept all current findings; from then on, report only new findings",
    ),
    ("plancc build", "build the reports of every plan, and an index page"),
    ("plancc build --to html,pdf", "build HTML and PDF reports"),
    ("plancc build plans/2026-2027/arts.yaml -o arts.es.html", "build one report, in Spanish"),
    ("plancc build - --stdin-filename arts.yaml", "build a plan from standard input"),
    ("plancc fix", "apply every safe fix"),
    ("plancc fix --diff", "show what would change, and list the suggestions"),
    ("plancc fmt", "format every plan"),
    ("plancc fmt --check", "fail if a plan is not formatted"),
    ("plancc diff", "compare the files in the folder with the last commit"),
    ("plancc diff main...HEAD --format markdown", "summarize a pull request"),
    ("plancc diff main...HEAD --fail-on material", "fail if a material change is not approved"),
    ("plancc diff --years 2025-2026..2026-2027", "compare this year's plans with last year's"),
    ("plancc merge base.yaml ours.yaml theirs.yaml -o plan.yaml", "merge two versions of a plan"),
    ("plancc explain overdue-action", "explain a rule"),
    ("plancc schema plan", "print the JSON Schema of plans"),
    ("plancc completions bash", "print the completion script for bash"),
];

/// Returns clap's definition of the command line, with all subcommands built.
#[must_use]
pub fn command() -> Command {
    let mut command = Arguments::command().term_width(0);
    command.build();
    command
}

/// Writes the reference page of all commands.
#[must_use]
pub fn reference() -> String {
    let whole = command();
    let mut page = START.to_owned();
    page.push_str("\n| command | |\n| --- | --- |\n");
    for command in listed(&whole) {
        let name = command.get_name();
        let _ = writeln!(page, "| [`plancc {name}`](#plancc-{name}) | {} |", about(command));
    }
    page.push_str(EXIT_CODES);
    page.push_str("\n## Options for all commands\n");
    table(&mut page, "option", options(&whole));
    for command in listed(&whole) {
        section(&mut page, command);
    }
    page
}

fn listed(whole: &Command) -> impl Iterator<Item = &Command> {
    whole.get_subcommands().filter(|one| !one.is_hide_set() && one.get_name() != "help")
}

/// Returns the flags and options of a command without hidden ones and `--help`.
fn options(command: &Command) -> impl Iterator<Item = &Arg> {
    let is_listed =
        |one: &&Arg| !one.is_positional() && !one.is_hide_set() && one.get_id() != "help";
    command.get_arguments().filter(is_listed)
}

fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

/// Writes the section of one command: usage, arguments, options, notes and examples.
fn section(page: &mut String, command: &Command) {
    let name = command.get_name();
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ");
    let _ = write!(page, "\n## plancc {name}\n\n{}.\n\n```\n{usage}\n```\n", about(command));
    table(page, "argument", command.get_positionals());
    table(page, "option", options(command).filter(|option| !option.is_global_set()));
    if let Some(notes) = command.get_after_help() {
        let _ = write!(page, "\n```text\n{}\n```\n", notes.to_string().trim());
    }
    let start = format!("plancc {name}");
    let mut examples = EXAMPLES.iter().filter(|(line, _)| {
        line.strip_prefix(&*start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    });
    if let Some(first) = examples.next() {
        page.push_str("\n| example | |\n| --- | --- |\n");
        for (line, meaning) in std::iter::once(first).chain(examples) {
            let _ = writeln!(page, "| `{line}` | {meaning} |");
        }
    }
}

/// Writes a table of arguments or options; nothing if there are none.
fn table<'a>(page: &mut String, kind: &str, arguments: impl Iterator<Item = &'a Arg>) {
    let mut arguments = arguments.peekable();
    if arguments.peek().is_none() {
        return;
    }
    let _ = write!(page, "\n| {kind} | meaning |\n| --- | --- |\n");
    for argument in arguments {
        let cell = meaning(argument).replace('|', r"\|");
        let _ = writeln!(page, "| `{}` | {cell} |", spelling(argument).replace('|', r"\|"));
    }
}

/// Returns an argument as it is typed: `--stage <STAGE>`, `-o, --output <FILE>`, `[PATHS]...`.
fn spelling(argument: &Arg) -> String {
    let long = argument.get_long().map(|long| format!("--{long}"));
    let names = match (argument.get_short(), long) {
        (Some(short), Some(long)) => format!("-{short}, {long}"),
        (Some(short), None) => format!("-{short}"),
        (None, Some(long)) => long,
        (None, None) => return argument.to_string(),
    };
    let takes_value = argument.get_action().takes_values();
    let values = argument.get_value_names().filter(|_| takes_value).unwrap_or_default();
    values.iter().fold(names, |names, value| format!("{names} <{value}>"))
}

/// Returns the help of an argument with its possible values and its default.
fn meaning(argument: &Arg) -> String {
    let help = argument.get_long_help().or_else(|| argument.get_help());
    let mut text = help.map(ToString::to_string).unwrap_or_default().replace("\n\n", "<br>");
    text = text.replace('\n', " ");
    if !argument.get_action().takes_values() {
        return text;
    }
    let values: Vec<String> = argument
        .get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| format!("`{}`", value.get_name()))
        .collect();
    if !values.is_empty() && !argument.is_hide_possible_values_set() {
        let _ = write!(text, "<br>Values: {}", values.join(", "));
    }
    let defaults: Vec<String> = argument
        .get_default_values()
        .iter()
        .map(|value| format!("`{}`", value.to_string_lossy()))
        .collect();
    if !defaults.is_empty() {
        let _ = write!(text, "<br>Default: {}", defaults.join(", "));
    }
    text
}
