//! The words and grammar of a language that rules ask for.

use super::inflection::Inflection;
use super::list::{WordList, word_lists};
use super::phrase::Phrases;
use super::polarity::Polarity;
use super::readability::Readability;
use super::recognition::Recognition;
use super::spelling::Spelling;
use super::wrong_phrase::WrongPhrases;

/// The words and grammar of a language. A rule whose words are missing reports nothing.
#[derive(Debug)]
pub struct Words {
    /// Words without content of their own, such as articles and prepositions.
    pub function_words: WordList,
    /// Returns a lowercase word without its endings of number, tense and possession.
    pub stem: fn(&str) -> &str,
    /// Words that join two nouns: `and`.
    pub conjunctions: WordList,
    /// Abbreviations, and words next to them that show whether a sentence ends.
    pub abbreviations: Abbreviations,
    /// Classifies the beginning of a phrase.
    pub phrases: Option<Phrases>,
    /// Wrong phrases that spelling checkers miss.
    pub wrong_phrases: Option<WrongPhrases>,
    /// Plurals and articles.
    pub inflection: Option<Inflection>,
    /// Formulas of readability.
    pub readability: Option<Readability>,
    /// Words that show that a sentence is in this language.
    pub recognition: Option<&'static Recognition>,
    /// Known misspellings.
    pub spelling: Option<&'static Spelling>,
    /// Words that are doubled by mistake or on purpose.
    pub doubling: Doubling,
    /// Words of the rules about placeholders, links, acronyms and terms.
    pub text: TextWords,
    /// Words of the rules about departments.
    pub department: DepartmentWords,
    /// Words of the rules about metrics.
    pub metrics: MetricWords,
    /// Words that show whether more or less is better.
    pub polarity: Option<&'static Polarity>,
    /// Words of the rules about owners.
    pub owners: OwnerWords,
    /// Words of the rules about the theory of action.
    pub theory: TheoryWords,
    /// Words of the rules about needs, priorities and actions.
    pub needs: NeedWords,
    /// Words of the rules about the reflection.
    pub reflection: ReflectionWords,
    /// Examples for the help of rules.
    pub examples: Examples,
}

impl Words {
    /// The words of a language for which plancc has none.
    pub(super) const NONE: Words = Words {
        function_words: WordList::EMPTY,
        stem: unchanged,
        conjunctions: WordList::EMPTY,
        abbreviations: Abbreviations::NONE,
        phrases: None,
        wrong_phrases: None,
        inflection: None,
        readability: None,
        recognition: None,
        spelling: None,
        doubling: Doubling::NONE,
        text: TextWords::NONE,
        department: DepartmentWords::NONE,
        metrics: MetricWords::NONE,
        polarity: None,
        owners: OwnerWords::NONE,
        theory: TheoryWords::NONE,
        needs: NeedWords::NONE,
        reflection: ReflectionWords::NONE,
        examples: Examples { count: "", change: "" },
    };

    /// Iterates over all lists, each with its name.
    pub fn lists(&self) -> impl Iterator<Item = (&'static str, WordList)> {
        [("function_words", self.function_words), ("conjunctions", self.conjunctions)]
            .into_iter()
            .chain(self.abbreviations.lists())
            .chain(self.recognition.into_iter().flat_map(Recognition::lists))
            .chain(self.spelling.into_iter().flat_map(|spelling| spelling.words.lists()))
            .chain(self.doubling.lists())
            .chain(self.text.lists())
            .chain(self.department.lists())
            .chain(self.metrics.lists())
            .chain(self.owners.lists())
            .chain(self.theory.lists())
            .chain(self.needs.lists())
            .chain(self.reflection.lists())
    }
}

fn unchanged(word: &str) -> &str {
    word
}

/// Text of a rule's help that depends on the language of the plan.
#[derive(Debug)]
pub struct Examples {
    /// The help for a metric that counts nothing.
    pub count: &'static str,
    /// Verbs for a change, each with an ellipsis.
    pub change: &'static str,
}

word_lists! {
    /// Abbreviations, and words next to them that show whether a sentence ends.
    ///
    /// Sentences are split with the words of all languages, because a plan quotes names of other languages.
    Abbreviations {
        /// Abbreviations before a name, which never end a sentence.
        before_name,
        /// Abbreviations before a number. Without a number, most of them are ordinary words ("no", "art", "fig").
        before_number,
        /// Abbreviations that end a sentence if the next word often starts one.
        anywhere,
        /// Abbreviations that count only with a capital letter, because they are words without it ("cal", "sun").
        capitalized,
        /// Words among `before_name` that are abbreviations only with a capital letter: "Cap. Ruiz", "Pt. Reyes".
        also_words,
        /// Abbreviations at the end of a list, which always end a sentence before a capital letter.
        list_ends,
        /// Times of day: "a.m".
        times,
        /// Times of day that are written with a space, without their last letter and period: "a." in "a. m.".
        spaced_times,
        /// Words before a single capital letter that is not a person's initial: "Grade K", "Title I".
        before_letter,
        /// Words of one letter, which don't number anything.
        letters,
        /// Days, months and time zones, which follow a time of day within a sentence: "8 a.m. Monday".
        after_time,
        /// Initialisms with several letters in a part: "ee.uu".
        initialisms,
        /// People and things of a school that often start a sentence, and are capitalized only there or in a name. A
        /// lowercase word must follow: "P.E. Students run", but "U.S. Schools Council".
        subjects,
        /// Words that often start a sentence but rarely follow an abbreviation within a sentence.
        starters,
    }
}

word_lists! {
    /// Words that are doubled by mistake or on purpose.
    Doubling {
        /// Words that never follow themselves.
        never,
        /// Words among `never` that may follow themselves in a clause, because they are also verbs.
        also_verbs,
        /// Words that start a clause that may end with a verb: `those who can can help`.
        clause_starts,
        /// Verb particles, which the same word may follow as a preposition: `the room we meet in in winter`.
        particles,
        /// Stems of verbs with particles.
        verbs,
        /// Words that are often doubled on purpose, for their sound or by the rules of grammar.
        on_purpose,
    }
}

word_lists! {
    /// Words of the rules about placeholders, links, acronyms and terms.
    TextWords {
        /// Words that are placeholders.
        placeholder_words,
        /// Phrases that are placeholders.
        placeholder_phrases,
        /// Placeholders that count only if they are the entire text.
        placeholder_texts,
        /// First words of bracketed instructions to the writer: `[add the number]`.
        instructions,
        /// Text of links that doesn't describe the linked page.
        vague_links,
        /// Acronyms that every reader knows, in lowercase.
        acronyms,
        /// Phrases that introduce a complete list.
        that_is,
        /// Phrases that mean that a list is incomplete.
        and_so_on,
        /// Function words that can begin a line of a sentence, but not a key.
        line_starts,
        /// Words that suggested ids leave out.
        fillers,
        /// Frequent short words, which show the language of a text without a declared language.
        short_words,
        /// Words that begin a sentence and are not part of a name.
        sentence_starts,
    }
}

word_lists! {
    /// Words of the rules about departments.
    DepartmentWords {
        /// Words that are common in names of departments.
        work,
        /// Common given names in the United States that have no other meaning and are not places. A missed name costs
        /// less than a false alarm.
        given_names,
    }
}

word_lists! {
    /// Words of the rules about metrics.
    MetricWords {
        /// People who may be counted.
        people,
        /// Words that begin a clause about people.
        relative_pronouns,
        /// Words that name a measurement by themselves.
        measures,
        /// Words that start a count, before one of `of`.
        counts,
        /// The word between a count and the thing that is counted.
        of,
        /// The beginnings of words for an increase or decrease.
        changes,
        /// Words for a percent sign.
        percent,
        /// Phrases in a form that ask for readings more than twice a year.
        often,
        /// Words of metrics that compare with something that isn't the whole, so that they may be more than 100%.
        beyond_whole,
        /// Prepositions and participles before people, if something of the people is counted.
        before_others,
        /// The beginnings of words for what adds up or gets worse over a school year.
        adding_up,
    }
}

word_lists! {
    /// Words of the rules about owners.
    OwnerWords {
        /// Owners that name no one.
        no_one,
        /// Articles and similar words before one of `no_one`.
        articles,
        /// Words for all of a group.
        every,
        /// Groups that name no one after one of `every`.
        groups,
    }
}

word_lists! {
    /// Words of the rules about the theory of action.
    TheoryWords {
        /// The last word of a label before an action in a form that rules can judge.
        if_we,
        /// The last word of a label before a priority in a form that rules can judge.
        which_will,
        /// Words for participation.
        participation,
        /// The beginnings of words for participation.
        participation_stems,
        /// Words that show that a metric measures more than participation.
        effects,
    }
}

word_lists! {
    /// Words of the rules about needs, priorities and actions.
    NeedWords {
        /// Names of a need.
        need,
        /// Names of a priority.
        priority,
        /// Names of an action.
        action,
        /// Verbs whose object is a need.
        prioritize,
        /// The beginnings of words for needs that were prioritized.
        prioritize_stems,
        /// Words that can't be a counted noun. A number before such a word refers to an entry.
        not_counted,
        /// Capitalized words before a name that don't belong to it: `Our Priority 2`.
        before_name,
        /// Words before a name that show that the text refers to another plan: `state Priority 2`.
        other_plans,
        /// Words for students.
        students,
        /// Spelled-out numbers and similar words. `one` and `uno` are left out, because they are more often articles
        /// or pronouns.
        numbers,
    }
}

word_lists! {
    /// Words of the rules about the reflection.
    ReflectionWords {
        /// Words that claim an improvement.
        improvement,
        /// Words that are common in outcomes.
        common,
        /// Words that show how many reached a result, in addition to numbers: `every`.
        amounts,
        /// Verbs for concrete work. Verbs such as "know" or "understand" are left out, because they don't describe an
        /// action.
        work,
        /// Words before such a verb that make it a resolution.
        resolutions,
        /// Words for the department itself.
        we,
    }
}
