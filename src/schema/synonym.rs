//! Synonyms for keys and for the values of closed lists.

use crate::model::{
    Action, Budget, Contact, Cost, FieldId, Metric, MetricTarget, Need, Outcome, Plan, Priority,
    Reading, Reflection, Table,
};

/// Synonyms for keys: the field, and the words that planners type instead of its key.
const KEYS: &[(FieldId, &str)] = &[
    (
        Action::due,
        "timeline, deadline, due_date, due_by, end, end_date, finish, finish_date, completion, \
         completion_date, complete_by, completed_by, target_date, by, by_when, when, date, \
         timeframe, fecha_limite, plazo, vence",
    ),
    (
        MetricTarget::by,
        "timeline, deadline, due, due_date, date, when, end, end_date, by_when, target_date, \
         plazo, fecha",
    ),
    (
        Action::action,
        "activity, step, action_step, strategy, task, description, name, title, what, accion, \
         actividad",
    ),
    (Action::cost, "budget, funding, price, amount, resources, costs, costo, presupuesto"),
    (
        Priority::priority,
        "objective, aim, focus, focus_area, initiative, name, title, description, statement, \
         prioridad, objetivo",
    ),
    (Priority::theory_of_action, "theory, rationale, toa"),
    (Metric::metric, "measure, indicator, kpi, name, title, description, what, metrica, indicador"),
    (
        Metric::baseline,
        "start, starting_point, start_value, current, current_value, now, linea_base",
    ),
    (Metric::target, "goal, objective, aim, end_value, target_value, meta, objetivo"),
    (Metric::cadence, "frequency, how_often, review_frequency, interval, schedule, frecuencia"),
    (Metric::source, "data_source, instrument, tool, data, fuente"),
    (Metric::unit, "units, measured_in, unidad"),
    (Budget::total, "amount, sum, budget"),
    (Budget::sources, "funding, funds, funding_sources, fuentes"),
    (Need::need, "problem, challenge, gap, issue, description, statement, name, title, necesidad"),
    (Need::root_cause, "cause, causes, why, reason, causa, raiz"),
    (Need::set_aside, "deferred, not_addressed, why_not, postponed"),
    (Outcome::intended, "goal, objective, expected, planned, intended_outcome, outcome"),
    (Outcome::result, "status, met, achieved, resultado"),
    (Outcome::evidence, "proof, data, evidencia"),
    (Reflection::successes, "wins, strengths, celebrations, what_worked, logros, exitos"),
    (Reflection::challenges, "obstacles, barriers, weaknesses, problems, retos, desafios"),
    (Reflection::learnings, "lessons, lessons_learned, takeaways, what_we_learned, aprendizajes"),
    (Reflection::outcomes, "results, goals, resultados"),
    (
        Plan::purpose,
        "mission, mission_statement, vision, about, overview, description, proposito, mision",
    ),
    (Plan::services, "programs, offerings, servicios, programas"),
    (Plan::needs_assessment, "needs, assessment, evaluacion, evaluacion_de_necesidades"),
    (Plan::year, "school_year, fiscal_year, ano"),
    (Plan::department, "dept, office, departamento"),
    (Plan::budget, "funding, money, finances, presupuesto"),
    (Plan::priorities, "goals, objectives, focus, focus_areas, areas_of_focus, prioridades, metas"),
    (Contact::title, "role, position, job, job_title"),
    (Contact::name, "person, who, nombre"),
    (Contact::email, "mail, e_mail, address, correo"),
    (Contact::phone, "telephone, tel, phone_number, telefono"),
];

/// Synonyms for keys that mean the same in every entry: a field with the key, and the words.
const SHARED_KEYS: &[(FieldId, &str)] = &[
    (
        Action::owner,
        "responsible, responsible_person, responsible_party, person_responsible, \
         people_responsible, responsibility, responsible_staff, staff_responsible, lead, \
         leader, led_by, point_person, assigned_to, assignee, accountable, who, responsable, \
         encargado, encargada, a_cargo",
    ),
    (Action::start, "start_date, starts, begin, begins, begin_date, beginning, launch, inicio"),
    (Reading::date, "when, day, as_of, measured_on, measured, read_on, fecha"),
    (Action::status, "progress, state, estado"),
    (Action::note, "notes, comment, comments, remark, remarks, nota, notas"),
    (
        Priority::metrics,
        "measures, indicators, kpis, measures_of_success, success_measures, success_metrics, \
         outcomes, metricas, indicadores",
    ),
    (
        Priority::actions,
        "activities, steps, action_steps, strategies, tasks, action_plan, acciones, actividades, plan_de_accion",
    ),
    (
        Priority::students,
        "groups, student_groups, student_group, population, target_group, served, estudiantes",
    ),
    (Reading::value, "number, amount, percent, percentage, score, result, actual, valor"),
    (Cost::amount, "total, cost, value, sum, money, dollars, monto"),
    (Cost::fund, "funding, funding_source, source, account, grant, fondo"),
    (Cost::purpose, "purpose, use, used_for, description, para"),
];

/// Returns the key in `free`, the unused keys of `table`, that a word is a synonym of.
///
/// A heading of several words is a synonym if one of its words is, and no other word is a synonym
/// of another key: `Expected Outcome` for `intended`.
pub(super) fn key(table: &Table, written: &str, free: &[&'static str]) -> Option<&'static str> {
    let written = plain(written);
    if let Some(key) = exact(table, &written, free) {
        return Some(key);
    }
    let words: Vec<&str> = written.split('_').filter(|word| is_significant(word)).collect();
    if !(2..=HEADING).contains(&words.len()) {
        return None;
    }
    (1..=words.len()).rev().find_map(|length| {
        let parts = words.windows(length).map(|part| part.join("_"));
        let mut keys = parts.filter_map(|part| in_any_number(table, &part, free));
        let first = keys.next()?;
        keys.all(|key| key == first).then_some(first)
    })
}

/// The maximum number of significant words in a heading. More words are a sentence.
const HEADING: usize = 5;

fn exact(table: &Table, written: &str, free: &[&'static str]) -> Option<&'static str> {
    let is_meant = |(field, words): &(FieldId, &str)| {
        let key = free.iter().copied().find(|key| *key == field.key())?;
        listed(words).any(|word| word == written).then_some(key)
    };
    let own = || KEYS.iter().filter(|(field, _)| table.is(field.entity)).find_map(is_meant);
    let shared = || SHARED_KEYS.iter().find_map(is_meant);
    let sure = || free.iter().copied().find(|key| is_sure_key(key, written));
    own().or_else(shared).or_else(sure)
}

/// Returns the key that part of a heading equals or is a synonym of, in the singular or plural.
fn in_any_number(table: &Table, part: &str, free: &[&'static str]) -> Option<&'static str> {
    let singular = part.strip_suffix('s').map(str::to_owned);
    let forms = [Some(part.to_owned()), singular, Some(format!("{part}s"))];
    forms.into_iter().flatten().find_map(|form| {
        let own = free.iter().copied().find(|key| *key == form);
        own.or_else(|| exact(table, &form, free))
    })
}

/// Returns `true` for words that can name a key: not a number or function word.
fn is_significant(word: &str) -> bool {
    const LITTLE: &[&str] =
        &["a", "an", "and", "de", "del", "el", "la", "las", "los", "of", "our", "the", "y"];
    !LITTLE.contains(&word) && word.chars().any(char::is_alphabetic)
}

fn listed(words: &str) -> impl Iterator<Item = &str> {
    words.split(", ")
}

/// Normalizes a word to the form of a key, without accents.
fn plain(text: &str) -> String {
    let lower = text.trim().to_lowercase().replace([' ', '-', '/'], "_");
    lower.chars().map(super::id_suggestion::unaccented).collect()
}

/// Returns `true` if a synonym of a key adds no meaning to the key: `due date` for `due`, `telephone` for `phone`.
pub(super) fn is_sure_key(key: &str, written: &str) -> bool {
    let written = plain(written).replace('_', "");
    let says = |end: &str| written.strip_suffix(end) == Some(key);
    ["date", "number", "address", "name", "text"].iter().any(|end| says(end))
        || written == format!("tele{key}")
}

/// Synonyms for the values of closed lists.
const CHOICES: &[(&str, &str)] = &[
    (
        "done",
        "completed, complete, finished, achieved, implemented, closed, hecho, terminado, \
         completado",
    ),
    (
        "in-progress",
        "ongoing, started, underway, under way, continuing, active, working, on track, \
         en curso, en proceso, en progreso",
    ),
    (
        "not-started",
        "planned, pending, to do, todo, upcoming, scheduled, not begun, no iniciado, pendiente",
    ),
    ("dropped", "cancelled, canceled, stopped, abandoned, discontinued, removed, cancelado"),
    ("met", "yes, achieved, reached, exceeded, done, completed, fully met, cumplido, logrado"),
    (
        "partly-met",
        "partially met, partial, partially, partly, mostly met, some progress, in progress, \
         parcial, parcialmente cumplido",
    ),
    ("not-met", "no, missed, unmet, not achieved, not reached, failed, no cumplido"),
    ("not-measured", "unknown, no data, n/a, na, not available, not assessed, sin datos"),
    ("adopted", "approved, passed, aprobado"),
    ("review", "in review, under review, reviewing, revision"),
    ("draft", "drafting, in draft, borrador"),
    ("up", "increase, increasing, higher, more, improve, grow, raise, positive, aumentar"),
    ("down", "decrease, decreasing, lower, less, fewer, reduce, negative, disminuir, reducir"),
    ("keep", "maintain, same, steady, stay, hold, stable, no change, sustain, mantener"),
    ("weekly", "week, semana, semanal"),
    ("monthly", "month, mes, mensual"),
    ("quarterly", "quarter, 4 times year, four times year, 3 months, three months, trimestral"),
    (
        "three-times-a-year",
        "trimester, 3 times year, three times year, 3x year, triannually, 4 months, \
         four months, beginning middle and end year",
    ),
    (
        "twice-a-year",
        "semester, 2 times year, two times year, 2x year, twice year, biannually, biannual, \
         semiannually, semi annually, semiannual, 6 months, six months, semestral, \
         dos veces año",
    ),
    ("yearly", "year, annual, annually, 1 time year, one time year, anual, año"),
    ("us-letter", "letter, 8.5x11, 8.5 x 11"),
    ("info", "note, notice, information"),
    ("off", "ignore, none, never, disabled, false"),
];

/// Returns `true` if a synonym can only mean `word`: another name for a frequency, or "completed"
/// for `done`.
pub(super) fn is_sure_choice(word: &str, written: &str) -> bool {
    const RHYTHMS: &[&str] =
        &["weekly", "monthly", "quarterly", "three-times-a-year", "twice-a-year", "yearly"];
    let lower = written.trim().to_lowercase();
    // "Biannual" can mean twice a year or every two years.
    RHYTHMS.contains(&word) && !lower.starts_with("bi")
        || word == "done" && matches!(&*lower, "completed" | "complete" | "finished")
}

/// Returns the value in `words` that `written` is a synonym of.
pub(super) fn choice<'a>(words: &[&'a str], written: &str) -> Option<&'a str> {
    let lower = written.trim().trim_end_matches('.').to_lowercase().replace(['_', '-'], " ");
    let little =
        ["each", "every", "per", "a", "an", "once", "the", "cada", "por", "una", "vez", "al"];
    let said: Vec<&str> = lower.split_whitespace().filter(|word| !little.contains(word)).collect();
    let said = said.join(" ");
    let stands_for = |synonyms: &str| {
        listed(synonyms)
            .any(|one| one == lower || one == said || said.strip_suffix('s') == Some(one))
    };
    let named = words.iter().copied();
    let mut named = named.filter(|word| {
        CHOICES.iter().any(|(choice, synonyms)| choice == word && stands_for(synonyms))
    });
    named.next()
}
