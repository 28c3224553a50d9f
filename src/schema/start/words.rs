//! What a plan that somebody starts from says besides the form's questions, in the languages of the built-in form.

use crate::model::{Form, LABEL_NAMES, PartWording, Wording};
use crate::source::Text;

/// The words of one language; English where there are none of its own.
pub(super) struct Words {
    /// Before everything.
    pub(super) welcome: &'static str,
    /// Behind a heading: from which stage on an answer is needed; `{}` is the stage.
    pub(super) needed: &'static str,
    /// Above the first list.
    pub(super) lists: &'static str,
    /// Above what the project defines.
    pub(super) to_choose: &'static str,
    /// Ids of the first need, priority, action, outcome metric and metric of an action.
    pub(super) ids: [&'static str; 5],
}

const ENGLISH: Words = Words {
    welcome: "Fill in what you know, behind the colons; a draft may be unfinished. Lines that begin with `#` are notes to you \
              and are not printed. A text of more than one paragraph begins with `|` and goes on below, moved in by two spaces.",
    needed: "needed from stage `{}` on",
    lists: "To begin an entry of a list, take `# ` away at the beginning of its lines; copy them for the next one.",
    to_choose: "to choose from",
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

/// The forms of a plan's year, asked in its language.
pub(super) struct Questions<'a> {
    /// The first that has a wording wins.
    pub(super) forms: Vec<&'a Form>,
    pub(super) language: &'a str,
}

impl<'a> Questions<'a> {
    /// One wording of a part.
    pub(super) fn wording(
        &self,
        part: &str,
        of: impl Fn(&'a PartWording) -> Option<&'a Wording>,
    ) -> Option<&'a Text> {
        let parts = self.forms.iter().flat_map(|form| &form.parts);
        let mut wordings = parts.filter(|keyed| &*keyed.key.value == part);
        wordings.find_map(|keyed| of(&keyed.value))?.get(self.language)
    }

    /// The stage from which a part needs an answer.
    pub(super) fn stage(&self, part: &str) -> Option<&'static str> {
        let parts = self.forms.iter().flat_map(|form| &form.parts);
        let mut of_part = parts.filter(|keyed| &*keyed.key.value == part);
        let stage = of_part.find_map(|keyed| keyed.value.required_at)?;
        Some(crate::model::Choice::word(stage.value))
    }

    /// What a reader calls a key, where the keys' English is not the plan's language.
    pub(super) fn label(&self, key: &str) -> Option<&'a str> {
        if self.language.split('-').next() == Some("en") || !LABEL_NAMES.contains(&key) {
            return None;
        }
        let labels = self.forms.iter().flat_map(|form| &form.labels);
        let mut labels = labels.filter(|keyed| &*keyed.key.value == key);
        Some(labels.next()?.value.get(self.language)?.trimmed())
    }
}
