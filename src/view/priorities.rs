//! The theory of action, the priorities and their actions.

use super::Render;
use super::builder::{FormText, ViewBuilder};
use super::report::{Action, DisplayValue, Need, Priorities, Priority, Review, Theory, TheoryRow};
use crate::model::{self, Choice, Holder, Id, Money, Status};
use crate::source::Text;

impl<R: Render> ViewBuilder<'_, R> {
    /// Builds the priorities. `needs` are the report's needs in the order of the plan; priorities
    /// link to their anchors.
    pub(super) fn priorities(&self, needs: &[Need<R::Output>]) -> Priorities<R::Output> {
        let own = &self.plan.priorities;
        let mut part = self.part("priorities", 2);
        part.answer_if(!own.is_empty());
        let level = if part.shown { 3 } else { 2 };
        let mut theory = self.part("theory_of_action", level);
        theory.answer_if(!own.is_empty());
        part.adopt([&mut theory]);
        let items: Vec<_> =
            own.iter().enumerate().map(|(at, p)| self.priority(at + 1, p, needs)).collect();
        let rows = items.iter().zip(own).map(|(item, own)| self.theory(item, own)).collect();
        Priorities {
            part,
            theory: Theory { part: theory, rows },
            actions_part: self.part("priorities.actions", 3),
            metrics_part: self.part("priorities.metrics", 4),
            action_metrics_part: self.part("priorities.actions.metrics", 5),
            items,
        }
    }

    fn theory(&self, item: &Priority<R::Output>, own: &model::Priority) -> TheoryRow<R::Output> {
        let theory = own.theory_of_action.as_ref();
        let ifs = own.actions.iter().map(|action| self.if_we(action));
        let which_will = theory.and_then(|t| t.which_will.as_ref()).or(own.priority.as_ref());
        let name = format!("{}-evidence", item.anchor);
        TheoryRow {
            number: item.number,
            anchor: item.anchor.clone(),
            label: item.label.clone(),
            label_language: item.label_language.clone(),
            ifs: ifs.flatten().collect(),
            thens: theory.map(|t| self.texts(&t.then)).unwrap_or_default(),
            which_will: self.text(which_will),
            evidence: self.prose(theory.and_then(|t| t.evidence.as_ref()), 3, &name),
        }
    }

    /// Returns the action's text after "if we", marked if the action was dropped.
    fn if_we(&self, action: &model::Action) -> Option<R::Output> {
        let text = action.if_we.as_ref().or(action.action.as_ref())?;
        if !is_dropped(action) {
            return self.text(Some(text));
        }
        let words = format!("{} ({})", text.trimmed(), self.label("dropped").text.to_lowercase());
        self.text(Some(&Text { value: words.into(), ..text.clone() }))
    }

    fn need_served(&self, id: &Id, needs: &[Need<R::Output>]) -> DisplayValue<R::Output> {
        let all = self.plan.needs_assessment.iter().flat_map(|a| &a.needs);
        let need = all.zip(needs).find(|(own, _)| own.id.as_ref().is_some_and(|i| i.value == *id));
        let cell = self.cell(need.and_then(|(own, _)| own.need.as_ref()));
        let cell = cell.unwrap_or_else(|| self.words(id, None));
        let anchor = need.map(|(_, shown)| shown.anchor.clone());
        DisplayValue { value: Some(id.to_string()), anchor, ..cell }
    }

    fn goal(&self, id: &Id) -> DisplayValue<R::Output> {
        let goal = self.find_goal(id);
        let words = goal.into_iter().flat_map(|g| [&g.plan, &g.label, &g.goal]);
        let mut parts: Vec<String> = Vec::new();
        let mut language = None;
        for words in words.filter_map(|wording| self.wording(wording.as_ref())) {
            language = language.or(words.language);
            let words = words.text;
            // Avoid repetition: omit "LCAP" before "LCAP Goal 1".
            parts.retain(|before| !words.starts_with(before.as_str()));
            parts.push(words);
        }
        let text = if parts.is_empty() { id.to_string() } else { parts.join(": ") };
        self.form_words(FormText { text, language }, Some(id.to_string()))
    }

    fn priority(
        &self,
        number: usize,
        p: &model::Priority,
        needs: &[Need<R::Output>],
    ) -> Priority<R::Output> {
        let id = p.id.as_ref().map_or_else(|| number.to_string(), |i| i.value.to_string());
        let facts = [
            self.fact("needs_served", p.needs.iter().map(|n| self.need_served(&n.value, needs))),
            self.fact("goals", p.goals.iter().map(|g| self.goal(&g.value))),
            self.fact("students", p.students.iter().filter_map(|t| self.cell(Some(t)))),
            self.fact("owner", self.cell(p.owner.as_ref())),
        ];
        let actions = p.actions.iter().enumerate();
        let FormText { text: label, language: label_language } = self.numbered("priority", number);
        Priority {
            number,
            anchor: self.anchor(&format!("priority-{id}")),
            label,
            label_language,
            text: self.said(p.priority.as_ref()),
            facts: facts.into_iter().flatten().collect(),
            metrics: self.metrics(&p.metrics, &id),
            actions: actions.map(|(at, a)| self.action(at + 1, a, &id)).collect(),
            own: self.own(&p.own, Holder::Priority, 4, &id),
            id,
        }
    }

    fn action(&self, number: usize, a: &model::Action, priority: &str) -> Action<R::Output> {
        let id =
            a.id.as_ref().map_or_else(|| format!("{priority}-{number}"), |i| i.value.to_string());
        let anchor = self.anchor(&format!("action-{id}"));
        let total = a.cost.iter().filter_map(|c| c.amount).map(|m| m.value).reduce(Money::plus);
        let facts = [
            self.fact("owner", self.cell(a.owner.as_ref())),
            self.fact("start", self.date(a.start)),
            self.fact("due", self.date(a.due)),
            self.fact("status", self.choice(a.status.map(|s| s.value.word()))),
            self.fact("cost", self.money(total)),
        ];
        let costs = a.cost.iter().map(|c| {
            vec![
                self.fund(c.fund.as_ref()),
                self.money(c.amount.map(|m| m.value)),
                self.cell(c.purpose.as_ref()),
            ]
        });
        let columns = [("fund", false), ("amount", true), ("purpose", false)];
        // The total already shows a single amount without fund or purpose.
        let plain = |c: &model::Cost| c.fund.is_none() && c.purpose.is_none();
        let is_said = matches!(a.cost.as_slice(), [cost] if plain(cost));
        let costs =
            if is_said { None } else { self.table(self.label("cost"), &columns, costs.collect()) };
        let reviews = a.reviews.iter().enumerate();
        let reviews = reviews.map(|(at, r)| Review {
            date: self.date(r.date),
            status: self.choice(r.status.map(|s| s.value.word())),
            note: self.prose(r.note.as_ref(), 5, &format!("{anchor}-review-{}", at + 1)),
        });
        let FormText { text: label, language: label_language } = self.numbered("action", number);
        Action {
            number,
            label,
            label_language,
            text: self.said(a.action.as_ref()),
            dropped: is_dropped(a),
            thens: self.texts(&a.then),
            facts: facts.into_iter().flatten().collect(),
            costs,
            note: self.prose(a.note.as_ref(), 4, &format!("{anchor}-note")),
            reviews: reviews.collect(),
            metrics: self.metrics(&a.metrics, &id),
            own: self.own(&a.own, Holder::Action, 5, &id),
            anchor,
            id,
        }
    }
}

fn is_dropped(action: &model::Action) -> bool {
    action.status.is_some_and(|status| status.value == Status::Dropped)
}
