//! Templates that a district brings.

use std::sync::Arc;

use super::error::TEMPLATE_MISTAKE;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Source, Span};

/// A district's own template.
#[derive(Debug, Clone)]
pub struct OwnTemplate {
    /// Its path in the folder of templates, with `/`; the built-in one of that path gives way to it.
    pub path: String,
    /// Its text, under the name that messages give it.
    pub source: Arc<Source>,
}

/// Warns of templates that stand in no built-in one's place and that no other names: likely a slip in
/// a file's name, which would leave the built-in look in silence.
#[must_use]
pub fn unused(own: &[OwnTemplate], built_in: &[&str]) -> Diagnostics {
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
            Diagnostic::warning(TEMPLATE_MISTAKE, place, format!("nothing uses the template `{}`", template.path))
                .note("a template is used where it has the path of a built-in one, or where another includes it")
                .help(help),
        );
    }
    found
}
