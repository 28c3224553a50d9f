//! Typst alone, in one process: the cost of a district's PDFs without plancc.
//!
//! It accesses the disk directly; in plancc only `workspace/` may.
//!
//! `typst-alone views DISTRICT OUT` writes the data that the templates read for each plan, with the
//! templates and fonts; `typst-alone compile OUT PDFS` typesets and exports the documents, one for each thread.

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
