//! The `--year` option: selects plans by school year.

use clap::Args;

use crate::model::SchoolYear;

/// The option that selects school years.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct YearOption {
    /// Use only plans of these school years, such as 2026-2027; may be repeated
    #[arg(long = "year", value_name = "YEAR", value_delimiter = ',', value_parser = year)]
    pub(super) years: Vec<SchoolYear>,
}

fn year(text: &str) -> Result<SchoolYear, String> {
    SchoolYear::read(text.trim())
        .ok_or_else(|| "a school year is two consecutive years, such as 2026-2027".to_owned())
}
