//! Output formats, from `--to`, the file extension or the project.

use std::path::Path;

use crate::backend::ReportFormat;
use crate::backend::pdf::Pdf;
use crate::lang::Language;
use crate::model::PlanSettings;
use crate::session::Error;

/// Returns the formats to write, without duplicates; exactly one if there is a `file`.
pub(super) fn wanted(
    named: &[String],
    file: Option<&Path>,
    setting: &PlanSettings,
) -> Result<Vec<ReportFormat>, Error> {
    let mut formats = named.iter().map(|name| format(name)).collect::<Result<Vec<_>, _>>()?;
    formats.sort_unstable();
    formats.dedup();
    let Some(file) = file else {
        return Ok(if formats.is_empty() { of_project(setting) } else { formats });
    };
    match formats.as_slice() {
        [] => by_ending(file).map(|format| vec![format]),
        [named] => match by_ending(file) {
            Ok(meant) if meant != *named && file.as_os_str() != "-" => Err(Error::request(
                format!(
                    "`{}` has the extension for {}, but `--to` requests {}",
                    file.display(),
                    meant.name(),
                    named.name()
                ),
                format!("use the extension .{}, or remove `--to`", named.extension()),
            )),
            _ => Ok(formats),
        },
        _ => Err(Error::request(
            format!("one file can have only one format, but `--to` lists {}", formats.len()),
            "list only one format, or use `--out DIR` instead of `-o FILE` to write every format",
        )),
    }
}

fn format(name: &str) -> Result<ReportFormat, Error> {
    let found = ReportFormat::all().find(|format| format.name() == name);
    found.ok_or_else(|| {
        Error::request(
            format!("unknown format `{name}`"),
            format!("use {}", listed(ReportFormat::name)),
        )
    })
}

fn of_project(setting: &PlanSettings) -> Vec<ReportFormat> {
    let named = setting.project().into_iter().flat_map(|project| &project.formats);
    let mut formats: Vec<ReportFormat> =
        named.filter_map(|name| format(name.trimmed()).ok()).collect();
    // Without PDF support, plancc still builds the other formats.
    formats.retain(|format| *format != ReportFormat::PDF || Pdf::IS_BUILT_IN);
    if formats.is_empty() {
        formats = vec![ReportFormat::HTML, ReportFormat::MARKDOWN];
    }
    formats.sort_unstable();
    formats.dedup();
    formats
}

fn by_ending(file: &Path) -> Result<ReportFormat, Error> {
    if file.as_os_str() == "-" {
        return Ok(ReportFormat::HTML);
    }
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let ending = ending.unwrap_or_default();
    let is_meant = |format: &ReportFormat| format.extension() == ending || format.name() == ending;
    ReportFormat::all().find(is_meant).ok_or_else(|| {
        Error::request(
            format!(
                "the file name `{}` doesn't end in the extension of a report format",
                file.display()
            ),
            format!("use the extension {}, or add `--to FORMAT`", listed(ReportFormat::extension)),
        )
    })
}

/// Returns the language in a report's file name, such as `es` in `arts.es.html`.
pub(super) fn language(file: &Path) -> Option<String> {
    let stem = Path::new(file.file_stem()?);
    let tag = stem.extension()?.to_str()?;
    // Two or three letters aren't always a language tag: `arts.new.html`.
    (Language::of(tag).name() != tag).then(|| tag.to_owned())
}

fn listed(word: impl Fn(ReportFormat) -> &'static str) -> String {
    let words: Vec<&str> = ReportFormat::all().map(word).collect();
    match words.split_last() {
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}
