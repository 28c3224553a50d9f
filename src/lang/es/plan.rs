//! Spanish words of rules about the parts of a plan.

use crate::lang::list::list;
use crate::lang::words::{MetricWords, NeedWords, ReflectionWords, TheoryWords};

#[rustfmt::skip]
pub(super) const METRICS: MetricWords = MetricWords {
    people: list(&[
        "directoras", "directores", "docentes", "empleados", "estudiantes", "familias", "integrantes",
        "madres", "maestras", "maestros", "niñas", "niños", "padres",
    ]),
    relative_pronouns: list(&["que", "quienes"]),
    measures: list(&[
        "asistencia", "calificaciones", "comentarios", "encuestas", "matrícula", "participación",
        "presentaciones", "satisfacción", "visitas", "vistas",
    ]),
    counts: list(&["frecuencia", "número", "porcentaje", "proporción", "tasa"]),
    of: list(&["de"]),
    changes: list(&["aument", "crec", "disminu", "increment", "mejor", "reduc"]),
    percent: list(&["por ciento"]),
    often: list(&["más de dos veces", "trimestral"]),
};

#[rustfmt::skip]
pub(super) const THEORY: TheoryWords = TheoryWords {
    if_we: list(&[]),
    which_will: list(&["permitirá"]),
    participation: list(&[
        "asistencia", "asistentes", "comentarios", "descargas", "participación", "participantes",
        "presentaciones", "vistas",
    ]),
    participation_stems: list(&["asist", "particip"]),
    effects: list(&[
        "alumnos", "cambio", "después", "días", "estudiantes", "familias", "niñas", "niños", "preguntas",
        "pueden", "resultado", "resultados", "saben", "usan",
    ]),
};

#[rustfmt::skip]
pub(super) const NEEDS: NeedWords = NeedWords {
    need: list(&["necesidad", "necesidades"]),
    priority: list(&["prioridad", "prioridades"]),
    action: list(&["acciones", "acción"]),
    prioritize: list(&["priorizamos", "priorizar"]),
    prioritize_stems: list(&["prioriz"]),
    not_counted: list(&["con", "en", "es", "para", "son", "y"]),
    before_name: list(&[]),
    other_plans: list(&["estatal"]),
    students: list(&[
        "alumnas", "alumnos", "aprendices", "estudiantes", "jóvenes", "niñas", "niños",
    ]),
    numbers: list(&[
        "cero", "cien", "ciento", "cientos", "cinco", "cincuenta", "cuarenta", "cuarta", "cuarto", "cuatro",
        "diez", "doble", "doce", "docena", "docenas", "dos", "décima", "mil", "miles", "mitad", "nadie",
        "ninguna", "ninguno", "noventa", "nueve", "ochenta", "ocho", "once", "quince", "quinta", "seis",
        "sesenta", "setenta", "siete", "tercera", "tercio", "tercios", "treinta", "tres", "triple", "veinte",
    ]),
};

#[rustfmt::skip]
pub(super) const REFLECTION: ReflectionWords = ReflectionWords {
    improvement: list(&[
        "aumentó", "avanzó", "creció", "fortaleció", "mejor", "mejora", "mejorado", "mejoramos", "mejoró",
    ]),
    common: list(&["distrito", "escuela", "escuelas", "estudiantes"]),
    amounts: list(&["cada", "ningún"]),
    work: list(&[
        "capacitar", "comprar", "contratar", "crear", "elaborar", "escribir", "establecer", "formar",
        "instalar", "organizar", "preparar", "publicar", "traducir",
    ]),
    resolutions: list(&["debemos", "hay que", "necesitamos"]),
    we: list(&[]),
};
