//! Tuned on the sample plans and on one district's plan. Skips acronyms that every reader knows, Roman numerals,
//! lines in capitals, abbreviations before a number (`AB 602`), names and addresses, and everything in the
//! project's `acronyms` and `words`. Without a project file, nothing shows which acronyms a district's readers
//! know, so the rule reports nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::acronym_expansion::Initials;
use crate::lang::{Language, is_known_acronym};
use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};
use crate::model::Plan;
use crate::prose::Segment;

declare_rule! {
    /// Checks for acronyms that are neither spelled out in the plan nor listed in the project file.
    ///
    /// Spell out an acronym at its first use: `School Site Council (SSC)`. As an alternative, list it under
    /// `acronyms` in `plancc.yaml`; the report then explains it in its glossary.
    ///
    /// ## Why it matters
    /// People in the department know its acronyms. Parents do not, and may stop reading.
    ///
    /// ## Example
    /// ```yaml,project
    /// acronyms:
    ///   IEP: Individualized Education Program
    /// ```
    /// ```yaml,fires
    /// purpose: The EPC of each school meets every month.
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: The Emergency Planning Committee (EPC) of each school plans for students with an IEP.
    /// ```
    "undefined-acronym" {
        levels: [Off, Warn, Warn, Warn],
        scope: CheckScope::Plan(check),
    }
}

fn check(_: &Plan, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let Some(project) = context.setting.project() else { return };
    let listed: BTreeSet<&str> = project
        .acronyms
        .iter()
        .map(|listed| &*listed.key.value)
        .chain(project.words.iter().flat_map(|word| word.value.split_whitespace()))
        .collect();
    let mut expanded: BTreeSet<&str> = BTreeSet::new();
    let mut used: BTreeMap<&str, (&Passage<'_>, Segment<'_>, usize)> = BTreeMap::new();
    for passage in context.passages.iter().filter(|passage| passage.is_said()) {
        let words = &passage.scan().words;
        for found in words.acronyms() {
            if listed.contains(found.text)
                || is_known_acronym(found.text)
                || is_numbered(words.text(), &found)
            {
                continue;
            }
            if is_expanded(words.text(), &found, context.language) {
                expanded.insert(found.text);
            }
            let first = used.entry(found.text).or_insert((passage, found, 0));
            first.2 += 1;
        }
    }
    let own = project.district.as_ref().and_then(|district| district.short_name.as_ref());
    let own = own.and_then(|name| name.get(context.language.tag())).map(|name| name.trimmed());
    let mut initials = Initials::of(context);
    for (acronym, (passage, found, count)) in used {
        if expanded.contains(acronym) || own == Some(acronym) {
            continue;
        }
        let here = match count {
            1 => "the only use".to_owned(),
            _ => format!("the first of {count} uses"),
        };
        let long = initials.spelled_out(acronym);
        let finding =
            findings.at(passage.at(&found), format!("`{acronym}` is never spelled out")).here(here);
        let (finding, words) = match &long {
            Some((place, words)) => {
                (finding.label(*place, "possibly short for this"), words.as_str())
            }
            None => (finding, "\u{2026}"),
        };
        finding.note("readers outside the department don't know this acronym").help(format!(
            "spell out the acronym at its first use, as `{words} ({acronym})`, or add `{acronym}: {words}` to `acronyms` in `plancc.yaml`"
        ));
    }
}

/// Returns `true` if a number follows, as in `AB 602`, the name of a law, a form or a room.
fn is_numbered(text: &str, found: &Segment<'_>) -> bool {
    let after = text.get(found.at.end..).unwrap_or_default();
    after
        .strip_prefix([' ', '-'])
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The number of bytes before and after an acronym that are searched for its words.
const REACH: usize = 500;

/// Returns `true` if the acronym is spelled out next to it: `School Site Council (SSC)`, `SSC (School Site
/// Council)`.
fn is_expanded(text: &str, found: &Segment<'_>, language: Language<'_>) -> bool {
    let from = text.floor_char_boundary(found.at.start.saturating_sub(REACH));
    let before = text.get(from..found.at.start).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    let to = text.ceil_char_boundary((found.at.end + REACH).min(text.len()));
    let after = text.get(found.at.end..to).unwrap_or_default();
    let initial = found.text.chars().next().map(|c| c.to_lowercase().to_string());
    let starts_alike = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        word.chars().next().map(|c| c.to_lowercase().to_string()) == initial
    };
    // The acronym and its words may be in different languages.
    let any = !language.is_default();
    // `(CSI, Title I)` is a list; `(CSI)` and `(SSC, por sus siglas)` abbreviate the words before them.
    let next = after.strip_prefix(['s', ')']).unwrap_or(after).trim_start_matches([',', ';', ' ']);
    let is_list = after.starts_with(',') && next.starts_with(char::is_uppercase);
    if let (Some(before), false) = (before.strip_suffix('('), is_list) {
        let reach = found.text.chars().count() * 2 + 2;
        let words: Vec<&str> = before.split_whitespace().rev().take(reach).collect();
        return words.len() > 1 && (any || words.iter().skip(1).any(|word| starts_alike(word)));
    }
    let within = after.strip_prefix(" (").and_then(|rest| rest.split_once(')'));
    within.is_some_and(|(words, _)| {
        words.split_whitespace().nth(1).is_some()
            && (any || words.split_whitespace().next().is_some_and(starts_alike))
    })
}
