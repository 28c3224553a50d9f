//! Computes a fingerprint of plancc's sources, so that plancc rebuilds reports that another version wrote; writes the
//! list of known misspellings and the fonts for reports; and records the commit of the sources.

// The lints that forbid disk access apply to the program, not to this build script.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

use std::env;
use std::fs;
use std::io;
use std::path::Path;

#[path = "build/commit.rs"]
mod commit;

/// Adds names and contents to a 64-bit FNV-1a hash, in the order of the names.
fn add(path: &Path, hash: &mut u64) -> io::Result<()> {
    if path.is_dir() {
        let entries = fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path()));
        let mut entries = entries.collect::<io::Result<Vec<_>>>()?;
        entries.sort();
        return entries.iter().try_for_each(|entry| add(entry, hash));
    }
    let name = path.to_string_lossy().replace('\\', "/");
    for byte in name.into_bytes().into_iter().chain(fs::read(path)?) {
        // Ignore carriage returns, since line endings depend on the checkout.
        if byte != b'\r' {
            *hash = (*hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    Ok(())
}

/// Returns one line for each misspelling, in the order in which `src/lang/spelling.rs` searches them.
fn misspellings() -> String {
    let known = typos_dict::WORD.map.entries();
    let lines = known.map(|(word, corrections)| {
        format!("{}\t{}\n", word.into_inner().to_lowercase(), corrections.join("\t"))
    });
    let mut lines: Vec<String> = lines.collect();
    lines.sort_unstable();
    lines.concat()
}

/// Writes the fonts of Typst's assets that reports use, and a Rust array that includes them.
///
/// Typst's own list also has New Computer Modern, 6.6 MB for math, which no plan needs.
#[cfg(feature = "pdf")]
fn fonts(out: &Path) -> io::Result<()> {
    let mut list = String::from("&[\n");
    let is_used = |font: &[u8]| {
        let has = |name: &str| font.windows(name.len()).any(|bytes| bytes == name.as_bytes());
        // Reports print code in italics upright, so the oblique faces are not needed.
        has("Libertinus Serif") || has("DejaVu Sans Mono") && !has("Oblique")
    };
    for (number, font) in typst_assets::fonts().filter(|font| is_used(font)).enumerate() {
        fs::write(out.join(format!("font-{number}")), font)?;
        list.push_str(&format!(
            "    include_bytes!(concat!(env!(\"OUT_DIR\"), \"/font-{number}\")),\n"
        ));
    }
    list.push_str("]\n");
    fs::write(out.join("fonts.rs"), list)
}

fn main() -> io::Result<()> {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for path in ["Cargo.lock", "src", "templates"] {
        println!("cargo:rerun-if-changed={path}");
        if Path::new(path).exists() {
            add(Path::new(path), &mut hash)?;
        }
    }
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&out).join("misspellings.txt"), misspellings())?;
    #[cfg(feature = "pdf")]
    fonts(Path::new(&out))?;
    println!("cargo:rustc-env=PLANCC_SOURCES={hash:016x}");
    println!("cargo:rerun-if-changed=Cargo.toml");
    println!("cargo:rerun-if-env-changed=PLANCC_COMMIT");
    let named = env::var("PLANCC_COMMIT").ok();
    let origin = commit::origin(Path::new("."), named.as_deref());
    let origin = origin.map_err(io::Error::other)?;
    for path in &origin.watched {
        println!("cargo:rerun-if-changed={}", path.display());
    }
    println!("cargo:rustc-env=PLANCC_COMMIT={}", origin.commit);
    println!("cargo:rustc-env=PLANCC_TREE={}", origin.tree);
    Ok(())
}
