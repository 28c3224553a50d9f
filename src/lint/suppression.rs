//! Suppresses the findings that comments in a plan allow: `# plancc: allow(action-without-due) the state sets the
//! date`.

use std::collections::BTreeMap;

use super::{ActiveRules, CheckScope, ComparedYears, Digest, rule, rule_or_former, rules};
use crate::diagnostic::{Diagnostic, Diagnostics, error_kinds};
use crate::model::Stage;
use crate::rule::{current, deprecated, renamed};
use crate::schema::{self, ControlComment, ControlCommentKind};
use crate::source::{Source, Span};
use crate::yaml;

error_kinds! {
    /// Reports `allow` comments with an unknown rule or without a rule.
    ///
    /// ## Why it matters
    /// The comment has no effect, but its author believes that it suppresses a finding. Validation errors cannot be
    /// allowed, because plancc cannot read the invalid part of the plan.
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
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - id: attendance
    ///     priority: More students come every day
    ///     # plancc: allow(action-without-owner) named at the September meeting
    ///     actions:
    ///       - {id: call-home, action: Call home on the first day}
    /// ```
    UNKNOWN_ALLOW = "unknown-allow";

    /// Reports `allow` comments without a reason.
    ///
    /// ## Why it matters
    /// The next planner reads the comment and does not know whether the exception is still justified.
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
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - id: attendance
    ///     priority: More students come every day
    ///     # plancc: allow(action-without-owner) named at the September meeting
    ///     actions:
    ///       - {id: call-home, action: Call home on the first day}
    /// ```
    ALLOW_WITHOUT_REASON = "allow-without-reason";

    /// Reports `allow` comments that no longer suppress a finding.
    ///
    /// The level is `warning`.
    ///
    /// ## Why it matters
    /// The finding was probably fixed. If the comment stays in the plan, it will hide the next finding of the
    /// rule from reviewers.
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
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - id: attendance
    ///     priority: More students come every day
    ///     actions:
    ///       - {id: call-home, action: Call home on the first day, owner: Attendance clerk}
    /// ```
    UNUSED_ALLOW = "unused-allow";

    /// Reports comments that look like `allow` comments but have no effect.
    ///
    /// The level is `warning`. These comments use a different word, are in capitals, have the syntax of another
    /// linter, or are inside a value. A comment also has no effect in a translation, a form or the project
    /// file.
    ///
    /// ## Why it matters
    /// The author believes that the finding is suppressed, but plancc still reports it. A comment inside a
    /// value is even printed in the report.
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
    /// Use instead:
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

/// A rule that a comment allows, with the span in which it is allowed.
#[derive(Debug, Clone)]
pub struct Allowance {
    rule: &'static str,
    /// The span of the comment.
    span: Span,
    over: Span,
    is_used: bool,
}

/// Removes and returns the findings that a plan's comments allow. Adds findings about the comments to `found`.
///
/// Comments for rules that compare plans are stored in `digest`, and `district` applies them.
pub fn plan(
    control_comments: &[ControlComment],
    found: &mut Diagnostics,
    digest: &mut Digest,
    active: &ActiveRules,
    stage: Stage,
) -> Diagnostics {
    if control_comments.is_empty() || !active.allows {
        return Diagnostics::new();
    }
    let mut errors = Diagnostics::new();
    let (allows, others): (Vec<_>, Vec<_>) =
        control_comments.iter().partition(|comment| comment.kind == ControlCommentKind::Allow);
    let mut allowances: Vec<Allowance> =
        allows.into_iter().flat_map(|comment| read(comment, &mut errors)).collect();
    errors.extend(others.into_iter().filter_map(unrecognized));
    let stage = active.stage.unwrap_or(stage);
    allowances.retain(|one| active.at(stage).any(|(_, rule, _)| rule == one.rule));
    let allowed = apply(&mut allowances, found);
    let (across, own): (Vec<_>, Vec<_>) =
        allowances.into_iter().partition(|one| is_across_plans(one.rule));
    found.extend(unused(&own));
    found.append(&mut errors);
    digest.allowances = across;
    crate::diagnostic::sort(found);
    allowed
}

/// Removes and returns the findings of rules that compare plans, if a comment in any plan allows them.
///
/// Unused comments are reported only if all plans of all years were linted.
pub(super) fn district(
    digests: &[Digest],
    found: &mut Diagnostics,
    look: &ComparedYears<'_>,
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

/// Warns about `allow` comments in a file where they have no effect.
#[must_use]
pub fn comments_without_effect(source: &Source) -> Diagnostics {
    let spans = schema::control_comments_without_effect(source).into_iter();
    let warning = |span| {
        Diagnostic::warning(UNRECOGNIZED_ALLOW, span, "this comment has no effect in this file")
            .note("only comments in plans can allow findings")
            .help("move the comment to the plan that has the finding, or delete it")
    };
    spans.map(warning).collect()
}

fn unrecognized(comment: &ControlComment) -> Option<Diagnostic> {
    let names = comment.text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let known = names.map(str::to_lowercase).find_map(|name| rule_or_former(&name));
    if comment.kind == ControlCommentKind::Unclear && known.is_none() {
        return None;
    }
    let name = known.map_or("rule-name", |rule| rule.page.name);
    let form = format!("`# plancc: allow({name})` followed by the reason");
    let warning =
        Diagnostic::warning(UNRECOGNIZED_ALLOW, comment.span, "this comment has no effect");
    Some(match comment.kind {
        ControlCommentKind::InText => warning
            .here("this is inside a value, so the report prints it as text")
            .help(format!("move the comment to its own line above the key: {form}")),
        _ => warning
            .note("plancc doesn't recognize the comment, so the finding is still reported")
            .help(format!("write {form}")),
    })
}

fn is_across_plans(name: &str) -> bool {
    let scopes = rule(name).into_iter().flat_map(|rule| rule.scopes);
    scopes.into_iter().any(|scope| matches!(scope, CheckScope::District(_)))
}

/// Removes and returns the allowed findings, and marks the allowances that are used. `found` must be sorted by
/// position.
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
        // The innermost allowance wins.
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
        let said =
            format!("unused `allow` comment: there is no `{}` finding to suppress", one.rule);
        Diagnostic::warning(UNUSED_ALLOW, one.span, said)
            .note("the comment would hide the next finding of this rule")
            .help("delete the comment")
    })
}

/// Parses an `allow` comment; errors are added to `errors`.
fn read(comment: &ControlComment, errors: &mut Diagnostics) -> Vec<Allowance> {
    const SHAPE: &str = "write `# plancc: allow(rule-name)` followed by the reason";
    let list = comment.text.strip_prefix("allow").map(str::trim_start);
    let list = list.and_then(|rest| rest.strip_prefix('(')?.split_once(')'));
    let Some((names, reason)) = list else {
        let said = "this `allow` comment names no rule";
        errors.push(Diagnostic::error(UNKNOWN_ALLOW, comment.span, said).help(SHAPE));
        return Vec::new();
    };
    if reason.chars().all(|c| !c.is_alphanumeric()) {
        errors.push(
            Diagnostic::error(
                ALLOW_WITHOUT_REASON,
                comment.span,
                "this `allow` comment has no reason",
            )
            .note("without a reason, the next planner can't tell whether the exception is still justified")
            .help(SHAPE),
        );
    }
    errors.extend(former(names, comment));
    let allow = |name: &str| match rule_or_former(name) {
        Some(rule) => Some(Allowance {
            rule: rule.page.name,
            span: comment.span,
            over: comment.over,
            is_used: false,
        }),
        None => {
            errors.push(unknown(name, comment.span));
            None
        }
    };
    names.split(',').map(str::trim).filter_map(allow).collect()
}

/// Warns about former rule names in an `allow` comment. `names` is the comma-separated list between the
/// parentheses.
fn former(names: &str, comment: &ControlComment) -> Diagnostics {
    let mut at = comment.at as usize + comment.text.find(names).unwrap_or_default();
    let mut found = Diagnostics::new();
    for part in names.split(',') {
        let name = part.trim();
        let start = at + part.len() - part.trim_start().len();
        if let Some(new) = renamed(name).filter(|new| rule(new).is_some()) {
            let span = Span::new(comment.span.source, start..start + name.len());
            found.push(deprecated(name, new, span));
        }
        at += part.len() + 1;
    }
    found
}

fn unknown(name: &str, span: Span) -> Diagnostic {
    let of_shape = || schema::ERROR_KINDS.into_iter().chain(yaml::ERROR_KINDS).flatten();
    if of_shape().any(|fault| fault.name == current(name)) {
        return Diagnostic::error(UNKNOWN_ALLOW, span, format!("`{name}` cannot be allowed"))
            .here("comments can't allow validation errors")
            .note("plancc can't read the part of the plan that has the error")
            .help("delete the comment and fix the error");
    }
    let said = Diagnostic::error(UNKNOWN_ALLOW, span, format!("unknown rule `{name}`"))
        .note("the comment has no effect");
    match schema::nearest(name, rules().map(|rule| rule.page.name)) {
        Some(near) => said.help(format!("did you mean `{near}`?")),
        None => said.help("run `plancc rules` for a list of all rules"),
    }
}
