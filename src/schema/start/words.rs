//! The text in new plans that is not from the form, in the languages of the built-in form.

use crate::model::{Form, LABEL_NAMES, PartWording, Wording};
use crate::source::Text;

/// The text in one language. English is the fallback.
pub(super) struct Words {
    /// The introduction at the top of the file.
    pub(super) welcome: &'static str,
    /// The words after a heading; `{}` is the first stage at which an answer is required.
    pub(super) needed: &'static str,
    /// The instructions above the first list.
    pub(super) lists: &'static str,
    /// The label before ids to choose from.
    pub(super) to_choose: &'static str,
    /// The ids of the first need, priority, action, outcome metric and action metric.
    pub(super) ids: [&'static str; 5],
}

const ENGLISH: Words = Words {
    welcome: "Write your answers after the colons. A draft may be incomplete. Lines that begin with `#` are notes for you; \
                 reports don't print them. For an answer with several paragraphs, type `|` after the colon and indent the lines below by two spaces.",
    needed: "required at stage `{}` and later",
    lists: "To add an entry to a list, delete the `# ` at the start of its lines. For another entry, copy these lines.",
    to_choose: "choose from",
    ids: ["first-need", "first-priority", "first-action", "first-outcome", "first-measure"],
};

const SPANISH: Words = Words {
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
};

impl Words {
    pub(super) fn of(language: &str) -> &'static Words {
        if language.split('-').next() == Some("es") { &SPANISH } else { &ENGLISH }
    }
}

/// The questions of a year's forms, in the plan's language.
pub(super) struct Questions<'a> {
    /// The forms by precedence.
    pub(super) forms: Vec<&'a Form>,
    pub(super) language: &'a str,
}

impl<'a> Questions<'a> {
    /// Returns a wording of a part, from the first form that has one.
    pub(super) fn wording(
        &self,
        part: &str,
        of: impl Fn(&'a PartWording) -> Option<&'a Wording>,
    ) -> Option<&'a Text> {
        let parts = self.forms.iter().flat_map(|form| &form.parts);
        let mut wordings = parts.filter(|keyed| &*keyed.key.value == part);
        wordings.find_map(|keyed| of(&keyed.value))?.get(self.language)
    }

    /// Returns the first stage at which a part requires an answer.
    pub(super) fn stage(&self, part: &str) -> Option<&'static str> {
        let parts = self.forms.iter().flat_map(|form| &form.parts);
        let mut of_part = parts.filter(|keyed| &*keyed.key.value == part);
        let stage = of_part.find_map(|keyed| keyed.value.required_at)?;
        Some(crate::model::Choice::word(stage.value))
    }

    /// Returns the report's label for a key, if the plan is not in English.
    pub(super) fn label(&self, key: &str) -> Option<&'a str> {
        if self.language.split('-').next() == Some("en") || !LABEL_NAMES.contains(&key) {
            return None;
        }
        let labels = self.forms.iter().flat_map(|form| &form.labels);
        let mut labels = labels.filter(|keyed| &*keyed.key.value == key);
        Some(labels.next()?.value.get(self.language)?.trimmed())
    }
}
