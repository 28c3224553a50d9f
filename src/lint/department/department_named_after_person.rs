//! `department-named-after-person`: the name of whoever filled in the form.
//!
//! Judges words: a name fires where it is the contact's own, or where its first word is a frequent given name
//! and none of the rest is a word that departments are called by. The two lists are ours, tried on the names
//! of the departments of all plans here and on one that was a person. Given names that are words of their own
//! (Grant, Art, Grace, Will) or places (Austin, Madison) are left out: a miss costs less than a false alarm.

use crate::lint::{Around, Findings, Scope, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// A department is called by its own name, not by that of a person.
    ///
    /// ## Why it matters
    /// It is the title of the report, and how a parent finds it among the others.
    ///
    /// ## Example
    /// ```yaml,fires
    /// department:
    ///   name: Maria Delgado
    ///   contact: {email: delgado.maria@riverbend.example}
    /// ```
    /// ```yaml
    /// department:
    ///   name: Nutrition Services
    ///   contact: {name: Maria Delgado, email: delgado.maria@riverbend.example}
    /// ```
    "department-named-after-person" {
        levels: [Warn, Error, Error, Error],
        scope: Scope::Plan(check),
    }
}

fn check(plan: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    let Some(department) = &plan.department else { return };
    let Some(name) = &department.name else { return };
    let contact = department.contact.as_ref().and_then(|contact| contact.name.as_ref());
    let is_contact = contact.is_some_and(|contact| {
        contact.trimmed().eq_ignore_ascii_case(name.trimmed()) && !speaks_of_work(name.trimmed())
    });
    if !is_contact && !is_person(name.trimmed()) {
        return;
    }
    let known =
        around.year().and_then(|year| around.setting.department(around.id, year, around.language));
    findings
        .at(around.words(name), "the department is called by a person's name")
        .here("this will be the title of the report")
        .note("a parent looks for the department, and people change")
        .help(match known {
            Some(known) => format!("write `{known}`, as the project calls it"),
            None => "write the department's name here, and the person's under `contact`".to_owned(),
        });
}

/// Whether a name is two or three capitalised words of which the first is a given name.
fn is_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let looks_like = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || "'’.-".contains(c))
    };
    let [first, ..] = words.as_slice() else { return false };
    (2..=4).contains(&words.len())
        && words.iter().all(looks_like)
        && GIVEN.contains(&first.to_lowercase().as_str())
        && !speaks_of_work(name)
}

fn speaks_of_work(name: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_alphabetic());
    words.any(|word| WORK.contains(&word.to_lowercase().as_str()))
}

/// Words that departments are called by, English and Spanish.
const WORK: &[&str] = &[
    "academic",
    "academics",
    "access",
    "accountability",
    "administration",
    "adult",
    "alumni",
    "assessment",
    "athletics",
    "attendance",
    "board",
    "budget",
    "business",
    "care",
    "career",
    "center",
    "child",
    "children",
    "college",
    "communications",
    "community",
    "construction",
    "counseling",
    "curriculum",
    "data",
    "department",
    "departamento",
    "development",
    "early",
    "education",
    "educación",
    "elementary",
    "engagement",
    "english",
    "equity",
    "evaluation",
    "facilities",
    "family",
    "familias",
    "federal",
    "finance",
    "fiscal",
    "food",
    "fund",
    "grants",
    "health",
    "human",
    "humanos",
    "information",
    "instruction",
    "kitchen",
    "labor",
    "learning",
    "legal",
    "library",
    "maintenance",
    "media",
    "nurse",
    "nursing",
    "nutrition",
    "office",
    "oficina",
    "operations",
    "outreach",
    "payroll",
    "police",
    "preschool",
    "professional",
    "programs",
    "programas",
    "purchasing",
    "recursos",
    "relations",
    "research",
    "resources",
    "risk",
    "safety",
    "school",
    "schools",
    "secondary",
    "services",
    "servicios",
    "special",
    "staff",
    "strategy",
    "student",
    "students",
    "superintendent",
    "support",
    "teaching",
    "technology",
    "transportation",
    "transporte",
    "warehouse",
    "wellness",
    "youth",
];

/// Given names that are frequent in United States schools and mean nothing else.
const GIVEN: &[&str] = &[
    "aaron",
    "adam",
    "adriana",
    "alan",
    "alejandra",
    "alejandro",
    "alexander",
    "alice",
    "alicia",
    "amanda",
    "amy",
    "ana",
    "andrea",
    "andrew",
    "angela",
    "anita",
    "anna",
    "anne",
    "anthony",
    "antonio",
    "arthur",
    "barbara",
    "beatriz",
    "benjamin",
    "betty",
    "brandon",
    "brenda",
    "brian",
    "bruce",
    "carla",
    "carlos",
    "carmen",
    "carol",
    "carolyn",
    "catherine",
    "charles",
    "cheryl",
    "christina",
    "christine",
    "christopher",
    "claudia",
    "cynthia",
    "daniel",
    "david",
    "deborah",
    "debra",
    "denise",
    "dennis",
    "diana",
    "diane",
    "donald",
    "donna",
    "dorothy",
    "douglas",
    "edward",
    "elena",
    "elizabeth",
    "emily",
    "emma",
    "enrique",
    "eric",
    "esther",
    "eugene",
    "evelyn",
    "fernando",
    "frances",
    "francisco",
    "gabriel",
    "gabriela",
    "gary",
    "george",
    "gerald",
    "gloria",
    "gregory",
    "guadalupe",
    "hannah",
    "harold",
    "heather",
    "helen",
    "henry",
    "irene",
    "isabel",
    "jacqueline",
    "james",
    "janet",
    "janice",
    "jason",
    "javier",
    "jeffrey",
    "jennifer",
    "jessica",
    "jesús",
    "joan",
    "john",
    "jonathan",
    "jorge",
    "jose",
    "josé",
    "joseph",
    "joshua",
    "joyce",
    "juan",
    "juana",
    "judith",
    "judy",
    "julia",
    "julie",
    "justin",
    "karen",
    "katherine",
    "kathleen",
    "kathryn",
    "keith",
    "kelly",
    "kenneth",
    "kevin",
    "kimberly",
    "kyle",
    "larry",
    "laura",
    "lauren",
    "lawrence",
    "leticia",
    "linda",
    "lisa",
    "luis",
    "lucía",
    "margaret",
    "maria",
    "maría",
    "marie",
    "marilyn",
    "martha",
    "mary",
    "matthew",
    "megan",
    "melissa",
    "michael",
    "michelle",
    "miguel",
    "monica",
    "mónica",
    "nancy",
    "natalie",
    "nathan",
    "nicholas",
    "nicole",
    "olivia",
    "pamela",
    "patricia",
    "patrick",
    "paul",
    "pedro",
    "peter",
    "philip",
    "rachel",
    "ralph",
    "ramón",
    "raymond",
    "rebecca",
    "ricardo",
    "richard",
    "robert",
    "roberto",
    "roger",
    "ronald",
    "rosa",
    "russell",
    "ruth",
    "ryan",
    "samantha",
    "samuel",
    "sandra",
    "sara",
    "sarah",
    "scott",
    "sean",
    "sharon",
    "shirley",
    "silvia",
    "sofia",
    "sofía",
    "sonia",
    "stephanie",
    "stephen",
    "steven",
    "susan",
    "teresa",
    "theresa",
    "thomas",
    "timothy",
    "tyler",
    "vanessa",
    "verónica",
    "victor",
    "víctor",
    "walter",
    "wayne",
    "william",
    "yolanda",
    "zachary",
];
