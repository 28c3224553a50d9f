//! Classifies the beginning of a Spanish phrase.

use crate::lang::list::{WordList, list};
use crate::lang::phrase::{PhraseStart, Phrases};

pub(super) const PHRASES: Phrases = Phrases {
    start: |word, _| start(word),
    is_activity: |first, _| ACTIVITIES.has(first),
    is_wish: |first, _| start(first) == PhraseStart::Verb && !NOUNS_LIKE_VERBS.has(first),
};

/// Words that cannot begin a verb phrase. The phrase after «lo que permitirá» begins with an infinitive, which ends in
/// `-ar`, `-er` or `-ir`.
#[rustfmt::skip]
const NO_VERBS: WordList = list(&[
    "el", "la", "las", "los", "mayor", "mayores", "mejor", "mejores", "menor", "menos", "más", "nuestra",
    "nuestras", "nuestro", "nuestros", "que", "sus", "todas", "todos", "un", "una",
]);

/// Endings that only nouns have.
const NOUN_ENDINGS: WordList = list(&[
        "ancia", "ciones", "ción", "dad", "dades", "encia", "miento", "mientos", "siones", "sión",
    ]);

/// Verbs for activities that planners write instead of a metric.
#[rustfmt::skip]
const ACTIVITIES: WordList = list(&[
    "analizar", "aplicar", "asegurar", "asistir", "compartir", "continuar", "coordinar", "crear", "dar",
    "desarrollar", "evaluar", "examinar", "hacer", "implementar", "llevar", "monitorear", "observar",
    "ofrecer", "realizar", "recoger", "reunir", "revisar", "supervisar", "verificar",
]);

/// Nouns and adjectives that end like infinitives.
#[rustfmt::skip]
const NOUNS_LIKE_VERBS: WordList = list(&[
    "auxiliar", "bienestar", "deber", "escolar", "familiar", "hogar", "lugar", "malestar", "mujer", "par",
    "placer", "poder", "taller", "titular",
]);

/// Endings of infinitives.
const INFINITIVES: WordList = list(&["ar", "er", "ir"]);

/// Pronouns at the end of an infinitive.
const PRONOUNS: WordList = list(&["la", "las", "les", "lo", "los", "se"]);

fn start(lower: &str) -> PhraseStart {
    if NO_VERBS.has(lower) || NOUN_ENDINGS.ends(lower) {
        return PhraseStart::NoVerb;
    }
    if lower.ends_with("ando") || lower.ends_with("iendo") {
        return PhraseStart::Ing;
    }
    let bare = PRONOUNS.iter().find_map(|end| lower.strip_suffix(end));
    let is_verb = |word: &str| INFINITIVES.ends(word) && word.chars().count() > 2;
    match is_verb(lower) || bare.is_some_and(is_verb) {
        true => PhraseStart::Verb,
        false => PhraseStart::Unknown,
    }
}
