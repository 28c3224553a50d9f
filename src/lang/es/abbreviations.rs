//! Abbreviations of Spanish, and words next to them.

use crate::lang::list::list;
use crate::lang::words::Abbreviations;

/// Titles, ranks, given names, places and units, as in the list of the Real Academia Española.
#[rustfmt::skip]
pub(super) const ABBREVIATIONS: Abbreviations = Abbreviations {
    before_name: list(&[
        "abg", "alm", "arq", "bto", "cap", "cd", "cdte", "cnel", "comdte", "d.ª", "dra", "dras", "dres",
        "dña", "ee", "ej", "excma", "excmo", "fco", "gpe", "gral", "hna", "hnas", "hno", "hnos", "ilma",
        "ilmo", "ing", "lcda", "lcdo", "lda", "ldo", "lic", "licda", "licdo", "m.ª", "mons", "mtra", "mtro",
        "ntra", "ntro", "p.ej", "pbro", "pdta", "pdte", "profa", "profra", "psic", "pto", "rda", "rdo",
        "rvda", "rvdo", "sgto", "sn", "sra", "sras", "sres", "srta", "srtas", "sta", "sto", "stos", "tcnel",
        "tte",
    ]),
    before_number: list(&["art", "arts", "ej", "fracc", "núm", "núms", "pág", "págs", "párr"]),
    anywhere: list(&[
        "admón", "apdo", "apto", "av", "avda", "blvr", "calz", "carr", "cdad", "cta", "cía", "dcha", "deleg",
        "depto", "dpto", "edo", "entlo", "esc", "esq", "fdo", "gob", "gpo", "izda", "izdo", "izq", "mpio",
        "mun", "nte", "ofna", "ote", "plza", "prim", "prol", "prov", "pza", "pzo", "tel", "tels", "teléf",
        "ud", "uds", "univ", "urb", "uu", "vd", "vds", "vto",
    ]),
    capitalized: list(&[]),
    also_words: list(&["cap"]),
    list_ends: list(&["etc"]),
    times: list(&["a.m", "p.m"]),
    spaced_times: list(&["a.", "p."]),
    before_letter: list(&[
        "anexo", "apéndice", "artículo", "aula", "bloque", "capítulo", "categoría", "clase", "edificio",
        "equipo", "etapa", "fase", "figura", "grado", "grados", "grupo", "inciso", "letra", "línea", "medida",
        "meta", "nivel", "opción", "parte", "programa", "proposición", "propuesta", "punto", "ruta", "salón",
        "sección", "tabla", "tipo", "turno", "título", "vitamina",
    ]),
    letters: list(&["o", "y"]),
    after_time: list(&[]),
    initialisms: list(&["ee.uu"]),
    subjects: list(&[
        "alumnas", "alumnos", "directores", "docentes", "escuelas", "estudiantes", "familias", "madres",
        "maestras", "maestros", "niñas", "niños", "padres", "personal", "profesores", "voluntarios",
        "votantes",
    ]),
    starters: list(&[
        "a", "además", "ahora", "al", "algunas", "algunos", "antes", "aquí", "así", "aunque", "cada", "casi",
        "como", "con", "contamos", "cuando", "de", "del", "desde", "después", "donde", "durante", "el",
        "ella", "ellas", "ellos", "en", "entre", "es", "esta", "estas", "este", "esto", "estos", "hasta",
        "hay", "hoy", "la", "las", "lo", "los", "luego", "mientras", "muchas", "muchos", "más", "ninguna",
        "ninguno", "no", "nosotros", "nuestra", "nuestro", "nunca", "ofrecemos", "otra", "otras", "otro",
        "otros", "para", "pero", "por", "porque", "pueden", "que", "quien", "quienes", "se", "según", "si",
        "siempre", "sin", "sobre", "solo", "son", "su", "sus", "también", "tenemos", "toda", "todas", "todo",
        "todos", "tras", "un", "una", "unas", "unos", "ya",
    ]),
};
