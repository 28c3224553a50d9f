//! The `hard-to-read` rule.
//!
//! Tuned on the sample plans, none of which is reported at grade 12, and on one district's plan, whose long
//! sentences have grades 23 to 36. The grade of a section with few words varies too much. In one sentence the formula
//! counts long names like long thoughts, so a single sentence must also be long.

use std::collections::BTreeMap;

use crate::lint::language::Tongue;
use crate::lint::{Around, Findings, Passage, Scope, declare_rule};
use crate::model::Plan;
use crate::prose::Effort;

/// The highest grade that is not reported if the project sets none: 16 years of school.
const DEFAULT_GRADE: f64 = 16.0;

/// The fewest words of a section for a meaningful grade.
const FEWEST_WORDS: usize = 100;

/// The fewest words of a sentence that is checked by itself.
const LONG_SENTENCE: usize = 30;

/// The number of grades that a single sentence may be above the limit.
const SENTENCE_ABOVE: f64 = 6.0;

declare_rule! {
    /// Checks for sections and sentences that are harder to read than the district allows.
    ///
    /// `reading_grade` in `plancc.yaml` is the school grade whose students should be able to read a plan easily; the
    /// default is 16. The grade is the Flesch-Kincaid grade for English (0.39 × words per sentence + 11.8 ×
    /// syllables per word − 15.59) and Crawford's for Spanish. Sections with at least 100 words are checked, and
    /// sentences with at least 30 words, which may be six grades harder.
    ///
    /// ## Why it matters
    /// Half of the adults in the country read easily only up to the level of eighth grade.
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
        let mut is_reported = false;
        if words.text().len() > LONG_SENTENCE * 2
            && passage.words().nth(LONG_SENTENCE - 1).is_some()
        {
            is_reported = sentences(passage, around.language, limit, findings);
        }
        let effort = effort(passage);
        let section =
            sections.entry(section(passage)).or_insert((passage, Effort::default(), false));
        section.1 = section.1 + effort;
        section.2 |= is_reported;
    }
    for (first, effort, is_reported) in sections.into_values() {
        let Some(grade) = effort.grade(around.language) else { continue };
        // If its long sentences are reported, they make the section hard.
        if effort.words < FEWEST_WORDS || grade <= limit || is_reported {
            continue;
        }
        let sentence = effort.words / effort.sentences.max(1);
        findings
            .at(
                around.words(first.text),
                format!("this section reads at grade {grade:.0}, above {limit:.0}"),
            )
            .here(format!("starts here: {} words, {sentence} per sentence", effort.words))
            .note("most readers of this plan will not finish the section")
            .help("split long sentences, and use short words: `use`, not `utilization of`");
    }
}

/// Reports the sentences of a passage that are too hard; returns `true` if there are any.
fn sentences(
    passage: &Passage<'_>,
    language: &str,
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
                format!("this sentence reads at grade {grade:.0}, far above {limit:.0}"),
            )
            .here(format!("{count} words"))
            .note("readers forget the beginning before they reach the end")
            .help(match sentence.text.matches(';').count() {
                0 | 1 => "split it into two or three sentences".to_owned(),
                marks => format!(
                    "turn its {} parts into a list, with each part on its own line after `- `",
                    marks + 1
                ),
            });
    }
    is_reported
}

/// Counts the sentences, words and syllables of a passage.
fn effort(passage: &Passage<'_>) -> Effort {
    let mut effort =
        Effort { sentences: passage.scan().words.sentence_count(), ..Effort::default() };
    for word in passage.words() {
        effort.words += 1;
        effort.syllables += word.syllables();
    }
    effort
}

/// The unit that gets a grade: a section of the plan, or all texts of one field in priorities.
fn section<'a>(passage: &Passage<'a>) -> &'a str {
    match passage.part {
        "" => passage.field.key,
        part => part,
    }
}
