//! Replays the kept corpus of every fuzz target, and a fixed number of mutations of it and of the sample plans.
//!
//! `fuzz/run` searches for hours; this repeats what it found, with the same inputs in every run. An input that a fuzzer finds goes
//! to `tests/seeds/<target>/`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use crate::generate::Dice;
use crate::laws::{LAWS, NEXT_VERSION};

/// Mutations for each law and run.
const MUTATIONS: u64 = 300;

/// Byte strings that planners type, or that YAML, Markdown or Unicode treat specially.
const TOKENS: &[&[u8]] = &[
    b"\n",
    b"\r",
    b"\t",
    b" ",
    b"  ",
    b"- ",
    b": ",
    b":",
    b" #",
    b"|\n",
    b">-\n",
    b"\"",
    b"'",
    b"[",
    b"]",
    b"{",
    b"}",
    b",",
    b"&a ",
    b"*a",
    b"---\n",
    b"...\n",
    b"<<: ",
    b"? ",
    b"\\",
    b"`",
    b"**",
    b"_",
    b"](",
    b"<!--",
    b"~~",
    b"\0",
    b"\xff",
    b"\xc3",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xa8",
    b"\xe2\x80\x9c",
    b"\xf0\x9f\x98\x80",
    b"\xcc\x81",
    b"1e999",
    b"2026-02-30",
    b"$1,200",
    b"thier ",
    b"the the ",
    b"<<<<<<< ours\n",
    b"=======\n",
    b">>>>>>> theirs\n",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: PathBuf) -> Vec<Vec<u8>> {
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = walk.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    files.map(|entry| std::fs::read(entry.path()).unwrap()).collect()
}

/// Changes a few ranges of `bytes` and keeps at most 4 KB of it, so that many runs take little time.
fn mutated(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if bytes.len() > 4096 && !dice.once_in(20) {
        let from = dice.roll(bytes.len() - 4096);
        bytes = bytes[from..from + 4096].to_vec();
    }
    for _ in 0..=dice.roll(6) {
        let at = dice.roll(bytes.len() + 1);
        let end = (at + dice.roll(40)).min(bytes.len());
        match dice.roll(6) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let copy = bytes[at..end].to_vec();
                let to = dice.roll(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            2 if at < bytes.len() => bytes[at] ^= 1 << dice.roll(8),
            3 => drop(bytes.splice(at..end, dice.pick(TOKENS).iter().copied())),
            _ => drop(bytes.splice(at..at, dice.pick(TOKENS).iter().copied())),
        }
    }
    bytes
}

/// Checks one law on every kept input of its target and on mutations; a failure names the input.
fn replay(target: &str) {
    let (_, law) = LAWS.iter().find(|(name, _)| *name == target).unwrap();
    let mut inputs = files(root().join("tests/seeds").join(target));
    let kept = inputs.len();
    inputs.extend(files(root().join("plans")));
    inputs.extend(files(root().join("examples")));
    let check = |bytes: &[u8], which: &dyn std::fmt::Display| {
        let outcome = catch_unwind(AssertUnwindSafe(|| law(bytes)));
        assert!(outcome.is_ok(), "{target} fails on {which}:\n{}", bytes.escape_ascii());
    };
    for (number, bytes) in inputs[..kept].iter().enumerate() {
        check(bytes, &format_args!("kept input {number}"));
    }
    for seed in 0..MUTATIONS {
        let mut dice = Dice::new(seed);
        let base = &inputs[dice.roll(inputs.len())];
        let mut bytes = mutated(base, &mut dice);
        if target == "merge" && !bytes.windows(5).any(|window| window == NEXT_VERSION.as_bytes()) {
            let [ours, theirs] = [(); 2].map(|()| mutated(&bytes, &mut dice));
            bytes = [bytes, ours, theirs].join(NEXT_VERSION.as_bytes());
        }
        check(&bytes, &format_args!("mutation {seed}"));
    }
}

macro_rules! replays {
    ($($target:ident)*) => {
        $(
            #[test]
            fn $target() {
                replay(stringify!($target));
            }
        )*

        #[test]
        fn every_law_is_replayed_and_fuzzed() {
            let here: &[&str] = &[$(stringify!($target)),*];
            let laws: Vec<&str> = LAWS.iter().map(|(name, _)| *name).collect();
            assert_eq!(here, laws);
            // The package leaves the fuzz targets out.
            let Ok(manifest) = std::fs::read_to_string(root().join("fuzz/Cargo.toml")) else { return };
            for name in laws {
                assert!(manifest.contains(&format!("path = \"targets/{name}.rs\"")), "no target {name}");
            }
        }
    };
}

replays!(compile fix fmt front_end merge offsets prose);
