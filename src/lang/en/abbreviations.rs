//! Abbreviations of English, and words next to them.

use crate::lang::list::list;
use crate::lang::words::Abbreviations;

/// Titles, military ranks, given names, places, units, days and months. They correspond to CLDR's sentence-break suppressions.
#[rustfmt::skip]
pub(super) const ABBREVIATIONS: Abbreviations = Abbreviations {
    before_name: list(&[
        "adm", "amb", "atty", "br", "brig", "capt", "cdr", "cmdr", "cmsgt", "col", "comdr", "cpl", "cpt",
        "cwo", "dcn", "dr", "drs", "e.g", "eg", "ens", "fr", "gen", "gens", "gov", "govs", "hon", "i.e", "ie",
        "insp", "lt", "ltc", "ltg", "lts", "maj", "messrs", "mlle", "mme", "mr", "mrs", "ms", "mses", "msgr",
        "msgt", "mt", "mts", "mx", "ofc", "pfc", "pres", "prof", "profs", "pt", "pvt", "rep", "reps", "rev",
        "revs", "sen", "sens", "sfc", "sgt", "spc", "ssgt", "supt", "supts", "tsgt", "v", "viz", "vp", "vs",
        "wo",
    ]),
    before_number: list(&[
        "app", "art", "arts", "ch", "chs", "eq", "ex", "fig", "figs", "gr", "grs", "inc", "no", "nos", "p",
        "par", "para", "pp", "sec", "secs", "tab", "vol", "vols",
    ]),
    anywhere: list(&[
        "acad", "admin", "alg", "approx", "appt", "apr", "apt", "assn", "assoc", "asst", "attn", "aug", "av",
        "ave", "avg", "bd", "bldg", "bldgs", "blvd", "bros", "ca", "cf", "cir", "cmte", "cmty", "co", "comm",
        "coord", "corp", "cos", "ct", "ctr", "ctrs", "cty", "dec", "dept", "depts", "dir", "dist", "dists",
        "div", "econ", "ed", "ed.d", "ed.m", "ed.s", "elem", "esp", "esq", "est", "ext", "feb", "fri", "ft",
        "fwy", "gal", "geom", "govt", "hist", "hosp", "hr", "hrs", "hts", "hwy", "inc", "incl", "inst",
        "instr", "intl", "jan", "jct", "jr", "jul", "jun", "lang", "lb", "lbs", "lib", "lit", "ll.b", "ll.m",
        "ln", "ltd", "m.ed", "max", "med", "mfg", "mgmt", "mgr", "mid", "min", "mins", "misc", "mo", "mon",
        "mos", "mtn", "mtns", "natl", "nov", "oct", "op", "oz", "pct", "ph.d", "pk", "pkwy", "pl", "prep",
        "prin", "psy.d", "psych", "pts", "qtr", "rd", "reg", "ret", "rm", "rms", "sat", "sch", "schs", "sci",
        "sem", "sept", "soc", "sped", "spgs", "sq", "sr", "ss", "st", "sta", "ste", "sts", "svc", "svcs",
        "sys", "tech", "ter", "thu", "thur", "thurs", "tpk", "trl", "tue", "tues", "twp", "univ", "vly",
        "wed", "wk", "wks", "yd", "yds", "yr", "yrs",
    ]),
    capitalized: list(&[
        "ala", "alex", "alta", "ariz", "ark", "benj", "cal", "calif", "chas", "col", "colo", "conn", "danl",
        "del", "edw", "fla", "fredk", "ga", "geo", "ida", "ill", "ills", "ind", "jas", "jno", "jos", "kan",
        "kans", "ky", "la", "mar", "mass", "md", "mich", "minn", "miss", "mont", "neb", "nebr", "nev", "okla",
        "ont", "ore", "oreg", "pa", "penn", "penna", "que", "robt", "saml", "sask", "sec", "secs", "sun",
        "tenn", "tex", "theo", "thos", "va", "vt", "wash", "wis", "wisc", "wm", "wyo",
    ]),
    also_words: list(&["br", "col", "pt", "wo"]),
    list_ends: list(&["etc"]),
    times: list(&["a.m", "p.m"]),
    spaced_times: list(&["a.", "p."]),
    before_letter: list(&[
        "a", "act", "amendment", "an", "annex", "appendix", "area", "article", "attachment", "block", "box",
        "building", "bus", "campus", "category", "chapter", "class", "cohort", "column", "district",
        "division", "domain", "door", "exhibit", "figure", "form", "gate", "goal", "grade", "grades", "group",
        "hall", "hepatitis", "house", "item", "lane", "level", "line", "list", "lot", "measure", "model",
        "objective", "option", "outcome", "part", "pathway", "period", "phase", "plan", "pod", "point",
        "program", "prop", "proposition", "quadrant", "question", "region", "room", "route", "schedule",
        "section", "session", "set", "shift", "standard", "step", "strand", "strategy", "subgroup", "table",
        "team", "through", "tier", "title", "track", "type", "unit", "vitamin", "wing", "zone",
    ]),
    letters: list(&["a", "i"]),
    after_time: list(&[
        "akdt", "akst", "alaska", "apr", "april", "atlantic", "aug", "august", "cdt", "central", "cst", "ct",
        "dec", "december", "eastern", "edt", "est", "et", "feb", "february", "fri", "friday", "fridays",
        "gmt", "hawaii", "hst", "jan", "january", "jul", "july", "jun", "june", "mar", "march", "may", "mdt",
        "mon", "monday", "mondays", "mountain", "mst", "mt", "nov", "november", "oct", "october", "pacific",
        "pdt", "pst", "pt", "sat", "saturday", "saturdays", "sep", "sept", "september", "sun", "sunday",
        "sundays", "thu", "thur", "thurs", "thursday", "thursdays", "tue", "tues", "tuesday", "tuesdays",
        "utc", "wed", "wednesday", "wednesdays",
    ]),
    initialisms: list(&[]),
    subjects: list(&[
        "adults", "attendance", "buses", "caregivers", "children", "classes", "classrooms", "coaches",
        "community", "counselors", "educators", "enrollment", "everyone", "families", "funding", "funds",
        "graduates", "guardians", "leaders", "learners", "lessons", "meetings", "nurses", "parents",
        "participants", "people", "principals", "readers", "residents", "scholars", "seniors", "staff",
        "students", "supervisors", "teachers", "tutors", "visitors", "volunteers", "voters", "youth",
    ]),
    starters: list(&[
        "a", "across", "after", "all", "almost", "also", "although", "among", "an", "and", "another", "any",
        "are", "around", "as", "at", "because", "before", "beginning", "between", "both", "but", "by", "can",
        "could", "currently", "did", "do", "does", "during", "each", "every", "everyone", "few", "finally",
        "first", "for", "four", "from", "half", "has", "have", "he", "her", "here", "his", "how", "however",
        "i", "if", "in", "instead", "is", "it", "its", "last", "later", "let", "many", "more", "most", "my",
        "nearly", "never", "next", "no", "nobody", "none", "not", "now", "of", "often", "on", "once", "one",
        "only", "or", "other", "others", "our", "over", "please", "several", "she", "should", "since", "so",
        "some", "sometimes", "soon", "starting", "still", "such", "that", "the", "their", "then", "there",
        "these", "they", "this", "those", "three", "through", "throughout", "to", "today", "together", "two",
        "under", "unless", "until", "us", "very", "was", "we", "were", "what", "when", "where", "whether",
        "which", "while", "who", "why", "will", "with", "within", "without", "would", "yet", "you", "your",
    ]),
};
