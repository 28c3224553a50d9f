//! Words that show whether more or less is better.

/// The words about the direction of a measure, for one language.
#[derive(Debug)]
pub struct Polarity {
    /// `true` if `more` and `less` are the beginnings of words, for languages whose verbs have many endings.
    pub are_beginnings: bool,
    /// Stems of verbs and other words for more, or the beginnings of words if `are_beginnings`.
    pub more: &'static [&'static str],
    /// The same for less.
    pub less: &'static [&'static str],
    /// Words for things that should be rare, as prefixes.
    pub unwanted: &'static [&'static str],
    /// Words for things that should be frequent, as prefixes.
    pub wanted: &'static [&'static str],
    /// Words that negate what follows.
    pub negations: &'static [&'static str],
    /// Words that end the object of a verb: "raise attendance by …".
    pub stops: &'static [&'static str],
    /// Phrases before the smallest acceptable number, and phrases after it.
    pub at_least: [&'static [&'static str]; 2],
    /// The same for the largest acceptable number.
    pub at_most: [&'static [&'static str]; 2],
    /// The words around a range: "from 24 to 21".
    pub range: [&'static [&'static str]; 2],
}
