//! `generate --plans N --out DIR`: writes a district of N distinct plans.
//!
//! It writes to disk, which only the compiler itself leaves to one room.
#![allow(clippy::disallowed_methods)]

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Parser;

/// Writes a project and its plans.
#[derive(Parser)]
struct Arguments {
    /// How many plans
    #[arg(long, default_value_t = 1000)]
    plans: u64,
    /// The folder to write the project to; made where it is not there
    #[arg(long)]
    out: PathBuf,
    /// Write each plan as JSON too, below `json/`: for tools whose YAML reader takes days for more than text
    #[arg(long)]
    json: bool,
    /// Write instead one plan of so many priorities, as `old.yaml` and, with all ids renamed, `new.yaml`
    #[arg(long, value_name = "PRIORITIES", conflicts_with_all = ["plans", "json"])]
    renamed: Option<u64>,
}

fn main() -> anyhow::Result<()> {
    let Arguments { plans, out, json, renamed } = Arguments::parse();
    if let Some(priorities) = renamed {
        fs::create_dir_all(&out).with_context(|| format!("no folder at {}", out.display()))?;
        write(&out.join("old.yaml"), &plancc_benches::wide_plan(priorities, "old-"))?;
        return write(&out.join("new.yaml"), &plancc_benches::wide_plan(priorities, "new-"));
    }
    let folder = out.join("plans/2026-2027");
    fs::create_dir_all(&folder).with_context(|| format!("no folder at {}", folder.display()))?;
    let of_json = out.join("json");
    if json {
        fs::create_dir_all(&of_json)
            .with_context(|| format!("no folder at {}", of_json.display()))?;
    }
    write(&out.join("plancc.yaml"), &plancc_benches::project(usize::try_from(plans)?))?;
    for number in 0..plans {
        let plan = plancc_benches::plan(number);
        let name = format!("department-{number:05}");
        write(&folder.join(format!("{name}.yaml")), &plan)?;
        if json {
            let value: serde_json::Value = serde_yaml::from_str(&plan)?;
            write(&of_json.join(format!("{name}.json")), &serde_json::to_string(&value)?)?;
        }
    }
    Ok(())
}

fn write(file: &Path, text: &str) -> anyhow::Result<()> {
    fs::write(file, text).with_context(|| file.display().to_string())
}
