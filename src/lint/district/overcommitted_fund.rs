use rust_decimal::Decimal;

use crate::lint::{CheckScope, Findings, YearDigests, declare_rule};

declare_rule! {
    /// Checks for funds that do not have enough money for all departments that spend from them.
    ///
    /// For each plan, the rule counts the budget sources from the fund, or the costs of its actions if those
    /// are higher.
    ///
    /// ## Why it matters
    /// Each plan looks fine by itself, but the board cannot fund all of them.
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
    /// Use instead:
    /// ```yaml
    /// id: libraries
    /// budget: {sources: [{fund: title-i, amount: 300000}]}
    /// ---
    /// id: tutoring
    /// budget: {sources: [{fund: title-i, amount: 700000}]}
    /// ```
    "overcommitted-fund" {
        levels: [Warn, Warn, Error, Error],
        scope: CheckScope::District(check),
    }
}

fn check(district: &YearDigests<'_>, findings: &mut Findings<'_>) {
    for fund in district.funds {
        let (Some(id), Some(amount)) = (&fund.id, fund.amount) else { continue };
        let mut uses: Vec<_> = district
            .plans
            .iter()
            .filter_map(|plan| Some((*plan, plan.funds.get(&id.value)?)))
            .collect();
        let sum = uses.iter().fold(Decimal::ZERO, |sum, (_, used)| sum.saturating_add(used.amount));
        // A single plan that spends too much is reported in that plan.
        if sum <= amount.value.0 || uses.len() < 2 {
            continue;
        }
        if !uses.iter().any(|(plan, _)| district.is_asked(plan)) {
            continue;
        }
        uses.sort_by_key(|(_, used)| std::cmp::Reverse(used.amount));
        // Requested plans come first, because only three plans are labeled.
        uses.sort_by_key(|(plan, _)| district.asked.is_some() && !district.is_asked(plan));
        let setting = district.setting;
        let (sum, has) = (setting.money(sum), setting.money(amount.value.0));
        let mut finding = findings.at(
            amount.span,
            format!(
                "{} plans for {} spend {sum} from {}, which has only {has}",
                uses.len(),
                district.year,
                fund.name(setting.language())
            ),
        );
        for (plan, used) in uses.iter().take(3) {
            finding = finding
                .label(used.span, format!("`{}` spends {}", plan.id, setting.money(used.amount)));
        }
        finding
            .note("each plan looks fine by itself, but the board can't fund all of them")
            .help("ask the departments to budget less, or correct the fund's `amount`");
    }
}
