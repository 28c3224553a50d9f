//! The content of a report: sections, order and anchors.

use jiff::civil::date;
use plancc::backend::{HtmlLabels, HtmlRender, JsonRender, MarkdownRender, Templates, json};
use plancc::model::{BuiltInForm, Plan, PlanSettings};
use plancc::source::{Source, SourceId};
use plancc::view::{self, ReportContext};
use plancc::{diagnostic::Diagnostics, schema};
use serde_json::Value;

/// A plan and its surrounding files, as YAML.
#[derive(Default)]
pub(crate) struct Case<'a> {
    pub(crate) plan: &'a str,
    /// The project file; by default, one that names the form.
    pub(crate) project: Option<&'a str>,
    /// `form.yaml`, which a project may name.
    pub(crate) form: Option<&'a str>,
    /// A replacement for the built-in form.
    pub(crate) built_in: Option<&'a str>,
    pub(crate) prior: Option<&'a str>,
    /// The report's language, if it differs from the plan's.
    pub(crate) language: Option<&'a str>,
}

/// A plan's report in the three formats that use templates.
pub(crate) struct Reports {
    pub(crate) json: Value,
    pub(crate) html: String,
    pub(crate) markdown: String,
}

fn sound<T>(read: (Option<T>, Diagnostics), what: &str) -> T {
    assert!(read.1.is_empty(), "{what}: {:?}", read.1);
    read.0.expect(what)
}

fn read_plan(text: &str) -> Plan {
    sound(schema::plan(&Source::new(SourceId(1), "plan.yaml", text)), "plan")
}

impl Case<'_> {
    pub(crate) fn reports(&self) -> Reports {
        let plan = read_plan(self.plan);
        let named = "plancc: 1\ndistrict: Riverbend\nform: form.yaml\n";
        let project = self.project.or(self.form.map(|_| named));
        let project = project.map(|text| {
            sound(schema::project(&Source::new(SourceId(2), "plancc.yaml", text)), "project")
        });
        let form =
            |text: &str| sound(schema::form(&Source::new(SourceId(3), "form.yaml", text)), "form");
        let forms = self.form.map(|text| ("form.yaml".to_owned(), form(text)));
        let built_in = match self.built_in {
            Some(text) => BuiltInForm::Single(Box::leak(Box::new(form(text)))),
            None => schema::built_in_form(),
        };
        let prior = self.prior.map(read_plan);
        let setting = PlanSettings::new(project, forms.into_iter().collect(), built_in);
        let context = ReportContext {
            setting: &setting,
            language: self.language.unwrap_or("en"),
            languages: Vec::new(),
            generated: date(2026, 11, 24),
            id: "arts",
            logo: None,
            prior: prior.as_ref(),
        };
        let templates = Templates::new(&[]).unwrap();
        let text = json(&view::report(&plan, &context, &JsonRender)).unwrap();
        let year = plan.year.map(|year| year.value);
        let labels = HtmlLabels::default().of(&setting, year, context.language);
        let html = HtmlRender::new(labels);
        Reports {
            json: serde_json::from_str(&text).unwrap(),
            html: templates.html(&view::report(&plan, &context, &html)).unwrap(),
            markdown: templates.markdown(&view::report(&plan, &context, &MarkdownRender)).unwrap(),
        }
    }
}

/// Asserts that the texts occur in the page in this order, once each.
fn in_order(page: &str, texts: &[&str]) {
    let mut at = 0;
    for text in texts {
        assert_eq!(page.matches(text).count(), 1, "`{text}` in:\n{page}");
        let found = page.find(text).unwrap();
        assert!(found >= at, "`{text}` stands too early in:\n{page}");
        at = found;
    }
}

const PLAN: &str = "plancc: 1\nyear: 2026-2027\ndepartment: Arts\n";

#[test]
fn a_section_that_two_forms_word_is_printed_once_in_the_words_of_the_first() {
    let plan = format!("{PLAN}own: {{safety: Helmets are worn.}}\n");
    let reports = Case {
        plan: &plan,
        form: Some("plancc: 1\nsections: [{id: safety, heading: Keeping Safe}]\n"),
        built_in: Some("plancc: 1\nsections: [{id: safety, heading: Safety, prompt: Who looks out?, after: purpose}]\n"),
        ..Case::default()
    }
    .reports();
    for page in [&reports.html, &reports.markdown] {
        in_order(page, &["Who looks out?", "Helmets are worn."]);
        assert!(!page.contains("Safety"), "{page}");
    }
    // The second form has what the first one omits: it follows the purpose.
    assert_eq!(reports.json["purpose"]["after"][0]["heading"], "Keeping Safe");
}

#[test]
fn a_section_of_a_priority_or_an_action_stands_after_what_the_form_says() {
    let plan = format!(
        "{PLAN}priorities:
  - id: p
    priority: paint more
    metrics: [{{id: m, metric: pictures painted}}]
    own: {{first: ONE, second: TWO, third: THREE}}
    actions:
      - id: a
        action: buy brushes
        owner: the head of brushes
        metrics: [{{id: n, metric: brushes bought}}]
        own: {{fourth: FOUR, fifth: FIVE}}
"
    );
    let form = "plancc: 1\nsections:
  - {id: third, of: priority, heading: Third}
  - {id: second, of: priority, after: priorities.metrics, heading: Second}
  - {id: first, of: priority, after: priorities, heading: First}
  - {id: fifth, of: action, heading: Fifth, after: priorities.actions.metrics}
  - {id: fourth, of: action, heading: Fourth, after: priorities.actions}
";
    let reports = Case { plan: &plan, form: Some(form), ..Case::default() }.reports();
    for page in [&reports.html, &reports.markdown] {
        in_order(
            page,
            &[
                "ONE",
                "pictures painted",
                "TWO",
                "the head of brushes",
                "FOUR",
                "brushes bought",
                "FIVE",
                "THREE",
            ],
        );
    }
}

#[test]
fn a_part_that_is_not_printed_leaves_the_sections_after_it_where_they_are() {
    for (hidden, after) in [
        ("reflection", "reflection.learnings"),
        ("reflection", "reflection"),
        ("needs_assessment", "needs_assessment.data"),
        ("priorities", "theory_of_action"),
        ("purpose", "purpose"),
    ] {
        let plan = format!("{PLAN}own: {{safety: Helmets are worn.}}\n");
        let form = format!(
            "plancc: 1\nparts: {{{hidden}: {{show: false, heading: Hidden}}}}\n\
             sections: [{{id: safety, heading: Safety, after: {after}}}]\n"
        );
        let reports = Case { plan: &plan, form: Some(&form), ..Case::default() }.reports();
        for page in [&reports.html, &reports.markdown] {
            assert!(page.contains("Helmets are worn."), "after {after}:\n{page}");
            assert!(!page.contains("Hidden"), "{page}");
        }
        // With no section above it, its heading is at the report's top level.
        assert!(reports.html.contains("<h2 id=\"own-plan-safety\""), "{}", reports.html);
        assert!(reports.markdown.contains("\n## Safety\n"), "{}", reports.markdown);
    }
}

#[test]
fn a_priority_leads_to_its_need_whatever_else_has_that_name() {
    // The section's anchor is already in use when the need asks for it.
    let plan = format!(
        "{PLAN}needs_assessment:
  needs:
    - {{id: brushes, need: There are no brushes}}
    - {{id: brushes-2, need: There is no paint}}
priorities:
  - {{id: p, priority: paint more, needs: [brushes-2], actions: [{{id: a, action: buy paint}}]}}
"
    );
    let json = Case { plan: &plan, ..Case::default() }.reports().json;
    let need = json["needs_assessment"]["needs"]["items"][1]["anchor"].clone();
    let cell = json["priorities"]["items"][0]["facts"][0]["values"][0].clone();
    assert_eq!(cell["anchor"], need);
    assert_eq!(cell["text"]["text"], "There is no paint");
    let twice = plan.replace("brushes-2, need", "brushes, need");
    let source = Source::new(SourceId(1), "plan.yaml", twice.as_str());
    assert!(!schema::plan(&source).1.is_empty(), "two needs of one name are a fault");
}

#[test]
fn headings_in_what_the_form_says_stand_below_the_heading_that_they_are_said_under() {
    let form = "plancc: 1
parts:
  purpose: {prompt: \"# Under the second\"}
  needs_assessment.data: {prompt: \"# Under the third\"}
sections:
  - {id: look, of: action, heading: Look, prompt: \"# Under the fifth\"}
";
    let plan = format!(
        "{PLAN}priorities: [{{id: p, priority: paint, actions: [{{id: a, action: buy}}]}}]\n"
    );
    let html = Case { plan: &plan, form: Some(form), ..Case::default() }.reports().html;
    for heading in ["<h3>Under the second", "<h4>Under the third", "<h6>Under the fifth"] {
        assert!(html.contains(heading), "{heading} in:\n{html}");
    }
}

#[test]
fn the_contents_name_parts_what_stands_in_them_priorities_and_actions() {
    let plan = format!(
        "{PLAN}priorities:\n  - {{id: p, priority: paint *more*, actions: [{{id: a, action: buy brushes}}]}}\n\
         own: {{safety: Helmets}}\n"
    );
    let form =
        "plancc: 1\nsections: [{id: safety, heading: Safety, after: reflection.learnings}]\n";
    let json = Case { plan: &plan, form: Some(form), ..Case::default() }.reports().json;
    let contents = json["contents"].as_array().unwrap();
    let find = |list: &[Value], anchor: &str| {
        list.iter().find(|entry| entry["anchor"] == anchor).cloned().unwrap()
    };
    let reflection = find(contents, "reflection");
    find(reflection["children"].as_array().unwrap(), "own-plan-safety");
    let priorities = find(contents, "priorities");
    let priority = find(priorities["children"].as_array().unwrap(), "priority-p");
    assert_eq!(priority["text"], "Priority 1: paint more");
    assert_eq!(priority["children"][0]["text"], "Action 1: buy brushes");
}

#[test]
fn an_address_of_the_department_can_be_followed_and_anything_else_is_text() {
    let plan = format!(
        "{}department:\n  name: Arts\n  contact: {{name: Head of Arts, email: arts@riverbend.example, phone: (555) 010-0142}}\n",
        PLAN.replace("department: Arts\n", "")
    );
    let html = Case { plan: &plan, ..Case::default() }.reports().html;
    assert!(html.contains("href=\"mailto:arts@riverbend.example\""), "{html}");
    assert!(html.contains("href=\"tel:5550100142\""), "{html}");
    let odd = plan.replace("arts@riverbend.example", "'a@b.example?cc=everyone@c.example'");
    let odd = odd.replace("(555) 010-0142", "ask at the desk");
    let html = Case { plan: &odd, ..Case::default() }.reports().html;
    assert!(!html.contains("href=\"mailto:"), "{html}");
    assert!(!html.contains("href=\"tel:"), "{html}");
}

#[test]
fn the_index_speaks_the_default_language_and_marks_names_in_another() {
    use plancc::backend::IndexEntry;
    let source = "plancc: 1\ndistrict: Distrito\nlanguages: [es, en]\n";
    let project =
        sound(schema::project(&Source::new(SourceId(2), "plancc.yaml", source)), "project");
    let setting = PlanSettings::new(
        Some(project),
        std::collections::BTreeMap::new(),
        schema::built_in_form(),
    );
    let entry = |department: &str, language: &str| IndexEntry {
        year: "2026-2027".to_owned(),
        department: department.to_owned(),
        stage: "draft".to_owned(),
        language: language.to_owned(),
        links: vec![("html".to_owned(), "a.html".to_owned())],
    };
    let templates = Templates::new(&[]).unwrap();
    let page = templates.index(&setting, vec![entry("Music", "en"), entry("Artes", "es")]).unwrap();
    assert!(page.contains("<html lang=\"es\">"), "{page}");
    assert!(page.contains(">Planes</span>") && page.contains("Borrador"), "{page}");
    assert!(page.contains("lang=\"en\">Music"), "{page}");
    assert!(page.find("Artes").unwrap() < page.find("Music").unwrap(), "{page}");
    assert!(!page.contains("lang=\"es\">Artes"), "{page}");
}
