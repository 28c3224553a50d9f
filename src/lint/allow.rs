//! What a plan's own comments allow: `# plancc: allow(action-without-due) the date is set by the state`.

use std::collections::BTreeMap;

use super::{Active, Digest, Look, Scope, rule, rules};
use crate::diagnostic::{Diagnostic, Diagnostics, faults};
use crate::model::Stage;
use crate::schema::{self, Remark, RemarkKind};
use crate::source::{Source, Span};
use crate::yaml;

faults! {
    /// A comment allows what there is no rule for, or does not say what it allows.
    ///
    /// ## Why it matters
    /// The comment changes nothing, and whoever wrote it believes that it does. Faults of shape cannot be
    /// allowed: a plan with one could not be read as it was meant.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - id: attendance
    ///     priority: More students come every day
    ///     # plancc: allow(action-without-an-owner) named at the September meeting
    ///     actions:
    ///       - {id: call-home, action: Call home on the first day}
    /// ```
    /// ```yaml
    /// priorities:
    ///   - id: attendance
    ///     priority: More students come every day
    ///     # plancc: allow(action-without-owner) named at the September meeting
    ///     actions:
    ///       - {id: call-home, action: Call home on the first day}
    /// ```
    ALLOWS_NOTHING = "allows-nothing";

    /// A comment allows a finding and does not say why.
    ///
    /// ## Why it matters
    /// The next planner reads the comment and cannot tell whether its reason still holds.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - id: attendance
    ///     priority: More students come every day
    ///     # plancc: allow(action-without-owner)
    ///     actions:
    ///       - {id: call-home, action: Call home on the first day}
    /// ```
    /// ```yaml
    /// priorities:
    ///   - id: attendance
    ///     priority: More students come every day
    ///     # plancc: allow(action-without-owner) named at the September meeting
    ///     actions:
    ///       - {id: call-home, action: Call home on the first day}
    /// ```
    ALLOWED_WITHOUT_REASON = "allowed-without-reason";

    /// A comment allows what is not found there any more: a warning.
    ///
    /// ## Why it matters
    /// What it allowed is mended. Left in the plan it would hide the next one.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - id: attendance
    ///     priority: More students come every day
    ///     # plancc: allow(action-without-owner) named at the September meeting
    ///     actions:
    ///       - {id: call-home, action: Call home on the first day, owner: Attendance clerk}
    /// ```
    /// ```yaml
    /// priorities:
    ///   - id: attendance
    ///     priority: More students come every day
    ///     actions:
    ///       - {id: call-home, action: Call home on the first day, owner: Attendance clerk}
    /// ```
    ALLOWED_UNUSED = "allowed-unused";

    /// A comment looks as if it allowed a finding and has no effect: a warning.
    ///
    /// It uses another word than `allow`, is written in capitals, speaks another checker's language, is part of a text, or
    /// is in a file whose comments allow nothing: a translation, a form or the project file.
    ///
    /// ## Why it matters
    /// Whoever wrote it believes that the finding is dealt with. Inside a text it is even printed in the report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - id: attendance
    ///     priority: More students come every day
    ///     # plancc: ignore(action-without-owner) named at the September meeting
    ///     actions:
    ///       - {id: call-home, action: Call home on the first day}
    /// ```
    /// ```yaml
    /// priorities:
    ///   - id: attendance
    ///     priority: More students come every day
    ///     # plancc: allow(action-without-owner) named at the September meeting
    ///     actions:
    ///       - {id: call-home, action: Call home on the first day}
    /// ```
    UNRECOGNIZED_ALLOW = "unrecognized-allow";
}

/// A rule that a comment allows, and where.
#[derive(Debug, Clone)]
pub struct Allowance {
    rule: &'static str,
    /// The rule's name in the comment.
    span: Span,
    over: Span,
    is_used: bool,
}

/// Takes out of what was found in one plan what its comments allow, and says what is wrong with these; returns what
/// was taken out.
///
/// What allows a rule across plans is kept in `digest` for `district`.
pub fn plan(
    remarks: &[Remark],
    found: &mut Diagnostics,
    digest: &mut Digest,
    active: &Active,
    stage: Stage,
) -> Diagnostics {
    if remarks.is_empty() || !active.allows {
        return Diagnostics::new();
    }
    let mut faults = Diagnostics::new();
    let (allows, others): (Vec<_>, Vec<_>) =
        remarks.iter().partition(|remark| remark.kind == RemarkKind::Allow);
    let mut allowances: Vec<Allowance> =
        allows.into_iter().flat_map(|remark| read(remark, &mut faults)).collect();
    faults.extend(others.into_iter().filter_map(unrecognized));
    let stage = active.stage.unwrap_or(stage);
    allowances.retain(|one| active.at(stage).any(|(_, rule, _)| rule == one.rule));
    let allowed = apply(&mut allowances, found);
    let (across, own): (Vec<_>, Vec<_>) =
        allowances.into_iter().partition(|one| is_across_plans(one.rule));
    found.extend(unused(&own));
    found.append(&mut faults);
    digest.allowances = across;
    crate::diagnostic::sort(found);
    allowed
}

/// Takes out of what was found in all plans together what the comments of any allow.
///
/// Whether a comment is unused is known only if all plans of all years were looked at.
pub(super) fn district(
    digests: &[Digest],
    found: &mut Diagnostics,
    look: &Look<'_>,
) -> Diagnostics {
    let all = digests.iter().flat_map(|digest| digest.allowances.iter().cloned());
    let mut allowances: Vec<Allowance> = all.collect();
    allowances.sort_by_key(|one| one.over);
    let allowed = apply(&mut allowances, found);
    if look.asked.is_none() && look.years.is_empty() {
        found.extend(unused(&allowances));
    }
    allowed
}

/// Warns of comments that speak to plancc in a file where none has an effect.
#[must_use]
pub fn elsewhere(source: &Source) -> Diagnostics {
    let spans = schema::remarks_without_effect(source).into_iter();
    let warning = |span| {
        Diagnostic::warning(UNRECOGNIZED_ALLOW, span, "this comment has no effect in this file")
            .note("only comments in plans allow findings")
            .help("write it in the plan that the finding is in, or take it out")
    };
    spans.map(warning).collect()
}

fn unrecognized(remark: &Remark) -> Option<Diagnostic> {
    let names = remark.text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let known = names.map(str::to_lowercase).find_map(|name| rule(&name));
    if remark.kind == RemarkKind::Unclear && known.is_none() {
        return None;
    }
    let name = known.map_or("rule-name", |rule| rule.page.name);
    let form = format!("`# plancc: allow({name})`, a space and the reason");
    let warning =
        Diagnostic::warning(UNRECOGNIZED_ALLOW, remark.span, "this comment allows nothing");
    Some(match remark.kind {
        RemarkKind::InText => warning
            .here("this is part of a text, and is printed in the report")
            .help(format!("move it to a line of its own above the key of the text: {form}")),
        _ => warning
            .note("plancc does not know these words, so the finding is still reported")
            .help(format!("write {form}")),
    })
}

fn is_across_plans(name: &str) -> bool {
    let scopes = rule(name).into_iter().flat_map(|rule| rule.scopes);
    scopes.into_iter().any(|scope| matches!(scope, Scope::District(_)))
}

/// Marks what is used, and returns what is allowed; `allowances` and `found` are in the order of their places.
fn apply(allowances: &mut [Allowance], found: &mut Diagnostics) -> Diagnostics {
    let mut allowed = Diagnostics::new();
    let mut by_rule: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    let mut order: Vec<usize> = (0..allowances.len()).collect();
    order.sort_by_key(|number| {
        allowances.get(*number).map(|one| (one.over.source, one.over.start, !one.over.end))
    });
    for number in order.into_iter().rev() {
        if let Some(one) = allowances.get(number) {
            by_rule.entry(one.rule).or_default().0.push(number);
        }
    }
    found.retain(|finding| {
        let Some((coming, open)) = by_rule.get_mut(finding.rule) else { return true };
        let at = (finding.primary.span.source, finding.primary.span.start);
        let over = |number: usize, allowances: &[Allowance]| {
            allowances.get(number).map(|one| one.over).unwrap_or_default()
        };
        while let Some(next) = coming.last().copied() {
            let place = over(next, allowances);
            if (place.source, place.start) > at {
                break;
            }
            coming.pop();
            open.push(next);
        }
        // The innermost allowance is the one that is used.
        while let Some(last) = open.last().copied() {
            let place = over(last, allowances);
            if (place.source, place.end) >= at {
                if let Some(one) = allowances.get_mut(last) {
                    one.is_used = true;
                }
                allowed.push(finding.clone());
                return false;
            }
            open.pop();
        }
        true
    });
    allowed
}

fn unused(allowances: &[Allowance]) -> impl Iterator<Item = Diagnostic> {
    allowances.iter().filter(|one| !one.is_used).map(|one| {
        let said = format!("`{}` is allowed here and not found", one.rule);
        Diagnostic::warning(ALLOWED_UNUSED, one.span, said)
            .note("what it allowed is mended, and left here it would hide the next one")
            .help("take the comment out")
    })
}

/// What one comment allows; what is wrong with it is added to `faults`.
fn read(remark: &Remark, faults: &mut Diagnostics) -> Vec<Allowance> {
    const SHAPE: &str = "write `# plancc: allow(rule-name)`, a space and the reason";
    let list = remark.text.strip_prefix("allow").map(str::trim_start);
    let list = list.and_then(|rest| rest.strip_prefix('(')?.split_once(')'));
    let Some((names, reason)) = list else {
        let said = "this comment speaks to plancc and does not say what it allows";
        faults.push(Diagnostic::error(ALLOWS_NOTHING, remark.span, said).help(SHAPE));
        return Vec::new();
    };
    if reason.chars().all(|c| !c.is_alphanumeric()) {
        faults.push(
            Diagnostic::error(
                ALLOWED_WITHOUT_REASON,
                remark.span,
                "this comment allows a finding and does not say why",
            )
            .note("the next planner cannot tell whether the reason still holds")
            .help(SHAPE),
        );
    }
    let allow = |name: &str| match rule(name) {
        Some(rule) => Some(Allowance {
            rule: rule.page.name,
            span: remark.span,
            over: remark.over,
            is_used: false,
        }),
        None => {
            faults.push(unknown(name, remark.span));
            None
        }
    };
    names.split(',').map(str::trim).filter_map(allow).collect()
}

fn unknown(name: &str, span: Span) -> Diagnostic {
    let of_shape = || schema::FAULTS.into_iter().chain(yaml::FAULTS).flatten();
    if of_shape().any(|fault| fault.name == name) {
        return Diagnostic::error(ALLOWS_NOTHING, span, format!("`{name}` cannot be allowed"))
            .here("this is a fault of shape, and always an error")
            .note("a plan with such a fault could not be read as it was meant")
            .help("take the comment out and mend the fault");
    }
    let said = Diagnostic::error(ALLOWS_NOTHING, span, format!("there is no rule `{name}`"))
        .note("the comment allows nothing, and nobody would notice");
    match schema::nearest(name, rules().map(|rule| rule.page.name)) {
        Some(near) => said.help(format!("did you mean `{near}`?")),
        None => said.help("`plancc rules` lists all"),
    }
}
