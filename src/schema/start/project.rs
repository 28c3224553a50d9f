//! A new project file.

use crate::yaml;

/// Returns the text of a new project file: the district, its first department and its language,
/// with other settings as comments.
///
/// `schema` is the path to the JSON Schema for editors.
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

# The languages of the reports. The first is the language that plans are written in.
languages: [{language}]
# timezone: America/Los_Angeles
# currency: USD
# paper: us-letter
# year_starts: 07-01

# The departments that must submit a plan. The id is the name of the plan file: plans/<year>/<id>.yaml
departments:
  - {{id: {id}, name: {name}}}

# The district's goals. In a priority, `goals: [goal-1]` refers to a goal.
# goals:
#   - {{id: goal-1, goal: Every student reads by grade three, label: Goal 1}}

# The funds that pay for the plans. In a budget or a cost, `fund: title-i` refers to a fund.
# funds:
#   - {{id: title-i, fund: \"Title I, Part A\"}}

# Acronyms and their meanings. Each report explains the acronyms that it uses.
# acronyms:
#   LCAP: Local Control and Accountability Plan

# The file with the district's own questions, which override the built-in questions.
# form: form.yaml
",
        district = yaml::quote(district),
        name = yaml::quote_in_brackets(name),
    )
}
