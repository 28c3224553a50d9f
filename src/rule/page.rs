//! A name and its page.

use crate::diagnostic::Fault;

/// What plancc looks for under one name, and the page about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Kebab case; it reads after "allow …".
    pub name: &'static str,
    /// Markdown, each line after one space: one plain sentence, `## Why it matters`, `## Example`.
    pub documentation: &'static str,
}

impl From<&Fault> for Page {
    fn from(fault: &Fault) -> Page {
        Page { name: fault.name, documentation: fault.documentation }
    }
}

/// A piece of YAML on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The words after `yaml`: `fires`, `project`, `last-year`, `as-of=2027-01-31`.
    pub tags: Vec<&'static str>,
    /// Its lines.
    pub code: String,
}

impl Example {
    /// Whether it is marked with that word.
    #[must_use]
    pub fn is(&self, tag: &str) -> bool {
        self.tags.contains(&tag)
    }
}

impl Page {
    /// Its first sentence, which says what is looked for.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.documentation.trim().lines().next().unwrap_or_default().trim()
    }

    /// The page as it is read: Markdown under a title.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut page = format!("# {}\n\n", self.name);
        for line in self.documentation.trim_end().lines() {
            page.push_str(line.strip_prefix(' ').unwrap_or(line).trim_end());
            page.push('\n');
        }
        page
    }

    /// The pieces of YAML on the page, in order.
    #[must_use]
    pub fn examples(&self) -> Vec<Example> {
        let mut examples = Vec::new();
        let mut open: Option<Example> = None;
        for line in self.documentation.lines() {
            let line = line.strip_prefix(' ').unwrap_or(line);
            match (&mut open, line.strip_prefix("```")) {
                (None, Some(tags)) => {
                    let tags = tags.split(',').map(str::trim).skip(1).collect();
                    open = Some(Example { tags, code: String::new() });
                }
                (Some(_), Some(_)) => examples.extend(open.take()),
                (Some(example), None) => {
                    example.code.push_str(line);
                    example.code.push('\n');
                }
                (None, None) => {}
            }
        }
        examples
    }
}
