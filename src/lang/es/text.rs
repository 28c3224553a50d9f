//! Spanish words for the rules about texts and names.

use crate::lang::list::list;
use crate::lang::words::{DepartmentWords, Doubling, TextWords};

#[rustfmt::skip]
pub(super) const DOUBLING: Doubling = Doubling {
    never: list(&[
        "al", "con", "de", "del", "el", "en", "las", "los", "para", "por", "su", "sus", "un", "una", "y",
    ]),
    also_verbs: list(&["para"]),
    clause_starts: list(&["cuando", "cuanto", "donde", "lo", "que", "quien", "quienes"]),
    particles: list(&[]),
    verbs: list(&[]),
    on_purpose: list(&[]),
};

#[rustfmt::skip]
pub(super) const TEXT: TextWords = TextWords {
    placeholder_words: list(&[]),
    placeholder_phrases: list(&["a determinar", "por definir", "por determinar"]),
    placeholder_texts: list(&["pendiente"]),
    instructions: list(&["agregar", "agregue", "añadir", "fecha", "insertar", "nombre"]),
    vague_links: list(&[
        "aquí", "clic aquí", "da clic aquí", "este documento", "este enlace", "este sitio", "haga clic aquí",
        "haz clic aquí", "leer más", "más", "más información", "ver aquí", "ver más",
    ]),
    acronyms: list(&["ee", "uu"]),
    that_is: list(&["es decir"]),
    and_so_on: list(&["etc."]),
    line_starts: list(&[
        "a", "al", "como", "con", "cuando", "de", "del", "desde", "e", "el", "en", "entre", "es", "hasta",
        "la", "las", "lo", "los", "ni", "no", "o", "para", "pero", "por", "porque", "que", "se", "si", "sin",
        "sobre", "su", "sus", "u", "un", "una", "y",
    ]),
    fillers: list(&[
        "al", "con", "de", "del", "el", "en", "la", "las", "los", "para", "por", "que", "un", "una", "y",
    ]),
    short_words: list(&[
        "al", "cada", "con", "de", "del", "el", "en", "es", "la", "las", "los", "más", "no", "nuestra",
        "nuestro", "para", "por", "que", "se", "sin", "son", "su", "sus", "todos", "un", "una", "y",
    ]),
    sentence_starts: list(&[]),
};

#[rustfmt::skip]
pub(super) const DEPARTMENT: DepartmentWords = DepartmentWords {
    work: list(&[
        "departamento", "educación", "familias", "humanos", "oficina", "programas", "recursos", "servicios",
        "transporte",
    ]),
    given_names: list(&[
        "adriana", "alejandra", "alejandro", "alicia", "ana", "beatriz", "carlos", "carmen", "elena",
        "enrique", "fernando", "francisco", "gabriela", "guadalupe", "javier", "jesús", "jorge", "jose",
        "josé", "juan", "juana", "leticia", "lucía", "luis", "maría", "miguel", "mónica", "pedro", "ramón",
        "ricardo", "roberto", "rosa", "silvia", "sofía", "teresa", "verónica", "víctor", "yolanda",
    ]),
};
