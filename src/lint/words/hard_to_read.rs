//! `hard-to-read`: more than a reader can carry.
//!
//! Tuned on the sample plans, none of which is told at grade 12, and on one district's plan, whose long
//! sentences stand at grades 23 to 36. A section of
//! a few words swings too far to be judged; in one sentence the formula counts long names as much as
//! long thoughts, so a sentence must be long besides.

use std::collections::BTreeMap;

use crate::lint::language::Tongue;
use crate::lint::{Around, Findings, Passage, Scope, declare_rule};
use crate::model::Plan;
use crate::prose::Effort;

/// The grade that no prose should pass where the project says nothing: sixteen years of school.
const DEFAULT_GRADE: f64 = 16.0;

/// How many words a section needs for its grade to mean something.
const FEWEST_WORDS: usize = 100;

/// From how many words on a sentence is judged.
const LONG_SENTENCE: usize = 30;

/// How many grades a single sentence may stand above the rest.
const SENTENCE_ABOVE: f64 = 6.0;

declare_rule! {
    /// Prose is no harder to read than the district asks.
    ///
    /// `reading_grade` in `plancc.yaml` says the year of school whose pupils should read a plan with ease;
    /// 16 where it says nothing. The grade is Kincaid's for English (0.39 × words a sentence + 11.8 ×
    /// syllables a word − 15.59) and Crawford's for Spanish. A section is judged from 100 words on; a
    /// sentence of 30 words and more may stand six grades above.
    ///
    /// ## Why it matters
    /// Half of the adults in the country read with ease what is written for the eighth year of school.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: >
    ///   The department facilitates the continuous improvement of instructional programming by coordinating
    ///   the implementation of comprehensive professional development opportunities and the collaborative
    ///   examination of disaggregated achievement information with instructional leadership representatives.
    /// ```
    /// ```yaml
    /// purpose: >
    ///   We help teachers to teach better. Each month we sit down with a team from one school and look at
    ///   what its students have learned, and at who has been left behind.
    /// ```
    "hard-to-read" {
        levels: [Off, Info, Warn, Warn],
        scope: Scope::Plan(check),
    }
}

fn check(_: &Plan, around: &Around<'_>, findings: &mut Findings<'_>) {
    if Tongue::of(around.language) == Tongue::Other {
        return;
    }
    let asked = around.setting.project().and_then(|project| project.reading_grade);
    let asked = asked.and_then(|grade| grade.value.0.to_string().parse().ok());
    let limit: f64 = asked.unwrap_or(DEFAULT_GRADE);
    let mut sections: BTreeMap<&str, (&Passage<'_>, Effort, bool)> = BTreeMap::new();
    for passage in around.passages.iter().filter(|passage| passage.is_said()) {
        let words = &passage.scan().words;
        let mut is_told = false;
        if words.text().len() > LONG_SENTENCE * 2
            && passage.words().nth(LONG_SENTENCE - 1).is_some()
        {
            is_told = sentences(passage, around.language, limit, findings);
        }
        let effort = effort(passage);
        let section =
            sections.entry(section(passage)).or_insert((passage, Effort::default(), false));
        section.1 = section.1 + effort;
        section.2 |= is_told;
    }
    for (first, effort, is_told) in sections.into_values() {
        let Some(grade) = effort.grade(around.language) else { continue };
        // Where its long sentences were told, they are what makes the section hard.
        if effort.words < FEWEST_WORDS || grade <= limit || is_told {
            continue;
        }
        let sentence = effort.words / effort.sentences.max(1);
        findings
            .at(
                around.words(first.text),
                format!("this section reads at grade {grade:.0}, above {limit:.0}"),
            )
            .here(format!("it begins here: {} words, {sentence} to a sentence", effort.words))
            .note("most of those whom the plan is for will not finish it")
            .help("make two sentences of one, and say `use` for `utilization of`");
    }
}

/// Tells the passage's sentences that are too hard; whether there was one.
fn sentences(
    passage: &Passage<'_>,
    language: &str,
    limit: f64,
    findings: &mut Findings<'_>,
) -> bool {
    let mut is_told = false;
    let words: Vec<_> = passage.words().map(|word| word.at.start).collect();
    for sentence in passage.scan().words.sentences() {
        let first = words.partition_point(|&at| at < sentence.at.start);
        let count = words.partition_point(|&at| at < sentence.at.end) - first;
        if count < LONG_SENTENCE {
            continue;
        }
        let grade = crate::prose::Scan::text(sentence.text).words.reading_grade(language);
        let Some(grade) = grade.filter(|&grade| grade > limit + SENTENCE_ABOVE) else { continue };
        is_told = true;
        findings
            .at(
                passage.at(&sentence),
                format!("this sentence reads at grade {grade:.0}, far above {limit:.0}"),
            )
            .here(format!("{count} words"))
            .note("a reader has lost its beginning before the end comes")
            .help(match sentence.text.matches(';').count() {
                0 | 1 => "make two or three sentences of it".to_owned(),
                marks => format!(
                    "make a list of its {} parts, each on a line of its own after `- `",
                    marks + 1
                ),
            });
    }
    is_told
}

/// How much there is to read.
fn effort(passage: &Passage<'_>) -> Effort {
    let mut effort =
        Effort { sentences: passage.scan().words.sentence_count(), ..Effort::default() };
    for word in passage.words() {
        effort.words += 1;
        effort.syllables += word.syllables();
    }
    effort
}

/// What is read as one: all of a part, and for priorities all texts of one kind.
fn section<'a>(passage: &Passage<'a>) -> &'a str {
    match passage.part {
        "" => passage.field.key,
        part => part,
    }
}
