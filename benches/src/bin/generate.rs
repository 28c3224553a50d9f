//! `generate --plans N --out DIR`: writes a district of N distinct plans.
//!
//! It writes to disk, which only the compiler itself leaves to one room.
#![allow(clippy::disallowed_methods)]

use std::fs;
use std::path::PathBuf;

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
}

fn main() -> anyhow::Result<()> {
    let Arguments { plans, out } = Arguments::parse();
    let folder = out.join("plans/2026-2027");
    fs::create_dir_all(&folder).with_context(|| format!("no folder at {}", folder.display()))?;
    fs::write(out.join("plancc.yaml"), plancc_benches::project(usize::try_from(plans)?))?;
    for number in 0..plans {
        let file = folder.join(format!("department-{number:05}.yaml"));
        fs::write(&file, plancc_benches::plan(number))
            .with_context(|| format!("{}", file.display()))?;
    }
    Ok(())
}
