//! A translation contains the translated texts, and the plan everything else.

use plancc::model::{Entity, Plan, SlotRef};
use plancc::schema;
use plancc::source::{Source, SourceId, Text};

use super::district::District;

const PLAN: &str = "\
plancc: 1
year: 2026-2027
department: {name: Arts, contact: {title: Music Lead, phone: 555-0100}}
purpose: We sing.
services: [choir, band]
needs_assessment:
  data: Surveys.
  needs:
    - {id: rooms, need: rooms to sing in}
    - {id: time, need: time to sing}
priorities:
  - id: sing
    priority: more children sing
    metrics:
      - id: voices
        metric: voices
        unit: count
        baseline: 12
        target: {value: 30, by: 2027-06-30}
      - {id: joy, metric: joy, unit: text, baseline: {value: some}, target: much}
    actions:
      - {id: choir, action: open a choir, due: 2026-10-01, cost: {amount: 5, for: scores}}
  - {id: play, priority: more children play}
own: {safety: Ear plugs.}
";

fn plan() -> Plan {
    schema::plan(&Source::new(SourceId(0), "arts.yaml", PLAN)).0.unwrap()
}

fn translate(text: &str) -> (Plan, Vec<String>) {
    let source = Source::new(SourceId(1), "arts.es.yaml", text);
    let (plan, found) = schema::translate(&plan(), "en", &source, "es");
    (plan, found.iter().map(|one| format!("{}: {}", one.rule, one.message)).collect())
}

/// Every text of an entry and its children.
fn texts(entity: &dyn Entity, out: &mut Vec<Text>) {
    for number in 0..entity.table().fields.len() {
        match entity.read(number).unwrap() {
            SlotRef::Text(text) => out.extend(text.cloned()),
            SlotRef::Texts(all) => out.extend(all.iter().cloned()),
            SlotRef::Answer(answer) => out.extend(answer.iter().flat_map(|a| a.texts()).cloned()),
            SlotRef::Answers(all) => out.extend(all.iter().flat_map(|a| a.value.texts()).cloned()),
            SlotRef::Measure(measure) => {
                out.extend(measure.filter(|m| m.number.is_none()).map(|m| m.text.clone()));
            }
            SlotRef::Entity(one) => one.into_iter().for_each(|one| texts(one, out)),
            SlotRef::Entities(all) => all.into_iter().for_each(|one| texts(one, out)),
            SlotRef::ProseOrEntities(text, all) => {
                out.extend(text.cloned());
                all.into_iter().for_each(|one| texts(one, out));
            }
            _ => {}
        }
    }
}

fn translated(plan: &Plan) -> Vec<String> {
    let mut all = Vec::new();
    texts(plan, &mut all);
    all.iter().filter(|text| text.translated).map(|text| text.value.to_string()).collect()
}

#[test]
fn every_text_is_taken_from_the_translation_and_every_number_from_the_plan() {
    let text = "\
department: {name: artes, contact: {title: guía}}
purpose: Cantamos.
services: [coro, banda]
needs_assessment:
  data: Encuestas.
  needs:
    - {id: time, need: tiempo}
priorities:
  - id: play
    priority: más música
  - id: sing
    priority: más canto
    metrics:
      - {id: voices, metric: voces}
      - {id: joy, metric: gozo, baseline: {value: algo}, target: mucho}
    actions:
      - {id: choir, action: abrir un coro, cost: {for: partituras}}
own: {safety: Tapones.}
";
    let (plan, found) = translate(text);
    assert_eq!(found, Vec::<String>::new());
    let words = [
        "artes",
        "guía",
        "Cantamos.",
        "coro",
        "banda",
        "Encuestas.",
        "tiempo",
        "más canto",
        "voces",
        "gozo",
        "algo",
        "mucho",
        "abrir un coro",
        "partituras",
        "más música",
        "Tapones.",
    ];
    assert_eq!(translated(&plan), words);
    let action = &plan.priorities[0].actions[0];
    assert_eq!(action.due.unwrap().value.to_string(), "2026-10-01");
    assert_eq!(action.cost[0].amount.unwrap().value.to_string(), "5");
    assert!(!plan.needs_assessment.unwrap().needs[0].need.as_ref().unwrap().translated);
}

#[test]
fn what_is_not_translated_or_has_nothing_to_translate_is_refused_at_its_place() {
    let wrong = [
        ("stage: board", "untranslatable-field: `stage` can't be translated"),
        (
            "budget: {total: 5}",
            "translation-without-original: `budget` has no original in the plan",
        ),
        (
            "services: coro",
            "mismatched-translation-list: `services` is a list in the plan, but not in this translation",
        ),
        ("purpose: [a, b]", "wrong-type: `purpose` must be text, not a list"),
        (
            "services: [coro]",
            "mismatched-translation-list: `services` has 2 items in the plan and 1 in this translation",
        ),
        ("own: {safty: x}", "translation-without-original: `safty` has no original in the plan"),
        (
            "needs_assessment: {needs: [{need: salas}]}",
            "mismatched-translation-list: `needs` has 2 items in the plan and 1 in this translation",
        ),
        (
            "needs_assessment: {needs: [{id: rom, need: salas}]}",
            "translation-without-original: unknown id `rom`: the plan's `needs` has no entry with this id",
        ),
        (
            "needs_assessment: {needs: [{id: time, need: a}, {id: time, need: b}]}",
            "duplicate-id: duplicate translation of the same entry",
        ),
        (
            "priorities: [{id: sing, metrics: [{id: voices, unit: número}]}]",
            "untranslatable-field: `unit` can't be translated",
        ),
        (
            "priorities: [{id: sing, metrics: [{id: voices, baseline: doce}]}]",
            "untranslatable-field: `value` can't be translated",
        ),
        (
            "priorities: [{id: sing, actions: [{id: choir, due: 2026-10-01}]}]",
            "untranslatable-field: `due` can't be translated",
        ),
        ("language: fr", "mismatched-translation: wrong `language`: expected `es`"),
    ];
    for (text, says) in wrong {
        let (plan, found) = translate(text);
        assert_eq!(found, [says], "{text}");
        let laid = translated(&plan).len();
        assert!(laid <= 1, "{text}: {laid}");
    }
}

#[test]
fn a_copy_of_the_plan_is_one_finding_and_not_a_flood() {
    let (plan, found) = translate(PLAN);
    assert_eq!(
        found,
        [
            "untranslatable-field: 7 values, such as numbers, dates and references, can't be translated"
        ]
    );
    let mut all = Vec::new();
    texts(&plan, &mut all);
    assert_eq!(
        translated(&plan).len(),
        all.len() - 3,
        "all but `plancc` and the two units of the language"
    );
}

#[test]
fn a_plan_has_a_report_in_each_language_and_each_marks_what_is_in_another() {
    let district = District::new(&[("plans/2026-2027/arts.yaml", PLAN)]);
    district.write("plancc.yaml", "plancc: 1\ndistrict: Test\nlanguages: [en, es]\n");
    district.write("plans/2026-2027/arts.es.yaml", "purpose: Cantamos.\n");
    let run = district.run(&["build", "--to", "html,json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let own = district.text("dist/2026-2027/arts.html");
    assert!(
        own.contains("<html lang=\"en\"")
            && own.contains("We sing.")
            && !own.contains("lang=\"es\">Cantamos")
    );
    let other = district.text("dist/2026-2027/arts.es.html");
    assert!(other.contains("<html lang=\"es\"") && other.contains("Cantamos."), "{other}");
    assert!(!other.contains("We sing.") && other.contains("<span lang=\"en\">open a choir</span>"));
    let index = district.text("dist/index.html");
    assert!(index.contains("arts.es.html") && index.contains("Español"));
    assert!(district.text("dist/2026-2027/arts.es.json").contains("\"file\": \"arts\""));
    // An invalid translation keeps its last report; the plan's report is written.
    district.write("plans/2026-2027/arts.es.yaml", "purpose: Bailamos.\nstage: board\n");
    district.write("plans/2026-2027/arts.yaml", &PLAN.replace("We sing.", "We dance."));
    let run = district.run(&["build", "--to", "html"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(district.text("dist/2026-2027/arts.html").contains("We dance."));
    assert_eq!(district.text("dist/2026-2027/arts.es.html"), other);
}

#[test]
fn a_translation_is_linted_with_its_plan_alone_and_without_one_it_is_told() {
    let district = District::new(&[("plans/2026-2027/arts.yaml", PLAN)]);
    district.write("plans/2026-2027/arts.es.yaml", "purpos: Cantamos.\n");
    let one =
        "plans/2026-2027/arts.es.yaml:1:1: error[unknown-key] unknown key `purpos` in a plan\n";
    for path in ["plans/2026-2027/arts.yaml", "plans/2026-2027/arts.es.yaml", "plans"] {
        let run = district.run(&["lint", "--format", "concise", path]);
        assert!(run.out.contains(one), "{path}: {} {}", run.out, run.err);
        assert_eq!(run.code, 1);
    }
    std::fs::remove_file(district.path("plans/2026-2027/arts.yaml")).unwrap();
    let run = district.run(&["lint"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("there is no plan `arts.yaml`"), "{}", run.err);
}

#[test]
fn a_page_of_a_plan_that_is_not_translated_says_so_in_the_reader_s_language() {
    let district = District::new(&[("plans/2026-2027/arts.yaml", PLAN)]);
    district.write("plancc.yaml", "plancc: 1\ndistrict: Test\nlanguages: [en, es, fr]\n");
    let build = || {
        let run = district.run(&["build", "--to", "html,markdown,json"]);
        assert_eq!(run.code, 0, "{}", run.err);
    };
    let marked = |language: &str| {
        let formats = ["html", "md"].into_iter();
        let pages =
            formats.map(|format| district.text(&format!("dist/2026-2027/arts.{language}{format}")));
        let notice = ["no está traducido", "has not been translated"];
        let spans = pages.map(|page| {
            let found = notice.iter().find_map(|words| page.find(words));
            let before = found.map(|at| page[..at].rsplit("lang=\"").next().unwrap().to_owned());
            before.map(|before| before.split('"').next().unwrap().to_owned())
        });
        spans.collect::<Vec<_>>()
    };
    build();
    assert_eq!(marked("es."), [Some("es".to_owned()), Some("es".to_owned())]);
    // The form has no French text, so the notice is in English and marked as such.
    assert_eq!(marked("fr."), [Some("en".to_owned()), Some("en".to_owned())]);
    assert_eq!(marked(""), [None, None]);
    let json = district.text("dist/2026-2027/arts.es.json");
    assert!(json.contains("no está traducido"), "{json}");
    district.write("plans/2026-2027/arts.es.yaml", "purpose: Cantamos.\n");
    build();
    assert_eq!(marked("es."), [None, None]);
}

#[test]
fn a_language_without_translations_is_one_finding() {
    let district = District::new(&[
        ("plans/2026-2027/arts.yaml", PLAN),
        ("plans/2026-2027/music.yaml", PLAN),
        ("plans/2025-2026/music.yaml", "plancc: 1\nyear: 2025-2026\n"),
    ]);
    district.write("plancc.yaml", "plancc: 1\ndistrict: Test\nlanguages: [en, es]\n");
    let found = || {
        let run = district.run(&["lint", "--format", "concise", "--stage", "review"]);
        let lines = run.out.lines().filter(|line| line.contains("missing-translation"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let line =
        |message: &str| vec![format!("plancc.yaml:3:17: warning[missing-translation] {message}")];
    assert_eq!(found(), line("none of the 2 plans for 2026-2027 is translated into `es`"));
    district.write("plans/2026-2027/arts.es.yaml", "purpose: Cantamos.\n");
    assert_eq!(found(), line("plan `music` is not translated into `es`"));
    district.write("plans/2026-2027/music.es.yaml", "purpose: Cantamos.\n");
    assert_eq!(found(), Vec::<String>::new());
}
