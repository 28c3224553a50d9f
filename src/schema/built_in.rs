//! The built-in form, assembled from the texts of a language and of the default language.

use std::sync::OnceLock;

use crate::lang::{self, DEFAULT, Language};
use crate::model::{BuiltInForm, Form, KeyedValue, PartWording, Wording};
use crate::source::{Source, SourceId, Spanned};

/// Returns the built-in form, the fallback for every project. Its source id is `u32::MAX`.
///
/// The form of a language is parsed when it is first used.
#[must_use]
pub fn built_in_form() -> BuiltInForm {
    BuiltInForm::ByLanguage(in_language)
}

/// Returns the form in a language and, as the fallback, in the default language.
fn in_language(tag: &str) -> &'static Form {
    static FORMS: OnceLock<Vec<OnceLock<Form>>> = OnceLock::new();
    static FALLBACK: OnceLock<Form> = OnceLock::new();
    let fallback = || FALLBACK.get_or_init(|| with_pack(parse(include_str!("form.yaml")), DEFAULT));
    let language = Language::of(tag);
    let packs = lang::packs();
    let index = packs.iter().position(|pack| language.pack() == Some(pack.tag));
    let forms = FORMS.get_or_init(|| packs.iter().map(|_| OnceLock::new()).collect());
    match index.and_then(|index| Some((packs.get(index)?, forms.get(index)?))) {
        Some((pack, form)) if !language.is_default() => {
            form.get_or_init(|| with_pack(fallback().clone(), pack.tag))
        }
        _ => fallback(),
    }
}

/// Returns a form with the texts of the pack that has this tag.
fn with_pack(mut form: Form, tag: &'static str) -> Form {
    if let Some(pack) = lang::packs().iter().find(|pack| pack.tag == tag) {
        add(&mut form, parse(pack.form), pack.tag);
    }
    form
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
