//! The built-in form, assembled from the wordings for all languages.

use std::sync::OnceLock;

use crate::lang;
use crate::model::{Form, KeyedValue, PartWording, Wording};
use crate::source::{Source, SourceId, Spanned};

/// Returns the built-in form, the fallback for every project. Its source id is `u32::MAX`.
pub fn built_in_form() -> &'static Form {
    static FORM: OnceLock<Form> = OnceLock::new();
    FORM.get_or_init(|| {
        let mut form = parse(include_str!("form.yaml"));
        for pack in lang::packs() {
            add(&mut form, parse(pack.form), pack.tag);
        }
        form
    })
}

fn parse(text: &str) -> Form {
    let source = Source::new(SourceId(u32::MAX), "the built-in form", text);
    super::form(&source).0.unwrap_or_default()
}

/// Adds the wordings for one language to the form.
fn add(form: &mut Form, texts: Form, language: &'static str) {
    lay(&mut form.title, texts.title, language);
    for KeyedValue { key, value } in texts.parts {
        if let Some(part) = entry(&mut form.parts, key, PartWording::default()) {
            lay(&mut part.heading, value.heading, language);
            lay(&mut part.intro, value.intro, language);
            lay(&mut part.prompt, value.prompt, language);
        }
    }
    for KeyedValue { key, value } in texts.labels {
        if let Some(label) = entry(&mut form.labels, key, Wording::ByLanguage(Vec::new())) {
            add_wording(label, value, language);
        }
    }
}

/// Returns the value of a key. Adds the key if it is missing.
fn entry<T>(all: &mut Vec<KeyedValue<T>>, key: Spanned<Box<str>>, missing: T) -> Option<&mut T> {
    let keyed = match all.iter().position(|keyed| keyed.key.value == key.value) {
        Some(at) => all.get_mut(at),
        None => {
            all.push(KeyedValue { key, value: missing });
            all.last_mut()
        }
    };
    keyed.map(|keyed| &mut keyed.value)
}

fn lay(wording: &mut Option<Wording>, text: Option<Wording>, language: &'static str) {
    if let Some(text) = text {
        add_wording(wording.get_or_insert(Wording::ByLanguage(Vec::new())), text, language);
    }
}

fn add_wording(wording: &mut Wording, text: Wording, language: &'static str) {
    if let (Wording::ByLanguage(texts), Wording::One(text)) = (wording, text) {
        let key = Spanned { value: language.into(), span: text.span };
        texts.push(KeyedValue { key, value: text });
    }
}
