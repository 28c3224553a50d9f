//! Values of options, for shell completion.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};

use super::explain;
use crate::backend::ReportFormat;
use crate::diff;
use crate::model::{Choice, Stage};

/// Accepts any text, so the command itself can explain an invalid value. Offers the known values for completion.
#[derive(Debug, Clone)]
pub(super) struct SuggestedValues(fn() -> Vec<&'static str>);

impl TypedValueParser for SuggestedValues {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter().map(PossibleValue::new)))
    }
}

/// The formats of reports.
pub(super) fn formats() -> SuggestedValues {
    SuggestedValues(|| ReportFormat::all().map(ReportFormat::name).collect())
}

/// The names of rules and errors that a finding can have.
pub(super) fn rules() -> SuggestedValues {
    SuggestedValues(|| explain::pages().iter().map(|page| page.name).collect())
}

/// The names of rules, errors and kinds of change, each of which has a page.
pub(super) fn pages() -> SuggestedValues {
    SuggestedValues(|| {
        let kinds = diff::KINDS.iter().copied().flatten().map(|kind| kind.name);
        explain::pages().iter().map(|page| page.name).chain(kinds).collect()
    })
}

/// The stages of a plan.
pub(super) fn stages() -> impl TypedValueParser<Value = Stage> {
    let words = PossibleValuesParser::new(Stage::WORDS);
    words.try_map(|word| word.parse::<Stage>().map_err(|()| "unknown stage"))
}
