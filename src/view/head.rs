//! The head of a report: district, department, contact, stage.

use super::Render;
use super::builder::{FormText, ViewBuilder};
use super::report::{DisplayValue, District, Fact, StageName};
use crate::model::Choice;
use crate::prose::{self, Inline};
use crate::source::Text;

impl<R: Render> ViewBuilder<'_, R> {
    pub(super) fn district(&self) -> Option<District> {
        let district = self.context.setting.project()?.district.as_ref()?;
        let url = district.url.as_ref().map(|url| url.trimmed().to_owned());
        Some(District {
            name: self.wording(district.name.as_ref())?.text,
            short_name: self.wording(district.short_name.as_ref()).map(|name| name.text),
            url: url.filter(|url| url.starts_with("https://") || url.starts_with("http://")),
            logo: self.context.logo.clone(),
        })
    }

    /// Returns the department's name: from the plan, from the project, or as a last resort its id.
    pub(super) fn department(&self) -> String {
        let own = self.plan.department.as_ref().and_then(|d| d.name.as_ref());
        let own = own.filter(|name| !name.is_blank());
        let own = own.map(|name| prose::plain_inlines(&prose::inlines(name.trimmed())));
        let listed = || {
            let year = self.plan.year?.value;
            let name =
                self.context.setting.department(self.context.id, year, self.context.language);
            name.map(str::to_owned)
        };
        own.or_else(listed).unwrap_or_else(|| self.context.id.to_owned())
    }

    pub(super) fn stage(&self) -> StageName {
        let key = self.plan.stage_or_draft().word();
        let FormText { text, language } = self.label(&format!("stage_{key}"));
        StageName { key, label: text, label_language: language }
    }

    pub(super) fn head(&self, department: &str, stage: &StageName) -> Vec<Fact<R::Output>> {
        let contact = self.plan.department.as_ref().and_then(|d| d.contact.as_ref());
        let adopted = self.plan.adopted.as_ref();
        let generated = self.context.generated;
        let day = self.language.day(generated);
        let named = FormText { text: stage.label.clone(), language: stage.label_language.clone() };
        let rows = [
            ("department.name", vec![Some(self.words(department, None))]),
            (
                "department.contact",
                vec![
                    self.cell(contact.and_then(|c| c.name.as_ref())),
                    self.cell(contact.and_then(|c| c.title.as_ref())),
                ],
            ),
            (
                "department.contact.email",
                vec![self.reach(contact.and_then(|c| c.email.as_ref()), mail)],
            ),
            (
                "department.contact.phone",
                vec![self.reach(contact.and_then(|c| c.phone.as_ref()), call)],
            ),
            ("generated", vec![Some(self.formatted(&day, Some(generated.to_string())))]),
            ("stage", vec![Some(self.form_words(named, Some(stage.key.to_owned())))]),
            (
                "adopted",
                vec![
                    self.date(adopted.and_then(|a| a.date)),
                    self.labeled_cell(
                        "adopted_by",
                        self.cell(adopted.and_then(|a| a.body.as_ref())),
                    ),
                    self.labeled_cell(
                        "agenda_item",
                        self.cell(adopted.and_then(|a| a.item.as_ref())),
                    ),
                ],
            ),
        ];
        let facts = rows.into_iter().map(|(key, values)| {
            Fact::new(key, self.part_heading(key), values.into_iter().flatten().collect())
        });
        // Report a missing adoption only if the form shows that field.
        let is_due = |fact: &Fact<_>| fact.key != "adopted" && self.shows(fact.key);
        facts.filter(|fact| !fact.values.is_empty() || is_due(fact)).collect()
    }

    /// Returns a value, as a link if `address` converts the text to a URL.
    fn reach(
        &self,
        text: Option<&Text>,
        address: fn(&str) -> Option<String>,
    ) -> Option<DisplayValue<R::Output>> {
        let plain = self.cell(text)?;
        let words = text.map(Text::trimmed).unwrap_or_default();
        let Some(href) = address(words) else { return Some(plain) };
        let link = Inline::Link { href, inlines: vec![Inline::Text { text: words.to_owned() }] };
        let text = self.render.inline(&[link], None);
        Some(DisplayValue { text, value: Some(words.to_owned()), ..plain })
    }
}

fn mail(words: &str) -> Option<String> {
    let (name, host) = words.split_once('@')?;
    let is_safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-');
    let is_mail = !name.is_empty() && host.contains('.') && !host.contains('@');
    (is_mail && name.chars().chain(host.chars()).all(is_safe)).then(|| format!("mailto:{words}"))
}

fn call(words: &str) -> Option<String> {
    let is_number =
        words.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '.' | '(' | ')'));
    let digits: String = words.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    (is_number && digits.len() >= 7).then(|| format!("tel:{digits}"))
}
