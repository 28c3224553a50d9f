use jiff::civil::Date;
use jiff::{ToSpan, Unit};

use crate::lint::{CheckScope, EntryContext, Findings, declare_rule};
use crate::model::numbers::plain_day;
use crate::model::{Cadence, Choice, Metric, Status};

declare_rule! {
    /// Checks for metrics that are measured less often than their cadence promises.
    ///
    /// The rule checks the time since the last reading, up to today, the target date or the end of the year. It
    /// reports a gap of more than one and a half periods, or of more than three weeks for a weekly metric, which
    /// allows for holidays and late reports. The two summer months at the start of the year and the time before an
    /// action starts do not count. Actions that are done or dropped are skipped.
    ///
    /// ## Why it matters
    /// If no one measures progress, the department does not notice when things go wrong.
    ///
    /// ## Example
    /// ```yaml,fires,as-of=2027-02-15
    /// metrics:
    ///   - id: suppers
    ///     metric: students who eat supper
    ///     target: {value: 60, by: 2027-05-28}
    ///     cadence: monthly
    ///     readings: [{date: 2026-09-30, value: 47}, {date: 2026-10-30, value: 51}]
    /// ```
    /// Use instead:
    /// ```yaml,as-of=2027-02-15
    /// metrics:
    ///   - id: suppers
    ///     metric: students who eat supper
    ///     target: {value: 60, by: 2027-05-28}
    ///     cadence: monthly
    ///     readings: [{date: 2026-09-30, value: 47}, {date: 2026-10-30, value: 51}, {date: 2027-01-29, value: 55}]
    /// ```
    "missing-reading" {
        levels: [Off, Off, Info, Warn],
        scope: CheckScope::Metric(check),
    }
}

fn check(metric: &Metric, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    let (Some(cadence), Some((first, last)), Some(name)) =
        (metric.cadence, context.days(), &metric.metric)
    else {
        return;
    };
    if super::metric_without_target::lacks_target(metric) || context.is_unread(metric) {
        return;
    }
    let action = context.action;
    let status = action.and_then(|action| action.status).map(|status| status.value);
    if matches!(status, Some(Status::Done | Status::Dropped)) {
        return;
    }
    let start = action.and_then(|action| action.start).map(|start| start.value.day);
    let begin = first.saturating_add(2.months()).max(start.unwrap_or(first));
    let by = metric.target.last().and_then(|target| target.by).map_or(last, |by| by.value.day);
    let end = context.as_of.min(last).min(by.max(begin));
    let days = days_between(cadence.value);
    let mut readings = metric.readings.iter().filter_map(|reading| reading.date);
    let latest = readings.clone().map(|date| date.value.day).filter(|day| *day <= end).max();
    let since = latest.unwrap_or(begin).max(begin);
    // A date without a day counts as the first of the month, but the value may have been read on the last day of
    // the month.
    let since = if latest.is_some_and(|day| day.day() == 1) {
        since.saturating_add(1.month())
    } else {
        since
    };
    if gap(since, end) * 2 <= days * 3 {
        return;
    }
    let word = cadence.value.word().replace('-', " ");
    let last = readings.next_back();
    let finding = findings.at(
        last.map_or_else(
            || context.missing(metric, "readings", context.words(name)),
            |date| date.span,
        ),
        match latest {
            Some(day) => format!(
                "this metric should be measured {word}, but its last reading is from {}",
                plain_day(day)
            ),
            None => format!("this metric should be measured {word}, but has no readings so far"),
        },
    );
    finding.label(cadence.span, "the cadence").note(format!("today is {}", context.today())).help(
        match context.has_empty_key(metric, "readings") {
            true => "write a reading below `readings:`, as in `- {date: …, value: …}`",
            false if metric.readings.is_empty() => {
                "add `readings:`, and below it `- {date: …, value: …}`"
            }
            false => "add a reading: `- {date: …, value: …}`",
        },
    );
}

fn gap(from: Date, to: Date) -> i32 {
    from.until((Unit::Day, to)).map_or(0, |span| span.get_days())
}

fn days_between(cadence: Cadence) -> i32 {
    match cadence {
        Cadence::Weekly => 14,
        Cadence::Monthly => 31,
        Cadence::Quarterly => 92,
        Cadence::ThreeTimesAYear => 122,
        Cadence::TwiceAYear => 184,
        Cadence::Yearly => 366,
    }
}
