//! Reports a name if it equals the contact's name, or if it is two to four capitalized words and the first is a
//! common given name. A name with a word that is common in department names is never reported. Both lists were
//! compiled for this rule and tested on the department names of all plans in this repository. Given names that are
//! also words (Grant, Art, Grace, Will) or places (Austin, Madison) are left out, because a missed name costs less
//! than a false alarm.

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Plan;

declare_rule! {
    /// Checks for departments whose `name` is a person's name.
    ///
    /// ## Why it matters
    /// The name is the title of the report, and parents look for the department by its name.
    ///
    /// ## Example
    /// ```yaml,fires
    /// department:
    ///   name: Maria Delgado
    ///   contact: {email: delgado.maria@riverbend.example}
    /// ```
    /// Use instead:
    /// ```yaml
    /// department:
    ///   name: Nutrition Services
    ///   contact: {name: Maria Delgado, email: delgado.maria@riverbend.example}
    /// ```
    "department-named-after-person" {
        levels: [Warn, Error, Error, Error],
        scope: CheckScope::Plan(check),
    }
}

fn check(plan: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(department) = &plan.department else { return };
    let Some(name) = &department.name else { return };
    let contact = department.contact.as_ref().and_then(|contact| contact.name.as_ref());
    let is_contact = contact.is_some_and(|contact| {
        contact.trimmed().eq_ignore_ascii_case(name.trimmed()) && !speaks_of_work(name.trimmed())
    });
    if !is_contact && !is_person(name.trimmed()) {
        return;
    }
    let known = context
        .year()
        .and_then(|year| context.setting.department(context.id, year, context.language));
    findings
        .at(context.words(name), "the department `name` is a person's name")
        .here("this is the title of the report")
        .note("parents look for the department, and people change jobs")
        .help(match known {
            Some(known) => format!("write `{known}`, the department's name in the project file"),
            None => {
                "write the department's name here, and the person's name under `contact`".to_owned()
            }
        });
}

/// Returns `true` if a name is two to four capitalized words and the first one is a given name.
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

/// Words that are common in department names, in English and Spanish.
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

/// Common given names in the United States that have no other meaning.
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
