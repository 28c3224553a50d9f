//! Spanish.

mod abbreviations;
mod grammar;
mod phrases;
mod plan;
mod polarity;
mod wrong_phrases;
mod text;

use super::dates::Dates;
use super::numbers::{CurrencyPosition, Numbers};
use super::list::list;
use super::pack::{Pack, Region, Starter};
use super::words::{Examples, Words};

/// Spanish without a region is written as in the United States (CLDR `es-US`), not as in Spain
/// (CLDR `es`): plans are from school districts in the United States.
pub(super) static PACK: Pack = Pack {
    tag: "es",
    name: "Español",
    form: include_str!("form.yaml"),
    dates: Dates {
        months: [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
        day: "{d} de {month} de {y}",
        month: "{month} de {y}",
    },
    numbers: Numbers::US,
    starter: Starter {
        welcome: "Escriba lo que sepa, después de los dos puntos; un borrador puede estar incompleto. Las líneas que empiezan con \
                  `#` son notas para usted y no se imprimen. Un texto de más de un párrafo empieza con `|` y sigue abajo, \
                  con dos espacios de sangría.",
        needed: "se necesita desde la etapa `{}`",
        lists: "Para empezar una entrada de una lista, quite `# ` al comienzo de sus líneas; cópielas para la siguiente.",
        to_choose: "para elegir",
        ids: [
            "primera-necesidad",
            "primera-prioridad",
            "primera-accion",
            "primer-resultado",
            "primer-indicador",
        ],
    },
    words: &WORDS,
    mixed_with: &[&super::en::PACK],
    regions: &[MEXICO, SPAIN],
};

/// In Mexico, numbers have the same format as in the United States.
const MEXICO: Region = Region { tag: "es-MX", name: "Español de México", numbers: None };

const SPAIN: Region = Region {
    tag: "es-ES",
    name: "Español de España",
    numbers: Some(Numbers {
        decimal: ",",
        group: ".",
        least_before_group: 2,
        percent: "\u{a0}%",
        currency: CurrencyPosition::After,
    }),
};

static WORDS: Words = Words {
    function_words: grammar::FUNCTION_WORDS,
    stem: grammar::stem,
    conjunctions: list(&["e", "y"]),
    abbreviations: abbreviations::ABBREVIATIONS,
    phrases: Some(phrases::PHRASES),
    wrong_phrases: Some(wrong_phrases::WRONG_PHRASES),
    inflection: Some(grammar::INFLECTION),
    readability: Some(grammar::READABILITY),
    recognition: None,
    spelling: None,
    doubling: text::DOUBLING,
    text: text::TEXT,
    department: text::DEPARTMENT,
    metrics: plan::METRICS,
    polarity: Some(&polarity::POLARITY),
    owners: plan::OWNERS,
    theory: plan::THEORY,
    needs: plan::NEEDS,
    reflection: plan::REFLECTION,
    examples: Examples {
        count: "diga qué se cuenta: «porcentaje de \u{2026} que \u{2026}»",
        change: "`elevar \u{2026}`, `reducir \u{2026}`",
    },
};
