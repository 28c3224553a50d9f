//! English words for the rules about texts and names.

use crate::lang::list::list;
use crate::lang::words::{DepartmentWords, Doubling, TextWords};

#[rustfmt::skip]
pub(super) const DOUBLING: Doubling = Doubling {
    never: list(&[
        "a", "an", "and", "but", "each", "every", "if", "my", "of", "or", "our", "than", "the", "their",
        "your",
    ]),
    also_verbs: list(&[]),
    clause_starts: list(&[
        "all", "anyone", "anything", "everyone", "everything", "how", "that", "thing", "things", "those",
        "what", "whatever", "when", "where", "wherever", "which", "whichever", "who", "whoever", "whom",
        "why",
    ]),
    particles: list(&[
        "about", "across", "after", "along", "around", "as", "at", "by", "down", "for", "from", "in", "into",
        "off", "on", "out", "over", "through", "to", "under", "up", "with", "without",
    ]),
    verbs: list(&[
        "add", "aim", "am", "answer", "are", "ask", "back", "be", "been", "begin", "being", "believ",
        "belong", "block", "blow", "book", "break", "bring", "brought", "build", "built", "burn", "call",
        "calm", "came", "car", "carr", "carri", "check", "clean", "clear", "click", "clock", "clos", "com",
        "count", "cross", "cut", "deal", "depend", "dig", "dream", "dress", "driv", "drop", "drov", "eat",
        "end", "fall", "fell", "fill", "find", "finish", "focu", "follow", "get", "giv", "give", "go", "goe",
        "goes", "gone", "got", "gotten", "grow", "hand", "hang", "held", "hold", "hop", "hope", "hung", "is",
        "join", "jump", "keep", "kept", "kick", "knock", "laid", "land", "lay", "lead", "lean", "leav", "led",
        "left", "let", "lie", "light", "lin", "line", "lit", "liv", "lock", "log", "look", "made", "mail",
        "mak", "mark", "meet", "met", "mov", "nam", "nod", "open", "pack", "paid", "pass", "pay", "phon",
        "pick", "plan", "play", "plug", "point", "pop", "prepar", "print", "pull", "push", "put", "ran",
        "reach", "read", "ready", "rel", "reli", "relie", "relied", "report", "ring", "roll", "rul", "run",
        "sat", "saw", "see", "seen", "send", "sent", "set", "settl", "show", "shut", "sign", "sit", "sleep",
        "slept", "sold", "sort", "speak", "spok", "spoke", "spoken", "stand", "start", "stay", "step",
        "stick", "stood", "stop", "stuck", "sum", "swip", "switch", "tak", "taken", "talk", "tap", "tear",
        "think", "thought", "throw", "tick", "told", "took", "tr", "trad", "transfer", "tri", "try", "tun",
        "turn", "typ", "us", "visit", "wait", "wak", "walk", "want", "was", "watch", "wear", "went", "were",
        "wish", "won", "work", "worri", "writ", "write", "written", "wrot",
    ]),
    on_purpose: list(&[
        "again", "am", "are", "aye", "be", "been", "blah", "boo", "bye", "can", "cha", "cheep", "choo",
        "chop", "chug", "could", "did", "do", "does", "far", "goody", "ha", "had", "has", "have", "he", "her",
        "here", "hers", "him", "his", "ho", "hush", "i", "is", "it", "knock", "la", "long", "may", "me",
        "might", "more", "much", "must", "never", "night", "no", "now", "one", "please", "pom", "quack",
        "really", "ring", "row", "rub", "she", "should", "so", "some", "step", "that", "them", "there",
        "they", "this", "tick", "tock", "too", "tut", "us", "very", "was", "way", "we", "well", "were",
        "will", "would", "years", "yes", "yo", "you",
    ]),
};

#[rustfmt::skip]
pub(super) const TEXT: TextWords = TextWords {
    placeholder_words: list(&["placeholder"]),
    placeholder_phrases: list(&[
        "insert name", "insert text", "to be announced", "to be determined", "your text here",
    ]),
    placeholder_texts: list(&["draft", "na", "none yet", "pending", "test"]),
    instructions: list(&["add", "date", "enter", "fill", "insert", "name", "number", "your"]),
    vague_links: list(&[
        "click", "click here", "click this link", "details", "document", "here", "learn more", "link", "more",
        "more info", "more information", "page", "read more", "see here", "see more", "this", "this document",
        "this link", "this page", "this site", "website",
    ]),
    acronyms: list(&[
        "am", "faq", "id", "ok", "pm", "po", "tv", "uk", "un", "us", "usa", "zip",
    ]),
    that_is: list(&["(ie ", "(ie,", "i. e.", "i.e."]),
    and_so_on: list(&["etc.", "etcetera"]),
    line_starts: list(&[
        "a", "about", "after", "also", "an", "and", "are", "as", "at", "be", "because", "before", "between",
        "but", "by", "can", "during", "for", "from", "has", "have", "if", "in", "into", "is", "must", "no",
        "not", "of", "on", "or", "our", "over", "should", "so", "than", "that", "the", "their", "them",
        "then", "these", "they", "this", "those", "through", "to", "under", "until", "when", "where", "which",
        "while", "who", "whose", "will", "with", "within", "without",
    ]),
    fillers: list(&[
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "of", "on", "or", "our",
        "the", "their", "to", "who", "with",
    ]),
    short_words: list(&[
        "a", "all", "an", "and", "are", "as", "at", "by", "each", "every", "for", "from", "in", "is", "of",
        "on", "or", "our", "that", "the", "their", "they", "this", "to", "we", "with",
    ]),
    sentence_starts: list(&[
        "a", "all", "an", "any", "are", "as", "at", "because", "both", "but", "by", "can", "do", "each",
        "every", "few", "for", "from", "how", "if", "in", "is", "its", "many", "more", "most", "no", "not",
        "of", "on", "other", "our", "so", "some", "such", "that", "the", "their", "these", "this", "those",
        "to", "two", "until", "what", "when", "where", "which", "while", "who", "with", "without", "your",
    ]),
};

#[rustfmt::skip]
pub(super) const DEPARTMENT: DepartmentWords = DepartmentWords {
    work: list(&[
        "academic", "academics", "access", "accountability", "administration", "adult", "alumni",
        "assessment", "athletics", "attendance", "board", "budget", "business", "care", "career", "center",
        "child", "children", "college", "communications", "community", "construction", "counseling",
        "curriculum", "data", "department", "development", "early", "education", "elementary", "engagement",
        "english", "equity", "evaluation", "facilities", "family", "federal", "finance", "fiscal", "food",
        "fund", "grants", "health", "human", "information", "instruction", "kitchen", "labor", "learning",
        "legal", "library", "maintenance", "media", "nurse", "nursing", "nutrition", "office", "operations",
        "outreach", "payroll", "police", "preschool", "professional", "programs", "purchasing", "relations",
        "research", "resources", "risk", "safety", "school", "schools", "secondary", "services", "special",
        "staff", "strategy", "student", "students", "superintendent", "support", "teaching", "technology",
        "transportation", "warehouse", "wellness", "youth",
    ]),
    given_names: list(&[
        "aaron", "adam", "alan", "alexander", "alice", "amanda", "amy", "andrea", "andrew", "angela", "anita",
        "anna", "anne", "anthony", "antonio", "arthur", "barbara", "benjamin", "betty", "brandon", "brenda",
        "brian", "bruce", "carla", "carol", "carolyn", "catherine", "charles", "cheryl", "christina",
        "christine", "christopher", "claudia", "cynthia", "daniel", "david", "deborah", "debra", "denise",
        "dennis", "diana", "diane", "donald", "donna", "dorothy", "douglas", "edward", "elizabeth", "emily",
        "emma", "eric", "esther", "eugene", "evelyn", "frances", "gabriel", "gary", "george", "gerald",
        "gloria", "gregory", "hannah", "harold", "heather", "helen", "henry", "irene", "isabel", "jacqueline",
        "james", "janet", "janice", "jason", "jeffrey", "jennifer", "jessica", "joan", "john", "jonathan",
        "joseph", "joshua", "joyce", "judith", "judy", "julia", "julie", "justin", "karen", "katherine",
        "kathleen", "kathryn", "keith", "kelly", "kenneth", "kevin", "kimberly", "kyle", "larry", "laura",
        "lauren", "lawrence", "linda", "lisa", "margaret", "maria", "marie", "marilyn", "martha", "mary",
        "matthew", "megan", "melissa", "michael", "michelle", "monica", "nancy", "natalie", "nathan",
        "nicholas", "nicole", "olivia", "pamela", "patricia", "patrick", "paul", "peter", "philip", "rachel",
        "ralph", "raymond", "rebecca", "richard", "robert", "roger", "ronald", "russell", "ruth", "ryan",
        "samantha", "samuel", "sandra", "sara", "sarah", "scott", "sean", "sharon", "shirley", "sofia",
        "sonia", "stephanie", "stephen", "steven", "susan", "theresa", "thomas", "timothy", "tyler",
        "vanessa", "victor", "walter", "wayne", "william", "zachary",
    ]),
};
