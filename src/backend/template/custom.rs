//! A district's own templates.

use std::sync::Arc;

use super::error::TEMPLATE_ERROR;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Source, Span};

/// A district's own template.
#[derive(Debug, Clone)]
pub struct CustomTemplate {
    /// The path in the templates folder, with `/`. It replaces the built-in template with the same path.
    pub path: String,
    /// The template's text, with its name for messages.
    pub source: Arc<Source>,
}

/// Warns about templates that neither replace a built-in template nor are included by another
/// template. Such a template is probably misnamed, and plancc would silently use the built-in one.
#[must_use]
pub fn unused(own: &[CustomTemplate], built_in: &[&str]) -> Diagnostics {
    let mut found = Diagnostics::new();
    for template in own.iter().filter(|own| !built_in.contains(&own.path.as_str())) {
        let name = template.path.rsplit('/').next().unwrap_or_default();
        let others = own.iter().filter(|other| other.path != template.path);
        if others.into_iter().any(|other| other.source.text().contains(name)) {
            continue;
        }
        let distance = |path: &str| strsim::osa_distance(path, &template.path);
        let near = built_in.iter().min_by_key(|path| distance(path));
        let help = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
        let place = Span::new(template.source.id(), 0..0);
        found.push(
            Diagnostic::warning(TEMPLATE_ERROR, place, format!("unused template `{}`", template.path))
                .note("plancc uses a template only if its path is that of a built-in template, or if another template includes it")
                .help(help),
        );
    }
    found
}
