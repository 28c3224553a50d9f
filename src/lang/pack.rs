//! The packs of all languages.

use super::dates::Dates;
use super::numbers::Numbers;
use super::words::Words;

/// The words and formats of a language.
#[derive(Debug)]
pub struct Pack {
    /// The tag: `es`.
    pub tag: &'static str,
    /// The language's own name: `Español`.
    pub name: &'static str,
    /// The texts of the built-in form, as a form in YAML.
    pub form: &'static str,
    pub(super) dates: Dates,
    pub(super) numbers: Numbers,
    pub(super) starter: Starter,
    /// The words and grammar that rules need.
    pub words: &'static Words,
    /// The packs of languages whose words also occur in plans in this language.
    pub(super) mixed_with: &'static [&'static Pack],
    /// The regions that differ from the pack.
    pub(super) regions: &'static [Region],
}

impl Pack {
    /// Returns the tags of the language and of its regions.
    pub fn tags(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.tag).chain(self.regions.iter().map(|region| region.tag))
    }
}

/// The differences between one region and the language's pack.
#[derive(Debug)]
pub(super) struct Region {
    /// The tag: `es-MX`.
    pub(super) tag: &'static str,
    /// The region's own name for its language.
    pub(super) name: &'static str,
    pub(super) numbers: Option<Numbers>,
}

/// The words in new plans that aren't from the form.
#[derive(Debug)]
pub struct Starter {
    /// The introduction at the top of the file.
    pub welcome: &'static str,
    /// The words after a heading; `{}` is the first stage at which an answer is required.
    pub needed: &'static str,
    /// The instructions above the first list.
    pub lists: &'static str,
    /// The label for a list of ids to choose from.
    pub to_choose: &'static str,
    /// The ids of the first need, priority, action, outcome metric and action metric.
    pub ids: [&'static str; 5],
}
