//! Documentation pages of rules and errors.

use crate::diagnostic::ErrorKind;

/// The name and documentation of a rule, an error or a kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// The kebab-case name, which reads well after "allow".
    pub name: &'static str,
    /// The page as Markdown, with one space before each line: a summary sentence, `## Why it matters`, `##
    /// Example`.
    pub documentation: &'static str,
}

impl From<&ErrorKind> for Page {
    fn from(fault: &ErrorKind) -> Page {
        Page { name: fault.name, documentation: fault.documentation }
    }
}

/// A YAML example on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The tags after `yaml` in the code fence, such as `fires`, `project`, `last-year` or `as-of=2027-01-31`.
    pub tags: Vec<&'static str>,
    /// The YAML text of the example.
    pub code: String,
}

impl Example {
    /// Returns `true` if the example has this tag.
    #[must_use]
    pub fn is(&self, tag: &str) -> bool {
        self.tags.contains(&tag)
    }
}

impl Page {
    /// Returns the first line, which summarizes the page.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.documentation.trim().lines().next().unwrap_or_default().trim()
    }

    /// Renders the page as Markdown with the name as its title.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut page = format!("# {}\n\n", self.name);
        for line in self.documentation.trim_end().lines() {
            page.push_str(line.strip_prefix(' ').unwrap_or(line).trim_end());
            page.push('\n');
        }
        page
    }

    /// Returns the YAML examples on the page, in order.
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
