//! The settings of a comparison.

use std::sync::Arc;

use super::weight::Weights;
use crate::model::numbers::is_currency_code;
use crate::model::{CURRENCY, MonthDay, PlanSettings, Project};
use crate::source::Text;

/// The settings of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct CompareSettings {
    /// The district's weights.
    pub weights: Weights,
    /// The first day of a school year. A target without a date is due on the last day of the year.
    pub year_starts: MonthDay,
    /// The ISO 4217 code of the currency of all amounts; `None` to show amounts as plain numbers.
    pub currency: Option<Arc<str>>,
}

impl CompareSettings {
    /// Returns the settings of a project.
    #[must_use]
    pub fn of(setting: &PlanSettings) -> CompareSettings {
        let project = setting.project();
        CompareSettings {
            weights: Weights::of(project.and_then(|project| project.diff.as_ref())),
            year_starts: setting.year_starts(),
            currency: CompareSettings::currency_of(project),
        }
    }

    /// Returns the currency that a project file sets, or the default if it sets none or an invalid one.
    #[must_use]
    pub fn currency_of(project: Option<&Project>) -> Option<Arc<str>> {
        let code = project.and_then(|project| project.currency.as_ref()).map(Text::trimmed);
        Some(code.filter(|code| is_currency_code(code)).unwrap_or(CURRENCY).into())
    }
}

impl Default for CompareSettings {
    fn default() -> CompareSettings {
        CompareSettings {
            weights: Weights::default(),
            year_starts: MonthDay::JULY_FIRST,
            currency: None,
        }
    }
}
