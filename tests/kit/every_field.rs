//! A plan generated from the table of fields, with a different marker in each field.

use plancc::model::{FieldKind, Plan, ReferenceTarget, Table};
use serde_json::{Map, Value, json};

/// Builds the plan.
#[derive(Default)]
struct Maker {
    /// `true` if fields that accept prose or a list get a list.
    as_lists: bool,
    marks: Vec<(String, String)>,
    goals: Vec<Value>,
    funds: Vec<Value>,
    units: Vec<String>,
    prior: Vec<Value>,
}

impl Maker {
    fn number(&self) -> usize {
        self.marks.len() + 1
    }

    /// Returns a marker for the field at `path`, which reports print unchanged.
    fn mark(&mut self, path: &str) -> String {
        let mark = format!("mark{:03}x", self.number());
        self.marks.push((path.to_owned(), mark.clone()));
        mark
    }

    fn entity(&mut self, table: &Table, path: &str) -> Value {
        let mut out = Map::new();
        for field in table.fields {
            let path = if path.is_empty() {
                field.key.to_owned()
            } else {
                format!("{path}.{}", field.key)
            };
            out.insert(field.key.to_owned(), self.value(field.kind, &path));
        }
        if let Some(change) = out.remove("change") {
            // A target has a value or a change, never both.
            let by = out["by"].clone();
            let last = json!({"change": change, "by": "2027-06-30"});
            return json!([{"value": out["value"], "by": by}, last]);
        }
        Value::Object(out)
    }

    fn value(&mut self, kind: FieldKind, path: &str) -> Value {
        let number = self.number();
        let seen = |maker: &mut Maker, seen: String| maker.marks.push((path.to_owned(), seen));
        match kind {
            FieldKind::Version => json!(1),
            FieldKind::Language => json!("en"),
            FieldKind::Year => {
                seen(self, "2026-2027".to_owned());
                json!("2026-2027")
            }
            FieldKind::Text if path.ends_with("email") => {
                json!(format!("{}@riverbend.example", self.mark(path)))
            }
            FieldKind::Text if path.ends_with("unit") => {
                let mark = self.mark(path);
                self.units.push(mark.clone());
                json!(mark)
            }
            FieldKind::Text | FieldKind::Prose => json!(self.mark(path)),
            FieldKind::Texts => json!([self.mark(path)]),
            FieldKind::Answer if self.as_lists => json!([self.mark(path)]),
            FieldKind::Answer => json!(self.mark(path)),
            FieldKind::Answers => json!({ "asked": self.mark(path) }),
            FieldKind::Id => json!(self.mark(path)),
            FieldKind::Reference(ReferenceTarget::Fund) => {
                let mark = self.mark(path);
                let id = format!("fund-{number}");
                self.funds.push(json!({"id": id, "fund": mark}));
                json!(id)
            }
            FieldKind::Reference(ReferenceTarget::PriorPriority) => {
                let mark = self.mark(path);
                self.prior.push(json!({"id": "last-year", "priority": mark}));
                json!("last-year")
            }
            FieldKind::References(ReferenceTarget::Goal) => {
                let mark = self.mark(path);
                self.goals.push(json!({"id": "goal", "goal": mark}));
                json!(["goal"])
            }
            FieldKind::References(ReferenceTarget::Need) => {
                let need = self.marks.iter().find(|(path, _)| path == "needs_assessment.needs.id");
                json!([need.expect("needs come before priorities").1])
            }
            FieldKind::References(ReferenceTarget::PlanField) => json!(["purpose"]),
            FieldKind::Date(_) => {
                let day = jiff::civil::date(2026, 7, 1)
                    .checked_add(jiff::Span::new().days(i64::try_from(number).unwrap()))
                    .unwrap();
                seen(self, day.strftime("%B %-d, %Y").to_string());
                json!(day.to_string())
            }
            FieldKind::Money => {
                seen(self, format!("$1,{number:03}"));
                json!(1000 + number)
            }
            FieldKind::Measure => {
                seen(self, format!("5,{number:03}"));
                json!(5000 + number)
            }
            FieldKind::Choice(words) => {
                json!(words[if path.ends_with("direction") { 2 } else { 1 }])
            }
            FieldKind::Entity(table) => self.entity(table, path),
            FieldKind::Entities(table) => json!([self.entity(table, path)]),
            FieldKind::OneOrMore(table) => match self.entity(table, path) {
                Value::Array(all) => Value::Array(all),
                one => json!([one]),
            },
            FieldKind::ProseOrEntities(table) if self.as_lists => json!([self.entity(table, path)]),
            FieldKind::ProseOrEntities(_) => json!(self.mark(path)),
            other => panic!("{path}: the test has no value for {other:?}"),
        }
    }
}

/// A plan with every field, its setting, and the markers by the paths of their fields.
pub(crate) struct Made {
    pub(crate) plan: Value,
    pub(crate) marks: Vec<(String, String)>,
    pub(crate) project: String,
    pub(crate) prior: String,
}

/// Generates the plan; with `as_lists`, fields that accept prose or a list get a list.
pub(crate) fn make(as_lists: bool) -> Made {
    let mut maker = Maker { as_lists, ..Maker::default() };
    let plan = maker.entity(Plan::TABLE, "");
    let project = json!({
        "plancc": 1, "district": "Riverbend", "form": "form.yaml",
        "goals": maker.goals, "funds": maker.funds, "units": maker.units,
    });
    let prior =
        json!({"plancc": 1, "year": "2025-2026", "department": "Arts", "priorities": maker.prior});
    Made {
        plan,
        marks: maker.marks,
        project: serde_yaml::to_string(&project).unwrap(),
        prior: serde_yaml::to_string(&prior).unwrap(),
    }
}
