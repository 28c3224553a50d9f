use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::Priority;

declare_rule! {
    /// Checks for priorities without a "then", which describes how the actions change what people know and do.
    ///
    /// The "then" is the step between the department's actions and the result: what people will know or do that
    /// they do not know or do today.
    ///
    /// ## Why it matters
    /// If the results do not improve, the "then" shows the board whether the actions failed or were the wrong
    /// ones.
    ///
    /// ## Example
    /// ```yaml,fires
    /// priorities:
    ///   - id: third-grade
    ///     priority: raise the share of third graders who read at grade level
    ///     actions:
    ///       - {id: coaching, action: coach every new teacher in the reading lessons}
    /// ```
    /// Use instead:
    /// ```yaml
    /// priorities:
    ///   - id: third-grade
    ///     priority: raise the share of third graders who read at grade level
    ///     theory_of_action:
    ///       then:
    ///         - new teachers notice which sounds a child confuses, and go back to them
    ///     actions:
    ///       - {id: coaching, action: coach every new teacher in the reading lessons}
    /// ```
    "theory-without-then" {
        levels: [Off, Warn, Error, Error],
        scope: CheckScope::Priority(check),
    }
}

fn check(priority: &Priority, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let theory = priority.theory_of_action.as_ref();
    let has_then = theory.is_some_and(|theory| !theory.then.is_empty())
        || priority.actions.iter().any(|action| !action.then.is_empty());
    let (Some(text), false, Some(first)) = (&priority.priority, has_then, priority.actions.first())
    else {
        return;
    };
    if context.is_unread(priority) || theory.is_some_and(|theory| context.is_unread(theory)) {
        return;
    }
    let place = context.missing(priority, "theory_of_action", context.words(text));
    let (place, help) = match theory {
        Some(theory) => (context.missing(theory, "then", place), context.add(theory, "then: […]")),
        None => (place, context.add(priority, "theory_of_action: {then: […]}")),
    };
    let finding = findings.at(place, "this priority has no `then`");
    let finding = match &first.action {
        Some(action) => {
            finding.label(context.words(action), "what will change if the department does this?")
        }
        None => finding,
    };
    finding
        .note("readers can't follow how the actions will lead to the change")
        .help(format!("{help}, with one item for each change"));
}
