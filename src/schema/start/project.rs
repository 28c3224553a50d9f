//! A district's first project file.

use crate::yaml;

/// The text of a project file with its district's name, its first department and its language, and what
/// else can be said in it as comments.
///
/// `schema` is the way to the schema for editors.
#[must_use]
pub fn new_project(
    district: &str,
    department: (&str, &str),
    language: &str,
    schema: Option<&str>,
) -> String {
    let (id, name) = department;
    let schema = schema
        .map_or_else(String::new, |schema| format!("# yaml-language-server: $schema={schema}\n"));
    format!(
        "{schema}\
# The district's settings. What begins with `#` shows what can be said; take `# ` away to say it.

plancc: 1

district:
  name: {district}
  # short_name: RUSD
  # url: https://district.example

# The languages of the reports; the first is the one that plans are written in.
languages: [{language}]
# timezone: America/Los_Angeles
# currency: USD
# paper: us-letter
# year_starts: 07-01

# The departments that owe a plan. The id is the name of the department's file: plans/<year>/<id>.yaml
departments:
  - {{id: {id}, name: {name}}}

# What priorities can align with: `goals: [goal-1]` in a priority.
# goals:
#   - {{id: goal-1, goal: Every student reads by grade three, label: Goal 1}}

# Where money comes from: `fund: title-i` in a budget or a cost.
# funds:
#   - {{id: title-i, fund: \"Title I, Part A\"}}

# What acronyms stand for; a report that uses one explains it.
# acronyms:
#   LCAP: Local Control and Accountability Plan

# The district's own questions, laid over the built-in ones.
# form: form.yaml
",
        district = yaml::quote(district),
        name = yaml::quote_in_brackets(name),
    )
}
