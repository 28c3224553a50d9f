//! The glossary: acronyms that the plan uses and the project defines.

use std::collections::HashSet;

use super::Render;
use super::builder::ViewBuilder;
use super::report::GlossaryEntry;
use crate::model::{Answer, Entity, SlotRef};
use crate::source::Text;

impl<R: Render> ViewBuilder<'_, R> {
    pub(super) fn glossary(&self) -> Vec<GlossaryEntry<R::Output>> {
        let acronyms = self.context.setting.acronyms();
        if acronyms.is_empty() {
            return Vec::new();
        }
        let mut texts: Vec<&Text> = Vec::new();
        gather(self.plan, &mut texts);
        let named = self.named();
        let texts = texts.iter().map(|t| &*t.value).chain(named.iter().map(String::as_str));
        let words: HashSet<&str> = texts.flat_map(words).collect();
        // A term such as `K-12` is split into two words; the plan must contain both.
        let used = |term: &str| {
            words.contains(format!("{term}s").as_str())
                || self::words(term).all(|word| words.contains(word))
        };
        let mut out: Vec<_> = acronyms
            .iter()
            .filter(|k| used(&k.key.value))
            .filter_map(|k| {
                Some(GlossaryEntry {
                    term: k.key.value.to_string(),
                    anchor: self.anchor(&format!("glossary-{}", k.key.value)),
                    meaning: self.form_text(self.wording(Some(&k.value))?),
                })
            })
            .collect();
        out.sort_by(|a, b| a.term.cmp(&b.term));
        out
    }

    /// Returns the names of the goals and funds that the plan refers to. The report prints them, so
    /// they may contain acronyms.
    fn named(&self) -> Vec<String> {
        let priorities = &self.plan.priorities;
        let goals =
            priorities.iter().flat_map(|p| &p.goals).filter_map(|g| self.find_goal(&g.value));
        let goals = goals.flat_map(|g| [&g.plan, &g.label, &g.goal]);
        let sources =
            self.plan.budget.iter().flat_map(|b| &b.sources).filter_map(|s| s.fund.as_ref());
        let costs = priorities.iter().flat_map(|p| &p.actions).flat_map(|a| &a.cost);
        let funds = sources.chain(costs.filter_map(|c| c.fund.as_ref()));
        let funds = funds.filter_map(|id| self.find_fund(&id.value)).map(|fund| &fund.fund);
        let named = goals.chain(funds).filter_map(|wording| self.wording(wording.as_ref()));
        named.map(|words| words.text).collect()
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '&').filter(|word| !word.is_empty())
}

/// Collects every text in an entry and its children. The depth of the recursion is limited by the
/// model.
pub(super) fn gather<'a>(entity: &'a dyn Entity, out: &mut Vec<&'a Text>) {
    for at in 0..entity.table().fields.len() {
        let Some(read) = entity.read(at) else { continue };
        match read {
            SlotRef::Text(text) => out.extend(text),
            SlotRef::Texts(texts) => out.extend(texts),
            SlotRef::Answer(answer) => out.extend(answer.into_iter().flat_map(Answer::texts)),
            SlotRef::Answers(answers) => out.extend(answers.iter().flat_map(|k| k.value.texts())),
            SlotRef::Entity(entity) => entity.into_iter().for_each(|e| gather(e, out)),
            SlotRef::Entities(all) => all.into_iter().for_each(|e| gather(e, out)),
            SlotRef::ProseOrEntities(text, all) => {
                out.extend(text);
                all.into_iter().for_each(|e| gather(e, out));
            }
            _ => {}
        }
    }
}
