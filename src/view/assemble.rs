//! Assembles the complete report, from head to glossary.

use super::Render;
use super::builder::{FormText, ViewBuilder, labels};
use super::report::{LabeledAnswer, Part, Report, UnplacedTexts};
use crate::model::{Choice, Holder, Money};
use crate::prose;

impl<R: Render> ViewBuilder<'_, R> {
    pub(super) fn report(&self) -> Report<R::Output, R::Labels> {
        let (plan, context) = (self.plan, self.context);
        let year = plan.year.map(|y| y.value.to_string()).unwrap_or_default();
        let title = self.forms.iter().find_map(|f| self.wording(f.title.as_ref()));
        let FormText { text: title, language: title_language } =
            title.unwrap_or(FormText { text: String::new(), language: None });
        let (district, department, stage) = (self.district(), self.department(), self.stage());
        let names = [
            Some(department.as_str()),
            Some(title.as_str()),
            Some(year.as_str()),
            district.as_ref().map(|d| d.name.as_str()),
        ];
        let names: Vec<&str> = names.into_iter().flatten().filter(|n| !n.is_empty()).collect();

        let mut purpose = self.part("purpose", 2);
        purpose.prose = self.prose(plan.purpose.as_ref(), 2, "purpose");
        purpose.settle();
        let mut services = self.part("services", 2);
        self.answer(&mut services, plan.services.as_ref());
        let budget = self.budget();
        let reflection = self.reflection();
        let needs_assessment = self.needs_assessment();
        let priorities = self.priorities(&needs_assessment.needs.items);
        let glossary_entries = self.glossary();
        let mut report = Report {
            schema: "plancc-report-1",
            language: context.language.to_owned(),
            languages: context.languages.clone(),
            id: context.id.to_owned(),
            document_title: names.join(", "),
            head: self.head(&department, &stage),
            year,
            stage,
            title,
            title_language,
            district,
            department,
            generated: context.generated.to_string(),
            paper: context.setting.paper().word(),
            labels: self.render.labels(|| labels(&self.forms, context.language)),
            untranslated: self.untranslated(),
            contents: Vec::new(),
            purpose,
            services,
            budget,
            reflection,
            needs_assessment,
            priorities,
            after: self.sections(&plan.own, Holder::Plan, None, 2, "plan"),
            unplaced: self.unplaced(),
            confirm: self.confirm(),
            glossary: (!glossary_entries.is_empty()).then(|| {
                let mut part = self.part("glossary", 2);
                part.answer_if(true);
                part
            }),
            glossary_entries,
        };
        report.contents = self.contents(&report);
        report
    }

    fn budget(&self) -> Part<R::Output> {
        let mut part = self.part("budget", 2);
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
                self.label("source"),
                &[("fund", false), ("amount", true), ("purpose", false)],
                rows.collect(),
            );
            part.prose = self.prose(budget.note.as_ref(), 2, "budget");
        }
        part.settle();
        part
    }

    fn confirm(&self) -> Option<Part<R::Output>> {
        let ids = &self.plan.confirm;
        (!ids.is_empty()).then(|| {
            let mut part = self.part("confirm", 2);
            let words = ids.iter().map(|id| self.form_text(self.part_heading(&id.value)));
            part.items = words.collect();
            part.settle();
            part
        })
    }

    fn unplaced(&self) -> Option<UnplacedTexts<R::Output>> {
        let texts = self.plan.unplaced.iter().enumerate();
        let items: Vec<_> = texts
            .map(|(at, u)| LabeledAnswer {
                key: "unplaced",
                label: u
                    .from
                    .as_ref()
                    .map(|from| prose::plain_inlines(&prose::inlines(from.trimmed())))
                    .unwrap_or_default(),
                label_language: None,
                prose: self.prose(u.text.as_ref(), 2, &format!("unplaced-{}", at + 1)),
                items: Vec::new(),
            })
            .collect();
        (!items.is_empty()).then(|| {
            let mut part = self.part("unplaced", 2);
            part.answer_if(true);
            UnplacedTexts { part, items }
        })
    }
}
