//! `generate --plans N --out DIR`: writes a district of N distinct plans.
//!
//! It writes to disk directly; in plancc only `workspace/` may.
#![allow(clippy::disallowed_methods)]

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Parser;

/// Writes a project and its plans.
#[derive(Parser)]
struct Arguments {
    /// The number of plans
    #[arg(long, default_value_t = 1000)]
    plans: u64,
    /// The folder for the project; created if it is missing
    #[arg(long)]
    out: PathBuf,
    /// Write one plan with this number of priorities instead: `old.yaml`, and `new.yaml` with all ids renamed
    #[arg(long, value_name = "PRIORITIES", conflicts_with = "plans")]
    renamed: Option<u64>,
}

fn main() -> anyhow::Result<()> {
    let Arguments { plans, out, renamed } = Arguments::parse();
    if let Some(priorities) = renamed {
        fs::create_dir_all(&out).with_context(|| format!("no folder at {}", out.display()))?;
        write(&out.join("old.yaml"), &plancc_benches::wide_plan(priorities, "old-"))?;
        return write(&out.join("new.yaml"), &plancc_benches::wide_plan(priorities, "new-"));
    }
    let folder = out.join("plans/2026-2027");
    fs::create_dir_all(&folder).with_context(|| format!("no folder at {}", folder.display()))?;
    write(&out.join("plancc.yaml"), &plancc_benches::project(usize::try_from(plans)?))?;
    for number in 0..plans {
        let file = folder.join(format!("department-{number:05}.yaml"));
        write(&file, &plancc_benches::plan(number))?;
    }
    Ok(())
}

fn write(file: &Path, text: &str) -> anyhow::Result<()> {
    fs::write(file, text).with_context(|| file.display().to_string())
}
