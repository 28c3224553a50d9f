//! Spanish.

use super::dates::Dates;
use super::numbers::{CurrencyPosition, Numbers};
use super::pack::{Pack, Region, Starter};

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
    regions: &[MEXICO, SPAIN],
};

/// Mexico writes numbers as the United States do.
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
