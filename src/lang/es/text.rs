//! Spanish words of rules about texts and names.

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
