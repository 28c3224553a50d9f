//! Spanish words for the rules about the parts of a plan.

use crate::lang::list::list;
use crate::lang::words::{MetricWords, NeedWords, OwnerWords, ReflectionWords, TheoryWords};

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
    beyond_whole: list(&[
        "aumento", "cambio", "capacidad", "comparación", "comparado", "comparados", "crecimiento", "esperada",
        "esperadas", "esperado", "esperados", "incremento", "meta", "planeadas", "planeados", "planificadas",
        "planificados", "presupuestado", "previstas", "previsto", "previstos", "programadas", "programados",
        "proyectado", "proyectados", "razón", "relación", "respecto",
    ]),
    before_others: list(&[
        "a", "con", "de", "en", "para", "por",
    ]),
    adding_up: list(&[
        "ausen", "expul", "falta", "fecha", "inasist", "incid", "suspen", "tard",
    ]),
};

#[rustfmt::skip]
pub(super) const OWNERS: OwnerWords = OwnerWords {
    no_one: list(&[
        "administración", "alguien", "cualquiera", "departamento", "distrito", "equipo", "equipos", "escuela",
        "escuelas", "nadie", "ninguna", "ninguno", "no aplica", "no asignado", "nosotros", "oficina", "otros",
        "personal", "personal de la escuela", "personal del distrito", "personal escolar", "por asignar",
        "por contratar", "por nombrar", "sin asignar", "toda la escuela", "todas", "todo el equipo",
        "todo el mundo", "todo el personal", "todos", "todos nosotros", "vacante", "varias", "varias personas",
        "varios", "voluntarios",
    ]),
    articles: list(&[
        "el", "la", "las", "los", "nuestro",
    ]),
    every: list(&[
        "cada", "todas las", "todos los",
    ]),
    groups: list(&[
        "administradores", "departamentos", "docentes", "empleados", "equipos", "escuela", "escuelas",
        "maestras", "maestro", "maestros", "miembros", "miembros del equipo", "miembros del personal",
    ]),
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
