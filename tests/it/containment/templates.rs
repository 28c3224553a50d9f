//! Templates that run in workers.

use plancc::backend::BUILT_IN;

use super::district;

#[test]
fn templates_in_a_worker_write_the_same_pages_as_in_the_program() {
    let plan = "plancc: 1\nyear: 2026-2027\ndepartment: {name: Arts & <Music>, contact: {title: Head, email: a@b.example}}\n\
                purpose: |\n  We **play** & sing é@name.\n\n  | a | b |\n  | --- | --- |\n  | 1 | 2 |\n\
                priorities:\n  - id: sing\n    priority: sing more\n    actions:\n      - {id: buy, action: buy drums, cost: {amount: 12.5, fund: general}}\n";
    let project = "plancc: 1\ndistrict: Test\nformats: [html, markdown]\nfunds: [{id: general, fund: General, amount: 9}]\n";
    let built_in = district(&[("plancc.yaml", project), ("plans/2026-2027/arts.yaml", plan)]);
    let own = format!("{project}templates: look\n");
    let own = district(&[("plancc.yaml", &own), ("plans/2026-2027/arts.yaml", plan)]);
    for (path, text) in BUILT_IN.iter().filter(|(path, _)| !path.starts_with("pdf/")) {
        own.write(&format!("look/{path}"), text);
    }
    for district in [&built_in, &own] {
        let run = district.run(&["build", "--date", "2026-11-24"]);
        assert_eq!(run.code, 0, "{}", run.err);
    }
    for path in ["dist/2026-2027/arts.html", "dist/2026-2027/arts.md", "dist/index.html"] {
        assert_eq!(built_in.text(path), own.text(path), "{path}");
    }
}
