//! `events DIR`: runs the YAML parser alone, on every plan below DIR and on all cores.
// A tool may access any path that its arguments name.
#![allow(clippy::disallowed_methods)]

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use granit_parser::{Parser, options};
use rayon::prelude::*;

fn main() -> anyhow::Result<()> {
    let folder = std::env::args_os().nth(1).context("name a folder of plans")?;
    let mut files: Vec<PathBuf> = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "yaml") {
                files.push(path);
            }
        }
    }
    let events: anyhow::Result<Vec<usize>> = files
        .par_iter()
        .map(|file| {
            let text = fs::read_to_string(file)?;
            let mut events = 0;
            let options = options! { strict_indentation: true };
            for event in Parser::new_from_str_with_options(&text, options) {
                event.map_err(|error| anyhow::anyhow!("{}: {error}", file.display()))?;
                events += 1;
            }
            Ok(events)
        })
        .collect();
    println!("{} events", events?.iter().sum::<usize>());
    Ok(())
}
