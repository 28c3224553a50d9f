//! Wrong Spanish phrases that spelling checkers miss.

use crate::lang::list::list;
use crate::lang::wrong_phrase::WrongPhrases;

pub(super) const WRONG_PHRASES: WrongPhrases =
    WrongPhrases { phrases: PHRASES, grammar_starts: list(&[]), grammar: |_, _, _| None };

#[rustfmt::skip]
const PHRASES: &[(&str, &str)] = &[
    ("a el", "al"), ("a travez de", "a través de"), ("de el", "del"), ("ha echo", "ha hecho"),
    ("haber si", "a ver si"), ("han echo", "han hecho"), ("las escuela", "las escuelas"),
    ("las familia", "las familias"), ("las maestra", "las maestras"), ("los estudiante", "los estudiantes"),
    ("los maestro", "los maestros"), ("mas de", "más de"), ("mas del", "más del"),
    ("sobretodo", "sobre todo"), ("toda las", "todas las"), ("todo los", "todos los"),
];
