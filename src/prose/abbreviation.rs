//! Abbreviations of English and Spanish, and words that show that a sentence begins after one.

/// Abbreviations before a name; no sentence ends after one.
#[rustfmt::skip]
pub(super) const BEFORE_A_NAME: &[&str] = &[
    // English: titles and military ranks
    "adm", "amb", "atty", "br", "brig", "capt", "cdr", "cmdr", "cmsgt", "col", "comdr", "cpl",
    "cpt", "cwo", "dcn", "dr", "drs", "ens", "fr", "gen", "gens", "gov", "govs", "hon", "insp",
    "lt", "ltc", "ltg", "lts", "maj", "messrs", "mme", "mlle", "mr", "mrs", "ms", "msgr", "msgt",
    "mses", "mx", "ofc", "pfc", "pres", "prof", "profs", "pvt", "rep", "reps", "rev", "revs",
    "sen", "sens", "sfc", "sgt", "spc", "ssgt", "supt", "supts", "tsgt", "vp", "wo",
    // English: names of places, and phrases
    "e.g", "eg", "i.e", "ie", "mt", "mts", "pt", "v", "viz", "vs",
    // Spanish: titles and ranks (Real Academia Española)
    "abg", "alm", "arq", "bto", "cap", "cdte", "cnel", "comdte", "d.ª", "dña", "dra",
    "dras", "dres", "excma", "excmo", "gral", "hna", "hnas", "hno", "hnos", "ilma", "ilmo", "ing",
    "lcda", "lcdo", "lda", "ldo", "lic", "licda", "licdo", "mons", "mtra", "mtro", "ntra", "ntro",
    "pbro", "pdta", "pdte", "profa", "profra", "psic", "rda", "rdo", "rvda", "rvdo", "sgto", "sra",
    "sras", "sres", "srta", "srtas", "sta", "sto", "stos", "tcnel", "tte",
    // Spanish: given names, places and phrases
    "cd", "ee", "ej", "fco", "gpe", "m.ª", "p.ej", "pto", "sn",
];

/// Abbreviations before a number. Without a number, most of them are ordinary words ("no", "art", "fig").
#[rustfmt::skip]
pub(super) const BEFORE_A_NUMBER: &[&str] = &[
    "app", "art", "arts", "ch", "chs", "ej", "eq", "ex", "fig", "figs", "fracc", "gr", "grs", "inc",
    "no", "nos", "núm", "núms", "p", "par", "para", "párr", "pág", "págs", "pp", "sec", "secs",
    "tab", "vol", "vols",
];

/// Abbreviations that can end a sentence, and do if the next word often starts a sentence.
#[rustfmt::skip]
pub(super) const ANYWHERE: &[&str] = &[
    // English
    "acad", "admin", "alg", "approx", "appt", "apr", "apt", "assn", "assoc", "asst", "attn", "aug",
    "av", "ave", "avg", "bd", "bldg", "bldgs", "blvd", "bros", "ca", "cf", "cir", "cmte", "cmty",
    "co", "comm", "coord", "corp", "cos", "ct", "ctr", "ctrs", "cty", "dec", "dept", "depts",
    "dir", "dist", "dists", "div", "econ", "ed", "elem", "esp", "esq", "est", "ext", "feb", "fri",
    "ft", "fwy", "gal", "geom", "govt", "hist", "hosp", "hr", "hrs", "hts", "hwy", "inc", "incl",
    "inst", "instr", "intl", "jan", "jct", "jr", "jul", "jun", "lang", "lb", "lbs", "lib", "lit",
    "ln", "ltd", "max", "med", "mfg", "mgr", "mgmt", "mid", "min", "mins", "misc", "mo", "mon",
    "mos", "mtn", "mtns", "natl", "nov", "oct", "op", "oz", "pct", "pk", "pkwy", "pl", "prep",
    "prin", "psych", "pts", "qtr", "rd", "reg", "ret", "rm", "rms", "sat", "sch", "schs", "sci",
    "sem", "sept", "soc", "sped", "spgs", "sq", "sr", "ss", "st", "sta", "ste", "sts", "svc",
    "svcs", "sys", "tech", "ter", "thu", "thur", "thurs", "tpk", "trl", "tue", "tues", "twp",
    "univ", "vly", "wed", "wk", "wks", "yd", "yds", "yr", "yrs",
    // Degrees
    "ed.d", "ed.m", "ed.s", "ll.b", "ll.m", "m.ed", "ph.d", "psy.d",
    // Spanish
    "admón", "apdo", "apto", "avda", "av", "blvr", "calz", "carr", "cdad", "cía", "cta", "dcha",
    "deleg", "depto", "dpto", "edo", "entlo", "esc", "esq", "fdo", "gob", "gpo", "izda", "izdo",
    "izq", "mpio", "mun", "nte", "ofna", "ote", "plza", "prim", "prol", "prov", "pza", "pzo",
    "tel", "teléf", "tels", "ud", "uds", "univ", "urb", "uu", "vd", "vds", "vto",
];

/// Abbreviations that count only with a capital letter, because they are words without it ("cal", "mass", "sun").
#[rustfmt::skip]
pub(super) const CAPITALIZED: &[&str] = &[
    // Given names
    "alex", "benj", "chas", "danl", "edw", "fredk", "geo", "jas", "jno", "jos", "robt", "saml",
    "theo", "thos", "wm",
    // States and provinces
    "ala", "alta", "ariz", "ark", "cal", "calif", "colo", "conn", "del", "fla", "ga", "ida", "ill",
    "ills", "ind", "kan", "kans", "ky", "la", "mass", "md", "mich", "minn", "miss", "mont", "neb",
    "nebr", "nev", "okla", "ont", "ore", "oreg", "pa", "penn", "penna", "que", "sask", "tenn",
    "tex", "va", "vt", "wash", "wis", "wisc", "wyo",
    // Days, months and schools
    "mar", "sec", "secs", "sun", "col",
];

/// Words before a single capital letter that is not a person's initial: "Grade K", "Title I".
#[rustfmt::skip]
pub(super) const BEFORE_A_LETTER: &[&str] = &[
    // English
    "a", "act", "amendment", "an", "annex", "appendix", "area", "article", "attachment", "block",
    "box", "building", "bus", "campus", "category", "chapter", "class", "cohort", "column",
    "district", "division", "domain", "door", "exhibit", "figure", "form", "gate", "goal", "grade",
    "grades", "group", "hall", "hepatitis", "house", "item", "lane", "level", "line", "list",
    "lot", "measure", "model", "objective", "option", "outcome", "part", "pathway", "period",
    "phase", "plan", "pod", "point", "program", "prop", "proposition", "quadrant", "question",
    "region", "room", "route", "schedule", "section", "session", "set", "shift", "standard",
    "step", "strand", "strategy", "subgroup", "table", "team", "through", "tier", "title", "track",
    "type", "unit", "vitamin", "wing", "zone",
    // Spanish
    "anexo", "apéndice", "artículo", "aula", "bloque", "capítulo", "categoría", "clase",
    "edificio", "equipo", "etapa", "fase", "figura", "grado", "grados", "grupo", "inciso", "letra",
    "línea", "medida", "meta", "nivel", "opción", "parte", "programa", "propuesta", "proposición",
    "punto", "ruta", "salón", "sección", "tabla", "tipo", "título", "turno", "vitamina",
];

/// Days, months and time zones, which follow a time of day within a sentence: "8 a.m. Monday".
#[rustfmt::skip]
pub(super) const AFTER_A_TIME: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays",
    "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays", "mon", "tue", "tues",
    "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "january", "february", "march", "april",
    "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb",
    "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "eastern", "central",
    "mountain", "pacific", "alaska", "hawaii", "atlantic", "et", "ct", "mt", "pt", "est", "edt",
    "cst", "cdt", "mst", "mdt", "pst", "pdt", "akst", "akdt", "hst", "utc", "gmt",
];

/// People and things of a school that often start a sentence, and are capitalized only there or in a name. A lowercase
/// word must follow: "P.E. Students run", but "U.S. Schools Council".
#[rustfmt::skip]
pub(super) const SUBJECTS: &[&str] = &[
    // English
    "adults", "attendance", "buses", "caregivers", "children", "classes", "classrooms", "coaches",
    "community", "counselors", "educators", "enrollment", "everyone", "families", "funding",
    "funds", "graduates", "guardians", "leaders", "learners", "lessons", "meetings", "nurses",
    "parents", "participants", "people", "principals", "readers", "residents", "scholars",
    "seniors", "staff", "students", "supervisors", "teachers", "tutors", "visitors", "volunteers",
    "voters", "youth",
    // Spanish
    "alumnas", "alumnos", "docentes", "escuelas", "estudiantes", "familias", "directores",
    "maestras", "maestros", "madres", "niñas", "niños", "padres", "personal", "profesores",
    "votantes", "voluntarios",
];

/// Words that often start a sentence but rarely follow an abbreviation within a sentence.
#[rustfmt::skip]
pub(super) const STARTERS: &[&str] = &[
    // English
    "a", "after", "all", "also", "although", "an", "and", "another", "any", "as", "at", "because",
    "before", "both", "but", "by", "during", "each", "every", "few", "for", "from", "he", "her",
    "here", "his", "how", "however", "i", "if", "in", "instead", "it", "its", "last", "many",
    "more", "most", "my", "next", "no", "nobody", "none", "not", "of", "on", "once", "one", "only",
    "or", "other", "others", "our", "she", "since", "so", "some", "such", "that", "the", "their",
    "then", "there", "these", "they", "this", "those", "to", "until", "we", "what", "when",
    "where", "which", "while", "who", "why", "with", "without", "you", "your", "did", "does", "do", "is", "are", "was", "were", "has", "have", "can", "could",
    "should", "will", "would", "across", "almost", "among", "around", "beginning", "between",
    "currently", "every", "everyone", "finally", "first", "half", "later", "let", "nearly",
    "never", "now", "often", "over", "please", "several", "since", "sometimes", "soon", "starting",
    "still", "through", "throughout", "today", "together", "two", "three", "four", "under",
    "unless", "us", "very", "whether", "within", "yet",
    // Spanish
    "además", "al", "algunas", "algunos", "antes", "aunque", "cada", "como", "con", "cuando", "de",
    "del", "desde", "después", "donde", "durante", "el", "ella", "ellas", "ellos", "en", "es",
    "esta", "estas", "este", "esto", "estos", "hasta", "hay", "la", "las", "lo", "los", "más",
    "muchas", "muchos", "ninguna", "ninguno", "nuestra", "nuestro", "nosotros", "otra", "otras",
    "otro", "otros", "para", "pero", "por", "que", "quien", "se", "si", "sin", "sobre", "solo",
    "su", "sus", "también", "toda", "todas", "todo", "todos", "un", "una", "ya", "a", "ahora", "así", "aquí", "casi", "contamos", "entre", "hoy", "luego",
    "mientras", "ninguno", "no", "nunca", "ofrecemos", "porque", "pueden", "quienes", "según",
    "siempre", "son", "tenemos", "tras", "unas", "unos",
];
