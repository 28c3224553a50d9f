//! Tuned on the sample plans, none of which is reported at grade 12, and on one district's plan, whose long
//! sentences have grades 23 to 36. The grade of a short section varies too much to be useful. In a single sentence,
//! long names alone raise the grade, so a sentence is reported only if it is also long.

use std::collections::BTreeMap;

use crate::lang::Language;
use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::model::Plan;
use crate::prose::ReadabilityCounts;

/// The highest grade that is allowed if the project doesn't set one: 16, the end of college.
const DEFAULT_GRADE: f64 = 16.0;

/// The minimum number of words in a section for a meaningful grade.
const FEWEST_WORDS: usize = 100;

/// The minimum number of words in a sentence that is checked by itself.
const LONG_SENTENCE: usize = 30;

/// The number of grades by which a single sentence may exceed the limit.
const SENTENCE_ABOVE: f64 = 6.0;

declare_rule! {
    /// Checks for sections and sentences that are harder to read than the district allows.
    ///
    /// `reading_grade` in `plancc.yaml` sets the highest grade level that is allowed; the default is 16. For
    /// English, plancc computes the Flesch-Kincaid grade: 0.39 × words per sentence + 11.8 × syllables per word −
    /// 15.59. For Spanish, it uses Crawford's formula. The rule checks sections with at least 100 words, and
    /// sentences with at least 30 words. A sentence may be up to six grades above the limit.
    ///
    /// ## Why it matters
    /// About half of the adults in the United States read at an eighth-grade level or below. Many parents would
    /// give up on a harder text.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: >
    ///   The department facilitates the continuous improvement of instructional programming by coordinating
    ///   the implementation of comprehensive professional development opportunities and the collaborative
    ///   examination of disaggregated achievement information with instructional leadership representatives.
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: >
    ///   We help teachers to teach better. Each month we sit down with a team from one school and look at
    ///   what its students have learned, and at who has been left behind.
    /// ```
    "hard-to-read" {
        levels: [Off, Info, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

fn check(_: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    if context.language.words().readability.is_none() {
        return;
    }
    let asked = context.setting.project().and_then(|project| project.reading_grade);
    let asked = asked.and_then(|grade| grade.value.0.to_string().parse().ok());
    let limit: f64 = asked.unwrap_or(DEFAULT_GRADE);
    let mut sections: BTreeMap<&str, (&Passage<'_>, ReadabilityCounts, bool)> = BTreeMap::new();
    for passage in context.passages.iter().filter(|passage| passage.is_said()) {
        let words = &passage.scan().words;
        let mut is_reported = false;
        if words.text().len() > LONG_SENTENCE * 2
            && passage.words().nth(LONG_SENTENCE - 1).is_some()
        {
            is_reported = sentences(passage, context.language, limit, findings);
        }
        let effort = effort(passage);
        let section = sections.entry(section(passage)).or_insert((
            passage,
            ReadabilityCounts::default(),
            false,
        ));
        section.1 = section.1 + effort;
        section.2 |= is_reported;
    }
    for (first, effort, is_reported) in sections.into_values() {
        let Some(grade) = effort.grade(context.language) else { continue };
        // If sentences are reported, they explain why the section is hard to read.
        if effort.words < FEWEST_WORDS || grade <= limit || is_reported {
            continue;
        }
        let sentence = effort.words / effort.sentences.max(1);
        findings
            .at(
                context.words(first.text),
                format!("this section reads at grade {grade:.0}, above the limit of {limit:.0}"),
            )
            .here(format!(
                "the section starts here: {} words, {sentence} per sentence",
                effort.words
            ))
            .note("many readers will not finish this section")
            .help("split long sentences, and use short words: `use`, not `utilization of`");
    }
}

/// Reports the sentences in a passage that are too hard to read; returns `true` if there are any.
fn sentences(
    passage: &Passage<'_>,
    language: Language<'_>,
    limit: f64,
    findings: &mut Findings<'_>,
) -> bool {
    let mut is_reported = false;
    let words: Vec<_> = passage.words().map(|word| word.at.start).collect();
    for sentence in passage.scan().words.sentences() {
        let first = words.partition_point(|&at| at < sentence.at.start);
        let count = words.partition_point(|&at| at < sentence.at.end) - first;
        if count < LONG_SENTENCE {
            continue;
        }
        let grade = crate::prose::Scan::text(sentence.text).words.reading_grade(language);
        let Some(grade) = grade.filter(|&grade| grade > limit + SENTENCE_ABOVE) else { continue };
        is_reported = true;
        findings
            .at(
                passage.at(&sentence),
                format!(
                    "this sentence reads at grade {grade:.0}, far above the limit of {limit:.0}"
                ),
            )
            .here(format!("{count} words"))
            .note("readers forget the beginning before they reach the end")
            .help(match sentence.text.matches(';').count() {
                0 | 1 => "split this into two or three sentences".to_owned(),
                marks => format!(
                    "turn the {} parts into a list, with each part on its own line after `- `",
                    marks + 1
                ),
            });
    }
    is_reported
}

/// Counts the sentences, words and syllables of a passage.
fn effort(passage: &Passage<'_>) -> ReadabilityCounts {
    let mut effort = ReadabilityCounts {
        sentences: passage.scan().words.sentence_count(),
        ..ReadabilityCounts::default()
    };
    for word in passage.words() {
        effort.words += 1;
        effort.syllables += word.syllables();
    }
    effort
}

/// Returns the unit that is graded together: the part of the form, or the field if the passage belongs to no part.
fn section<'a>(passage: &Passage<'a>) -> &'a str {
    match passage.part {
        "" => passage.field.key,
        part => part,
    }
}
