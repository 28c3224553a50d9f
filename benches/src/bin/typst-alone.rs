//! Typst alone, in process: what the PDFs of a district cost without plancc around it.
//!
//! It reads and writes disk, which only the compiler itself leaves to one room.
//!
//! `typst-alone views DISTRICT OUT` writes each plan's report as the data that the templates read, with the
//! templates and fonts beside; `typst-alone compile OUT PDFS` sets and exports each, a document a thread.

#![allow(clippy::disallowed_methods)]

#[cfg(feature = "pdf")]
#[path = "typst-alone/documents.rs"]
mod documents;
#[cfg(feature = "pdf")]
#[path = "typst-alone/views.rs"]
mod views;

#[cfg(feature = "pdf")]
fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["views", district, out] => views::write(district.as_ref(), out.as_ref()),
        ["compile", views, out] => documents::compile(views.as_ref(), out.as_ref()),
        _ => anyhow::bail!("typst-alone views DISTRICT OUT, or typst-alone compile VIEWS OUT"),
    }
}

#[cfg(not(feature = "pdf"))]
fn main() {
    println!("build it with `--features pdf`");
}
