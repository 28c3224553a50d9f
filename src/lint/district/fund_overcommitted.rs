//! `fund-overcommitted`: promised twice over.

use rust_decimal::Decimal;

use crate::lint::{District, Findings, Scope, declare_rule};

declare_rule! {
    /// All departments together take no more from a fund than there is in it.
    ///
    /// Of each plan counts what its budget has from the fund, or what its actions cost where that is more.
    ///
    /// ## Why it matters
    /// Each plan is sound by itself, and the board cannot adopt all of them.
    ///
    /// ## Example
    /// ```yaml,project
    /// funds: [{id: title-i, fund: "Title I, Part A", amount: 1000000}]
    /// ```
    /// ```yaml,fires
    /// id: libraries
    /// budget: {sources: [{fund: title-i, amount: 400000}]}
    /// ---
    /// id: tutoring
    /// budget: {sources: [{fund: title-i, amount: 700000}]}
    /// ```
    /// ```yaml
    /// id: libraries
    /// budget: {sources: [{fund: title-i, amount: 300000}]}
    /// ---
    /// id: tutoring
    /// budget: {sources: [{fund: title-i, amount: 700000}]}
    /// ```
    "fund-overcommitted" {
        levels: [Warn, Warn, Error, Error],
        scope: Scope::District(check),
    }
}

fn check(district: &District<'_>, findings: &mut Findings<'_>) {
    for fund in district.funds {
        let (Some(id), Some(amount)) = (&fund.id, fund.amount) else { continue };
        let mut uses: Vec<_> = district
            .plans
            .iter()
            .filter_map(|plan| Some((*plan, plan.funds.get(&id.value)?)))
            .collect();
        let sum = uses.iter().fold(Decimal::ZERO, |sum, (_, used)| sum.saturating_add(used.amount));
        // What one plan takes too much is told in that plan.
        if sum <= amount.value.0 || uses.len() < 2 {
            continue;
        }
        if !uses.iter().any(|(plan, _)| district.is_asked(plan)) {
            continue;
        }
        uses.sort_by_key(|(_, used)| std::cmp::Reverse(used.amount));
        // The plan that somebody asked about is among those that are shown.
        uses.sort_by_key(|(plan, _)| district.asked.is_some() && !district.is_asked(plan));
        let (sum, over) = (sum.normalize(), (sum - amount.value.0).normalize());
        let mut finding = findings
            .at(
                amount.span,
                format!(
                    "{} plans for {} take {sum} from `{}`",
                    uses.len(),
                    district.year,
                    id.value
                ),
            )
            .here(format!("{over} more than there is"));
        for (plan, used) in uses.iter().take(3) {
            finding = finding
                .label(used.span, format!("`{}` takes {}", plan.id, used.amount.normalize()));
        }
        finding
            .note("each plan is sound by itself, and the board cannot adopt all of them")
            .help("settle with the departments which of them takes less, or correct the amount");
    }
}
