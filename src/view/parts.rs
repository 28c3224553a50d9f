//! The report from head to glossary.

use super::Render;
use super::build::Builder;
use super::numbers::plain_day;
use super::report::{
    Cell, ContentsEntry, District, Fact, GlossaryEntry, Labelled, Need, Needs, NeedsAssessment,
    Outcome, Part, Reflection, Report, StageName, Unplaced,
};
use crate::model::{Answer, Choice, Holder, Money, Paper};
use crate::prose;
use crate::source::Text;

impl<R: Render> Builder<'_, R> {
    pub(super) fn report(&self) -> Report<R::Output> {
        let (plan, context) = (self.plan, self.context);
        let year = plan.year.map(|y| y.value.to_string()).unwrap_or_default();
        let title =
            context.forms.iter().find_map(|f| self.wording(f.title.as_ref())).unwrap_or_default();
        let district = context.project.and_then(|p| p.district.as_ref()).and_then(|d| {
            let url = d
                .url
                .as_ref()
                .map(|u| u.trimmed().to_owned())
                .filter(|u| u.starts_with("https://") || u.starts_with("http://"));
            Some(District {
                name: self.wording(d.name.as_ref())?,
                short_name: self.wording(d.short_name.as_ref()),
                url,
                logo: context.logo.clone(),
            })
        });
        let entries = self
            .year_settings()
            .map(|y| &y.departments)
            .filter(|l| !l.is_empty())
            .or_else(|| context.project.map(|p| &p.departments));
        let named = || {
            entries?
                .iter()
                .find(|d| d.id.as_ref().is_some_and(|i| &*i.value == context.id))
                .and_then(|d| self.wording(d.name.as_ref()))
        };
        let own = plan.department.as_ref().and_then(|d| d.name.as_ref()).filter(|n| !n.is_blank());
        let department = own
            .map(|n| prose::plain_inlines(&prose::inlines(n.trimmed())))
            .or_else(named)
            .unwrap_or_else(|| context.id.to_owned());
        let stage = StageName {
            key: plan.stage().word(),
            label: self.label(&format!("stage_{}", plan.stage().word())),
        };
        let head = self.head(&department, &stage);
        let mut purpose = self.part("purpose");
        purpose.prose = self.prose(plan.purpose.as_ref(), 2, "purpose");
        self.settle(&mut purpose);
        let mut services = self.part("services");
        self.answer(&mut services, plan.services.as_ref(), 2);
        let budget = self.budget();
        let reflection = self.reflection();
        let needs_assessment = self.needs_assessment();
        let priorities = self.priorities();
        let after = self.sections(&plan.own, Holder::Plan, None, 2, "plan");
        let unplaced = self.unplaced();
        let confirm = (!plan.confirm.is_empty()).then(|| {
            let mut part = self.part("confirm");
            part.items = plan
                .confirm
                .iter()
                .map(|id| self.render.words(&self.part_heading(&id.value)))
                .collect();
            self.settle(&mut part);
            part
        });
        let glossary_entries = self.glossary();
        let glossary = (!glossary_entries.is_empty()).then(|| Part {
            answered: true,
            shown: true,
            ..self.part("glossary")
        });
        let mut contents: Vec<ContentsEntry> = [
            &purpose,
            &services,
            &budget,
            &reflection.part,
            &needs_assessment.part,
            &priorities.part,
        ]
        .into_iter()
        .chain(&after)
        .chain(unplaced.as_ref().map(|u| &u.part))
        .chain(&confirm)
        .chain(&glossary)
        .filter(|p| p.shown)
        .map(|p| ContentsEntry {
            anchor: p.anchor.clone(),
            text: p.heading.clone(),
            children: Vec::new(),
        })
        .collect();
        if let Some(entry) = contents.iter_mut().find(|c| c.anchor == priorities.part.anchor) {
            entry.children = priorities
                .items
                .iter()
                .zip(&plan.priorities)
                .map(|(p, own)| {
                    let text = own
                        .priority
                        .as_ref()
                        .map(|t| prose::plain_inlines(&prose::inlines(t.trimmed())))
                        .unwrap_or_default();
                    ContentsEntry {
                        anchor: p.anchor.clone(),
                        text: format!("{}: {text}", p.label),
                        children: Vec::new(),
                    }
                })
                .collect();
        }
        let names = [
            Some(department.clone()),
            Some(title.clone()),
            Some(year.clone()),
            district.as_ref().map(|d| d.name.clone()),
        ];
        let document_title =
            names.into_iter().flatten().filter(|n| !n.is_empty()).collect::<Vec<_>>().join(", ");
        let paper =
            context.project.and_then(|p| p.paper).map_or(Paper::UsLetter, |p| p.value).word();
        Report {
            schema: "plancc-report-1",
            language: context.language.to_owned(),
            id: context.id.to_owned(),
            year,
            stage,
            title,
            document_title,
            district,
            department,
            generated: context.generated.to_string(),
            paper,
            labels: self.labels(),
            head,
            contents,
            purpose,
            services,
            budget,
            reflection,
            needs_assessment,
            priorities,
            after,
            unplaced,
            confirm,
            glossary,
            glossary_entries,
        }
    }

    fn part_heading(&self, key: &str) -> String {
        let mut all =
            self.context.forms.iter().filter_map(|f| f.parts.iter().find(|p| &*p.key.value == key));
        all.find_map(|p| self.wording(p.value.heading.as_ref()))
            .unwrap_or_else(|| key.replace(['_', '.'], " "))
    }

    fn head(&self, department: &str, stage: &StageName) -> Vec<Fact<R::Output>> {
        let contact = self.plan.department.as_ref().and_then(|d| d.contact.as_ref());
        let adopted = self.plan.adopted.as_ref();
        let adopted = [
            self.date(adopted.and_then(|a| a.date)),
            self.cell(adopted.and_then(|a| a.body.as_ref())),
            self.cell(adopted.and_then(|a| a.item.as_ref())),
        ];
        let fact = |key: &'static str, values: Vec<Option<Cell<R::Output>>>| Fact {
            key,
            label: self.part_heading(key),
            values: values.into_iter().flatten().collect(),
        };
        let mut head = vec![
            fact("department.name", vec![Some(self.words(department, None))]),
            fact(
                "department.contact",
                vec![
                    self.cell(contact.and_then(|c| c.name.as_ref())),
                    self.cell(contact.and_then(|c| c.title.as_ref())),
                ],
            ),
            fact(
                "department.contact.email",
                vec![self.cell(contact.and_then(|c| c.email.as_ref()))],
            ),
            fact(
                "department.contact.phone",
                vec![self.cell(contact.and_then(|c| c.phone.as_ref()))],
            ),
            fact(
                "generated",
                vec![Some(self.words(
                    &plain_day(self.context.generated, self.context.language),
                    Some(self.context.generated.to_string()),
                ))],
            ),
            fact("stage", vec![Some(self.words(&stage.label, Some(stage.key.to_owned())))]),
        ];
        head.extend(Some(fact("adopted", adopted.into())).filter(|f| !f.values.is_empty()));
        head
    }

    fn budget(&self) -> Part<R::Output> {
        let mut part = self.part("budget");
        if let Some(budget) = &self.plan.budget {
            let sum = || {
                budget.sources.iter().filter_map(|s| s.amount).map(|m| m.value).reduce(Money::plus)
            };
            part.facts
                .extend(self.fact("total", self.money(budget.total.map(|m| m.value).or_else(sum))));
            let rows = budget.sources.iter().map(|s| {
                vec![
                    self.fund(s.fund.as_ref()),
                    self.money(s.amount.map(|m| m.value)),
                    self.cell(s.purpose.as_ref()),
                ]
            });
            part.table = self.table(
                "source",
                &[("fund", false), ("amount", true), ("purpose", false)],
                rows.collect(),
            );
            part.prose = self.prose(budget.note.as_ref(), 2, "budget");
        }
        self.settle(&mut part);
        part
    }

    fn labelled(&self, key: &'static str, answer: Option<&Answer>) -> Option<Labelled<R::Output>> {
        let (prose, items) = match answer.filter(|a| !a.is_blank())? {
            Answer::Prose(text) => (self.prose(Some(text), 3, key), Vec::new()),
            Answer::Items(items) => (None, self.texts(items)),
        };
        Some(Labelled { key, label: self.label(key), prose, items })
    }

    fn reflection(&self) -> Reflection<R::Output> {
        let own = self.plan.reflection.as_ref();
        let mut part = self.part("reflection");
        let (mut intended, mut evidence, mut learnings) = (
            self.part("reflection.outcomes.intended"),
            self.part("reflection.outcomes.evidence"),
            self.part("reflection.learnings"),
        );
        let outcomes: Vec<_> = own
            .iter()
            .flat_map(|r| &r.outcomes)
            .enumerate()
            .map(|(at, o)| {
                let continues = o.continues.as_ref().map(|id| {
                    let prior = self.context.prior.and_then(|p| {
                        p.priorities
                            .iter()
                            .find(|x| x.id.as_ref().is_some_and(|i| i.value == id.value))
                    });
                    let cell = self
                        .cell(prior.and_then(|p| p.priority.as_ref()))
                        .unwrap_or_else(|| self.words(&id.value, None));
                    Cell { value: Some(id.value.to_string()), ..cell }
                });
                let rows = o.results.iter().map(|r| {
                    vec![
                        self.cell(r.metric.as_ref()),
                        self.measure(r.target.as_ref(), ""),
                        self.measure(r.actual.as_ref(), ""),
                        self.date(r.date),
                    ]
                });
                Outcome {
                    number: at + 1,
                    intended: self.said(o.intended.as_ref()),
                    facts: [
                        self.fact("result", self.choice(o.result.map(|r| r.value.word()))),
                        self.fact("continues", continues),
                    ]
                    .into_iter()
                    .flatten()
                    .collect(),
                    evidence: self.prose(o.evidence.as_ref(), 3, &format!("outcome-{}", at + 1)),
                    results: self.table(
                        "result",
                        &[("metric", false), ("target", true), ("actual", true), ("date", false)],
                        rows.collect(),
                    ),
                }
            })
            .collect();
        let labelled: Vec<_> = own
            .map(|r| {
                [
                    self.labelled("successes", r.successes.as_ref()),
                    self.labelled("challenges", r.challenges.as_ref()),
                    self.labelled("learnings", r.learnings.as_ref()),
                ]
            })
            .into_iter()
            .flatten()
            .flatten()
            .collect();
        intended.answered = !outcomes.is_empty();
        evidence.answered = outcomes
            .iter()
            .any(|o| o.evidence.is_some() || o.results.is_some() || !o.facts.is_empty());
        learnings.answered = !labelled.is_empty();
        part.answered = intended.answered || learnings.answered;
        for part in [&mut part, &mut intended, &mut evidence, &mut learnings] {
            self.settle(part);
        }
        Reflection { part, intended, evidence, outcomes, learnings, labelled }
    }

    fn needs_assessment(&self) -> NeedsAssessment<R::Output> {
        let own = self.plan.needs_assessment.as_ref();
        let mut part = self.part("needs_assessment");
        let (mut data, mut engagement, mut findings, mut needs) = (
            self.part("needs_assessment.data"),
            self.part("needs_assessment.engagement"),
            self.part("needs_assessment.findings"),
            self.part("needs_assessment.needs"),
        );
        if let Some(own) = own {
            data.prose = self.prose(own.data.prose.as_ref(), 3, "data");
            let rows = own.data.entries.iter().map(|e| {
                vec![self.cell(e.source.as_ref()), self.cell(e.shows.as_ref()), self.date(e.date)]
            });
            data.table = self.table(
                "source",
                &[("source", false), ("shows", false), ("date", false)],
                rows.collect(),
            );
            engagement.prose = self.prose(own.engagement.prose.as_ref(), 3, "engagement");
            let rows = own.engagement.entries.iter().map(|e| {
                vec![self.cell(e.group.as_ref()), self.cell(e.input.as_ref()), self.date(e.date)]
            });
            engagement.table = self.table(
                "group",
                &[("group", false), ("input", false), ("date", false)],
                rows.collect(),
            );
            self.answer(&mut findings, own.findings.as_ref(), 3);
        }
        let items: Vec<_> =
            own.iter()
                .flat_map(|a| &a.needs)
                .enumerate()
                .map(|(at, n)| Need {
                    number: at + 1,
                    anchor: self.anchor(&n.id.as_ref().map_or_else(
                        || format!("need-{}", at + 1),
                        |i| format!("need-{}", i.value),
                    )),
                    text: self.said(n.need.as_ref()),
                    set_aside: n.set_aside.as_ref().is_some_and(|t| !t.is_blank()),
                    facts: [
                        self.fact("root_cause", self.cell(n.root_cause.as_ref())),
                        self.fact("set_aside", self.cell(n.set_aside.as_ref())),
                    ]
                    .into_iter()
                    .flatten()
                    .collect(),
                })
                .collect();
        let intro = self.prose(own.and_then(|a| a.needs_intro.as_ref()), 3, "needs-intro");
        let note = self.prose(own.and_then(|a| a.needs_note.as_ref()), 3, "needs-note");
        needs.answered = !items.is_empty() || intro.is_some() || note.is_some();
        for part in [&mut data, &mut engagement, &mut findings, &mut needs] {
            self.settle(part);
            part.shown |= part.answered;
        }
        part.answered = data.answered || engagement.answered || findings.answered || needs.answered;
        self.settle(&mut part);
        NeedsAssessment {
            part,
            data,
            engagement,
            findings,
            needs: Needs { part: needs, intro, items, note },
        }
    }

    fn unplaced(&self) -> Option<Unplaced<R::Output>> {
        let items: Vec<_> = self
            .plan
            .unplaced
            .iter()
            .enumerate()
            .map(|(at, u)| Labelled {
                key: "unplaced",
                label: u.from.as_ref().map(|t| t.trimmed().to_owned()).unwrap_or_default(),
                prose: self.prose(u.text.as_ref(), 3, &format!("unplaced-{at}")),
                items: Vec::new(),
            })
            .collect();
        (!items.is_empty()).then(|| Unplaced {
            part: Part { answered: true, shown: true, ..self.part("unplaced") },
            items,
        })
    }

    fn glossary(&self) -> Vec<GlossaryEntry<R::Output>> {
        let acronyms = self.context.project.map(|p| p.acronyms.as_slice()).unwrap_or_default();
        if acronyms.is_empty() {
            return Vec::new();
        }
        let mut texts: Vec<&Text> = Vec::new();
        gather(self.plan, &mut texts);
        let words: std::collections::HashSet<&str> = texts
            .iter()
            .flat_map(|t| t.value.split(|c: char| !c.is_alphanumeric() && c != '&'))
            .collect();
        let used = |term: &str| words.contains(term) || words.contains(format!("{term}s").as_str());
        let mut out: Vec<_> = acronyms
            .iter()
            .filter(|k| used(&k.key.value))
            .filter_map(|k| {
                Some(GlossaryEntry {
                    term: k.key.value.to_string(),
                    anchor: self.anchor(&format!("glossary-{}", k.key.value)),
                    meaning: self.render.words(&self.wording(Some(&k.value))?),
                })
            })
            .collect();
        out.sort_by(|a, b| a.term.cmp(&b.term));
        out
    }
}

/// Every text of an entry and of those within it; the model nests only a few deep.
fn gather<'a>(entity: &'a dyn crate::model::Entity, out: &mut Vec<&'a Text>) {
    use crate::model::Read;
    for at in 0..entity.table().fields.len() {
        let Some(read) = entity.read(at) else { continue };
        match read {
            Read::Text(text) => out.extend(text),
            Read::Texts(texts) => out.extend(texts),
            Read::Answer(answer) => out.extend(answer.into_iter().flat_map(Answer::texts)),
            Read::Answers(answers) => out.extend(answers.iter().flat_map(|k| k.value.texts())),
            Read::Entity(entity) => entity.into_iter().for_each(|e| gather(e, out)),
            Read::Entities(all) => all.into_iter().for_each(|e| gather(e, out)),
            Read::ProseOrEntities(text, all) => {
                out.extend(text);
                all.into_iter().for_each(|e| gather(e, out));
            }
            _ => {}
        }
    }
}
