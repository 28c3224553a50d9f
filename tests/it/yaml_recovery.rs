//! Broken text: every fault is told, and what is sound comes out as if nothing else were broken.

use plancc::source::{Source, SourceId};
use plancc::yaml::{Value, fault, parse};

fn rules(text: &str) -> Vec<&'static str> {
    let source = Source::new(SourceId(0), "plan.yaml", text);
    parse(&source).1.iter().map(|one| one.rule).collect()
}

/// The YAML blocks of a fault's page, and whether each is to fire.
fn examples(page: &str) -> Vec<(bool, String)> {
    let mut all = Vec::new();
    let mut block: Option<(bool, String)> = None;
    for line in page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)) {
        match (line, block.as_mut()) {
            ("```yaml,fires", None) => block = Some((true, String::new())),
            ("```yaml", None) => block = Some((false, String::new())),
            ("```", Some(_)) => all.extend(block.take()),
            (line, Some((_, text))) => {
                text.push_str(line);
                text.push('\n');
            }
            _ => {}
        }
    }
    all
}

#[test]
fn every_page_of_a_fault_shows_it_and_shows_it_mended() {
    for page in fault::ALL.iter().flat_map(|all| all.iter()) {
        let examples = examples(page.documentation);
        assert!(examples.iter().any(|(fires, _)| *fires), "{}", page.name);
        assert!(examples.iter().any(|(fires, _)| !*fires), "{}", page.name);
        for (fires, text) in examples {
            let expected = if fires { vec![page.name] } else { Vec::new() };
            assert_eq!(rules(&text), expected, "{}:\n{text}", page.name);
        }
    }
}
