//! Requests and answers for templates that run in workers.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Serde, ValueKind};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{CustomTemplate, TemplateError, Templates};
use crate::backend::framing::{join, split};
use crate::source::{Source, SourceId};

/// The templates in a worker.
#[derive(Debug)]
pub(in crate::backend) struct TemplateService(Templates);

/// A worker's answer if a template fails.
#[derive(Debug, Serialize, Deserialize)]
struct TemplateFailure {
    path: Option<String>,
    line: usize,
    message: String,
    help: String,
}

impl TemplateService {
    /// Creates the templates from the output of [`to_bytes`].
    pub(in crate::backend) fn new(setup: &[u8]) -> Option<TemplateService> {
        Templates::new(&from_bytes(setup)?).ok().map(TemplateService)
    }

    /// Renders the page for a request.
    pub(in crate::backend) fn answer(&self, order: &[u8]) -> Vec<u8> {
        let templates = &self.0;
        let rendered = match read_order(order) {
            Some((path, context)) => templates.render_here(&path, context),
            None => Err(TemplateError::nowhere(
                "the worker process received an invalid request",
                "please report this bug",
            )),
        };
        match rendered {
            Ok(page) => join(&[b"", page.as_bytes()]),
            Err(error) => {
                let is_it = |one: &Arc<Source>| {
                    error.source.as_ref().is_some_and(|source| Arc::ptr_eq(source, one))
                };
                let found = templates.sources.iter().find(|(_, one)| is_it(one));
                let mistake = TemplateFailure {
                    path: found.map(|(path, _)| path.clone()),
                    line: error.line,
                    message: error.message,
                    help: error.help,
                };
                join(&[&serde_json::to_vec(&mistake).unwrap_or_default(), b""])
            }
        }
    }
}

/// Serializes the request to render a page.
pub(super) fn order(path: &str, context: &Value) -> Vec<u8> {
    join(&[path.as_bytes(), &serde_json::to_vec(&to_json(context)).unwrap_or_default()])
}

fn read_order(order: &[u8]) -> Option<(String, Value)> {
    let parts = split(order)?;
    let [path, context] = *parts.as_slice() else { return None };
    let path = std::str::from_utf8(path).ok()?.to_owned();
    Some((path, from_json(serde_json::from_slice(context).ok()?)))
}

/// Parses an answer: the page, or the error. `None` if the bytes are invalid.
pub(super) fn read_answer(
    answer: &[u8],
    sources: &BTreeMap<String, Arc<Source>>,
) -> Option<Result<String, TemplateError>> {
    let parts = split(answer)?;
    let [mistake, page] = *parts.as_slice() else { return None };
    if mistake.is_empty() {
        return Some(Ok(std::str::from_utf8(page).ok()?.to_owned()));
    }
    let TemplateFailure { path, line, message, help } = serde_json::from_slice(mistake).ok()?;
    let source = path.and_then(|path| sources.get(&path).cloned());
    Some(Err(TemplateError { source, line, message, help }))
}

/// Converts a template value to JSON. Strings get the prefix `s` if they are safe to print verbatim,
/// otherwise `p`.
fn to_json(value: &Value) -> Json {
    match value.kind() {
        ValueKind::String => {
            let mark = if value.is_safe() { 's' } else { 'p' };
            Json::String(format!("{mark}{}", value.as_str().unwrap_or_default()))
        }
        ValueKind::Map => {
            let keys = value.try_iter().into_iter().flatten();
            let entries = keys.filter_map(|key| {
                let inner = value.get_item(&key).ok()?;
                Some((key.to_string(), to_json(&inner)))
            });
            Json::Object(entries.collect())
        }
        ValueKind::Seq | ValueKind::Iterable => {
            Json::Array(value.try_iter().into_iter().flatten().map(|one| to_json(&one)).collect())
        }
        _ => serde_json::to_value(value).unwrap_or_default(),
    }
}

fn from_json(json: Json) -> Value {
    match json {
        Json::String(text) => match text.strip_prefix('s') {
            Some(safe) => Value::from_safe_string(safe.to_owned()),
            None => Value::from(text.strip_prefix('p').unwrap_or_default()),
        },
        Json::Object(entries) => {
            let entries = entries.into_iter().map(|(key, value)| (key, from_json(value)));
            Value::from(entries.collect::<BTreeMap<String, Value>>())
        }
        Json::Array(all) => Value::from(all.into_iter().map(from_json).collect::<Vec<Value>>()),
        other => Value::from(Serde(other)),
    }
}

/// Serializes a district's own templates.
pub(in crate::backend) fn to_bytes(own: &[CustomTemplate]) -> Vec<u8> {
    let parts = own.iter().flat_map(|own| [own.path.as_bytes(), own.source.text().as_bytes()]);
    join(&parts.collect::<Vec<_>>())
}

/// Parses serialized templates; `None` if the bytes are invalid.
pub(in crate::backend) fn from_bytes(bytes: &[u8]) -> Option<Vec<CustomTemplate>> {
    let mut own = Vec::new();
    for (pair, number) in split(bytes)?.chunks_exact(2).zip(0..) {
        let [path, text] = *pair else { continue };
        let path = std::str::from_utf8(path).ok()?.to_owned();
        let text = std::str::from_utf8(text).ok()?;
        let source = Arc::new(Source::new(SourceId(number), path.clone(), text));
        own.push(CustomTemplate { path, source });
    }
    Some(own)
}
