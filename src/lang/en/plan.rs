//! English words for the rules about the parts of a plan.

use crate::lang::list::list;
use crate::lang::words::{MetricWords, NeedWords, OwnerWords, ReflectionWords, TheoryWords};

#[rustfmt::skip]
pub(super) const METRICS: MetricWords = MetricWords {
    people: list(&[
        "caregivers", "children", "employees", "families", "members", "parents", "principals", "staff",
        "students", "teachers",
    ]),
    relative_pronouns: list(&["that", "who"]),
    measures: list(&[
        "absenteeism", "attendance", "completion", "downloads", "enrollment", "feedback", "grades",
        "participation", "presentations", "responses", "satisfaction", "scores", "surveys", "traffic",
        "views", "visits",
    ]),
    counts: list(&[
        "count", "frequency", "number", "percent", "percentage", "rate", "share",
    ]),
    of: list(&["of"]),
    changes: list(&[
        "decreas", "gain", "grow", "growth", "improv", "increas", "lower", "rais", "reduc", "rise",
    ]),
    percent: list(&["percent"]),
    often: list(&["more than twice", "quarterly"]),
    beyond_whole: list(&[
        "actual", "budgeted", "capacity", "change", "compared", "expectation", "expectations", "expected",
        "forecast", "gain", "goal", "growth", "increase", "index", "planned", "projected", "projection",
        "quota", "ratio", "relative", "scheduled", "target", "targeted", "typical", "utilization", "versus",
        "vs",
    ]),
    before_others: list(&[
        "by", "for", "from", "given", "of", "on", "per", "to", "with",
    ]),
    adding_up: list(&[
        "absen", "date", "discipl", "expel", "expul", "incid", "miss", "referr", "suspen", "tard", "truan",
    ]),
};

#[rustfmt::skip]
pub(super) const OWNERS: OwnerWords = OwnerWords {
    no_one: list(&[
        "admin", "administration", "all", "anybody", "anyone", "as assigned", "as needed", "department",
        "district", "district staff", "division", "employees", "everybody", "everyone", "many", "multiple",
        "n a", "na", "no one", "nobody", "none", "not applicable", "not assigned", "office", "office staff",
        "other", "others", "people", "personnel", "school", "school site staff", "school staff", "schools",
        "several", "site staff", "sites", "somebody", "someone", "staff", "staff members", "stakeholders",
        "team", "team members", "teams", "to be assigned", "to be hired", "to be named", "unassigned",
        "unknown", "us", "vacant", "various", "various staff", "volunteers", "we", "whoever", "whole school",
        "whole team",
    ]),
    articles: list(&[
        "our", "the",
    ]),
    every: list(&[
        "all", "all our", "all the", "each", "every",
    ]),
    groups: list(&[
        "administrators", "departments", "educators", "employee", "employees", "hands", "members", "of us",
        "parties", "personnel", "principals", "school", "school sites", "school staff", "schools", "site",
        "sites", "staff", "staff member", "staff members", "stakeholders", "teacher", "teachers", "team",
        "team members", "teams",
    ]),
};

#[rustfmt::skip]
pub(super) const THEORY: TheoryWords = TheoryWords {
    if_we: list(&["we"]),
    which_will: list(&["will"]),
    participation: list(&[
        "attend", "attendance", "attended", "attendees", "attending", "downloads", "feedback", "participants",
        "participate", "participated", "participating", "participation", "presentations", "sessions",
        "traffic", "trained", "viewed", "views",
    ]),
    participation_stems: list(&["attend", "feedback", "particip", "view"]),
    effects: list(&[
        "able", "absences", "achieve", "after", "apply", "because", "can", "change", "changed", "child",
        "children", "days", "decisions", "families", "feel", "graduates", "growth", "improved", "know",
        "learned", "name", "proficient", "pupils", "questions", "rate", "report", "result", "results", "say",
        "school", "score", "scores", "show", "student", "students", "use", "used",
    ]),
};

#[rustfmt::skip]
pub(super) const NEEDS: NeedWords = NeedWords {
    need: list(&["need", "needs"]),
    priority: list(&["priorities", "priority"]),
    action: list(&["action", "actions"]),
    prioritize: list(&["prioritize", "prioritized", "prioritizes", "prioritizing"]),
    prioritize_stems: list(&["prioritis", "prioritiz"]),
    not_counted: list(&[
        "and", "are", "at", "but", "first", "for", "in", "is", "on", "or", "to", "while",
    ]),
    before_name: list(&["both", "for", "in", "our", "see", "the"]),
    other_plans: list(&["board", "district", "state", "strategic"]),
    students: list(&["children", "learners", "pupils", "students", "teenagers"]),
    numbers: list(&[
        "double", "doubled", "dozen", "dozens", "eight", "eighteen", "eighty", "eleven", "fifteen", "fifth",
        "fifty", "five", "forty", "four", "fourteen", "half", "halved", "hundred", "hundreds", "nine",
        "nineteen", "ninety", "nobody", "none", "quarter", "quarters", "seven", "seventeen", "seventy", "six",
        "sixteen", "sixty", "ten", "tenth", "third", "thirds", "thirteen", "thirty", "thousand", "thousands",
        "three", "tripled", "twelve", "twenty", "twice", "two", "zero",
    ]),
};

#[rustfmt::skip]
pub(super) const REFLECTION: ReflectionWords = ReflectionWords {
    improvement: list(&[
        "better", "enhanced", "greater", "grew", "improved", "improvement", "improvements", "increase",
        "increased", "increases", "strengthened", "stronger",
    ]),
    common: list(&[
        "district", "plan", "plans", "school", "schools", "staff", "student", "students", "support",
    ]),
    amounts: list(&["every", "no"]),
    work: list(&[
        "build", "buy", "collect", "compile", "create", "develop", "draft", "establish", "hire", "install",
        "organize", "prepare", "publish", "purchase", "schedule", "train", "translate", "update", "write",
    ]),
    resolutions: list(&["must", "need to", "needs to", "should"]),
    we: list(&["we"]),
};
