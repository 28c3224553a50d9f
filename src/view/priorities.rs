//! The priorities, their actions and metrics.

use super::Render;
use super::build::Builder;
use super::numbers::{letter, number};
use super::report::{Action, Cell, Metric, Priorities, Priority, Theory, TheoryRow};
use crate::model::{self, Choice, Direction, Holder, Measure, Money, Status};
use crate::source::Text;

impl<R: Render> Builder<'_, R> {
    pub(super) fn priorities(&self) -> Priorities<R::Output> {
        let mut part = self.part("priorities");
        let mut theory = Theory { part: self.part("theory_of_action"), rows: Vec::new() };
        let mut items = Vec::new();
        for (at, priority) in self.plan.priorities.iter().enumerate() {
            let item = self.priority(at + 1, priority);
            let toa = priority.theory_of_action.as_ref();
            theory.rows.push(TheoryRow {
                number: at + 1,
                anchor: item.anchor.clone(),
                label: item.label.clone(),
                ifs: priority
                    .actions
                    .iter()
                    .filter_map(|a| self.text(a.if_we.as_ref().or(a.action.as_ref())))
                    .collect(),
                thens: toa.map(|t| self.texts(&t.then)).unwrap_or_default(),
                which_will: self
                    .text(toa.and_then(|t| t.which_will.as_ref()).or(priority.priority.as_ref())),
                evidence: self.prose(
                    toa.and_then(|t| t.evidence.as_ref()),
                    3,
                    &format!("{}-evidence", item.anchor),
                ),
            });
            items.push(item);
        }
        for part in [&mut part, &mut theory.part] {
            part.answered = !items.is_empty();
            part.shown |= part.answered;
        }
        Priorities { part, theory, items }
    }

    fn priority(&self, count: usize, p: &model::Priority) -> Priority<R::Output> {
        let id = p.id.as_ref().map_or_else(|| count.to_string(), |i| i.value.to_string());
        let needs = p.needs.iter().map(|n| {
            let all = self.plan.needs_assessment.iter().flat_map(|a| &a.needs);
            let need = all.into_iter().find(|x| x.id.as_ref().is_some_and(|i| i.value == n.value));
            let cell = self
                .cell(need.and_then(|x| x.need.as_ref()))
                .unwrap_or_else(|| self.words(&n.value, None));
            Cell {
                value: Some(n.value.to_string()),
                anchor: need.map(|_| format!("need-{}", n.value)),
                ..cell
            }
        });
        let year = self.year_settings().map(|y| &y.goals).filter(|l| !l.is_empty());
        let goals = year.or_else(|| self.context.project.map(|p| &p.goals));
        let goals = p.goals.iter().map(|g| {
            let goal = goals
                .and_then(|l| l.iter().find(|x| x.id.as_ref().is_some_and(|i| i.value == g.value)));
            let words: Vec<String> = goal
                .iter()
                .flat_map(|x| {
                    [
                        self.wording(x.plan.as_ref()),
                        self.wording(x.label.as_ref()),
                        self.wording(x.goal.as_ref()),
                    ]
                })
                .flatten()
                .collect();
            let words = if words.is_empty() { g.value.to_string() } else { words.join(": ") };
            self.words(&words, Some(g.value.to_string()))
        });
        let facts = [
            self.fact("needs_served", needs),
            self.fact("goals", goals),
            self.fact("students", p.students.iter().filter_map(|t| self.cell(Some(t)))),
            self.fact("owner", self.cell(p.owner.as_ref())),
        ];
        Priority {
            number: count,
            anchor: self.anchor(&format!("priority-{id}")),
            label: format!("{} {count}", self.label("priority")),
            text: self.said(p.priority.as_ref()),
            facts: facts.into_iter().flatten().collect(),
            metrics: self.metrics(&p.metrics, &id),
            actions: p
                .actions
                .iter()
                .enumerate()
                .map(|(at, a)| self.action(at + 1, a, &id))
                .collect(),
            own: self.sections(&p.own, Holder::Priority, None, 4, &id),
            id,
        }
    }

    fn action(&self, count: usize, a: &model::Action, priority: &str) -> Action<R::Output> {
        let id =
            a.id.as_ref().map_or_else(|| format!("{priority}-{count}"), |i| i.value.to_string());
        let anchor = self.anchor(&format!("action-{id}"));
        let total = a.cost.iter().filter_map(|c| c.amount).map(|m| m.value).reduce(Money::plus);
        let facts = [
            self.fact("owner", self.cell(a.owner.as_ref())),
            self.fact("start", self.date(a.start)),
            self.fact("due", self.date(a.due)),
            self.fact("status", self.choice(a.status.map(|s| s.value.word()))),
            self.fact("cost", self.money(total)),
        ];
        let costs = a
            .cost
            .iter()
            .map(|c| {
                vec![
                    self.fund(c.fund.as_ref()),
                    self.money(c.amount.map(|m| m.value)),
                    self.cell(c.purpose.as_ref()),
                ]
            })
            .collect();
        let reviews = a.reviews.iter().enumerate().map(|(at, r)| {
            let note = self.prose(r.note.as_ref(), 5, &format!("{anchor}-review-{at}"));
            vec![
                self.date(r.date),
                self.choice(r.status.map(|s| s.value.word())),
                note.map(|text| Cell { text, value: None, anchor: None }),
            ]
        });
        Action {
            number: count,
            label: format!("{} {count}", self.label("action")),
            text: self.said(a.action.as_ref()),
            dropped: a.status.is_some_and(|s| s.value == Status::Dropped),
            thens: self.texts(&a.then),
            facts: facts.into_iter().flatten().collect(),
            costs: self.table(
                "cost",
                &[("fund", false), ("amount", true), ("purpose", false)],
                costs,
            ),
            note: self.prose(a.note.as_ref(), 4, &format!("{anchor}-note")),
            reviews: self.table(
                "reviews",
                &[("date", false), ("status", false), ("note", false)],
                reviews.collect(),
            ),
            metrics: self.metrics(&a.metrics, &id),
            own: self.sections(&a.own, Holder::Action, None, 5, &id),
            anchor,
            id,
        }
    }

    fn metrics(&self, metrics: &[model::Metric], place: &str) -> Vec<Metric<R::Output>> {
        metrics.iter().enumerate().map(|(at, m)| self.metric(&letter(at), m, place)).collect()
    }

    pub(super) fn measure(&self, m: Option<&Measure>, unit: &str) -> Option<Cell<R::Output>> {
        let m = m?;
        let Some(value) = m.number else { return self.cell(Some(&m.text)) };
        let percent = if m.percent || unit == "percent" { "%" } else { "" };
        let words = if unit == "dollars" {
            return self.money(Some(Money(value)));
        } else {
            format!("{}{percent}", number(value))
        };
        Some(self.words(&words, Some(value.to_string())))
    }

    fn metric(&self, letter: &str, m: &model::Metric, place: &str) -> Metric<R::Output> {
        let id = m.id.as_ref().map_or_else(|| format!("{place}-{letter}"), |i| i.value.to_string());
        let unit = m.unit.as_ref().map_or("", Text::trimmed);
        let base = m.baseline.as_ref().and_then(|b| b.value.as_ref());
        let goal = |t: &model::MetricTarget| {
            let Some(change) = t.change.as_ref() else {
                return self.measure(t.value.as_ref(), unit);
            };
            let by = change.number?;
            let sign = if by.is_sign_negative() { "" } else { "+" };
            let mut words = format!("{sign}{} {}", number(by), self.label("change"));
            let sum = base.and_then(|b| b.number).and_then(|b| b.checked_add(by));
            if let Some(sum) = sum {
                let percent = if unit == "percent" { "%" } else { "" };
                words = format!("{words} ({}{percent})", number(sum));
            }
            Some(self.words(&words, sum.map(|s| s.to_string())))
        };
        let last = m.target.last();
        let end = last.and_then(|t| {
            t.value
                .as_ref()
                .and_then(|v| v.number)
                .or_else(|| base?.number?.checked_add(t.change.as_ref()?.number?))
        });
        let derived = base.and_then(|b| b.number).zip(end).map(|(b, e)| match e.cmp(&b) {
            std::cmp::Ordering::Less => Direction::Down,
            std::cmp::Ordering::Equal => Direction::Keep,
            std::cmp::Ordering::Greater => Direction::Up,
        });
        let direction = m.direction.map(|d| d.value).or(derived);
        let baseline = m.baseline.as_ref();
        let unit_cell = m.unit.as_ref().and_then(|u| {
            if model::UNITS.contains(&u.trimmed()) {
                Some(self.words(&self.label(&unit.replace('-', "_")), Some(unit.to_owned())))
            } else {
                self.cell(Some(u))
            }
        });
        let facts = [
            self.fact("unit", unit_cell),
            self.fact("students", m.students.iter().filter_map(|t| self.cell(Some(t)))),
            self.fact(
                "baseline",
                [
                    self.measure(base, unit),
                    self.date(baseline.and_then(|b| b.date)),
                    self.cell(baseline.and_then(|b| b.note.as_ref())),
                ]
                .into_iter()
                .flatten(),
            ),
            self.fact(
                "target",
                last.into_iter().flat_map(|t| [goal(t), self.date(t.by)]).flatten(),
            ),
            self.fact("direction", self.choice(direction.map(Choice::word))),
            self.fact("cadence", self.choice(m.cadence.map(|c| c.value.word()))),
            self.fact("source", self.cell(m.source.as_ref())),
            self.fact("owner", self.cell(m.owner.as_ref())),
        ];
        let milestones = if m.target.len() > 1 {
            m.target.iter().map(|t| vec![self.date(t.by), goal(t)]).collect()
        } else {
            Vec::new()
        };
        let readings = m
            .readings
            .iter()
            .map(|r| {
                vec![
                    self.date(r.date),
                    self.measure(r.value.as_ref(), unit),
                    self.cell(r.note.as_ref()),
                ]
            })
            .collect();
        Metric {
            letter: letter.to_owned(),
            anchor: self.anchor(&format!("metric-{id}")),
            text: self.said(m.metric.as_ref()),
            facts: facts.into_iter().flatten().collect(),
            milestones: self.table("milestones", &[("by", false), ("target", true)], milestones),
            readings: self.table(
                "readings",
                &[("date", false), ("value", true), ("note", false)],
                readings,
            ),
        }
    }
}
