//! A new project file.

use crate::yaml;

/// Returns the text of a new project file: the district, its first department and its language,
/// with other settings as comments.
///
/// `schema` is the path to the schema for editors.
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
# The settings of the district. To use a setting that begins with `#`, delete the `# `.

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

# The departments that must submit a plan. The id is the name of the plan file: plans/<year>/<id>.yaml
departments:
  - {{id: {id}, name: {name}}}

# The goals that priorities can support, with `goals: [goal-1]` in a priority.
# goals:
#   - {{id: goal-1, goal: Every student reads by grade three, label: Goal 1}}

# The funds that money comes from, with `fund: title-i` in a budget or a cost.
# funds:
#   - {{id: title-i, fund: \"Title I, Part A\"}}

# The meanings of acronyms. A report explains those that it uses.
# acronyms:
#   LCAP: Local Control and Accountability Plan

# The district's own questions, which override the built-in ones.
# form: form.yaml
",
        district = yaml::quote(district),
        name = yaml::quote_in_brackets(name),
    )
}
