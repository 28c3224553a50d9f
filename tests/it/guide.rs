//! The planner's guide: its commands are typed in an empty district, and it shows what they print.

use std::fs;
use std::io::Read;
use std::process::Stdio;

use super::kit::district::District;
use super::kit::snapshot;

const GUIDE: &str = "docs/guide-planner.md";
const PLAN: &str = "plans/2026-2027/library-services.yaml";

/// The words of a command line, with double quotes around words that have spaces.
fn words(line: &str) -> Vec<&str> {
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(number, part)| match number % 2 {
            0 => part.split_whitespace().collect(),
            _ => vec![part],
        })
        .collect()
}

/// Runs plancc in the district and returns everything that it printed, in the order in which a terminal shows it.
fn run(district: &District, arguments: &[&str]) -> String {
    let output = tempfile::NamedTempFile::new().unwrap();
    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("plancc"));
    command.current_dir(district.path("")).args(arguments).stdin(Stdio::null());
    command.env("XDG_CACHE_HOME", district.cache_folder());
    command
        .env("SOURCE_DATE_EPOCH", "1790000000")
        .env_remove("COLUMNS")
        .env_remove("GITHUB_ACTIONS");
    let both = output.reopen().unwrap();
    command.stdout(both.try_clone().unwrap()).stderr(both);
    let mut shown = String::new();
    command.status().unwrap();
    output.reopen().unwrap().read_to_string(&mut shown).unwrap();
    shown
}

/// Types the commands of `guide` (blocks of `sh`) and returns it with their output in the blocks of `text` after them. A
/// block that is a whole plan is saved.
fn typed(guide: &str) -> (String, usize) {
    let district = District::new(&[]);
    let (mut page, mut shown, mut commands) = (String::new(), String::new(), 0);
    for part in guide.split_inclusive("```\n") {
        // A part is text up to the opening fence of a block, the block, and its closing fence.
        let Some((before, block)) = part.split_once("\n```") else {
            page.push_str(part);
            continue;
        };
        let (kind, body) = block.split_once('\n').unwrap();
        let body = body.strip_suffix("```\n").unwrap();
        match kind {
            "sh" => {
                shown.clear();
                for line in body.lines() {
                    shown += &run(&district, &words(line.strip_prefix("plancc").unwrap()));
                    commands += 1;
                }
            }
            "yaml" if body.starts_with("plancc: 1\n") => district.write(PLAN, body),
            _ => {}
        }
        let body = if kind == "text" { format!("{}\n", shown.trim_end()) } else { body.to_owned() };
        page.push_str(&format!("{before}\n```{kind}\n{body}```\n"));
    }
    let folder = district.path("").canonicalize().unwrap();
    (page.replace(&*folder.to_string_lossy(), "~/riverbend"), commands)
}

#[test]
fn the_guide_shows_what_its_commands_print() {
    let guide = fs::read_to_string(snapshot::root().join(GUIDE)).unwrap();
    let (page, commands) = typed(&guide);
    assert!(commands > 6, "{commands}");
    snapshot::assert(GUIDE, page);
}
