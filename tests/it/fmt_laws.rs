//! Laws of formatting, for every plan in any style.

use plancc::revise::format::{FormatRefusal, format};
use plancc::schema;
use plancc::source::{Source, SourceId};
use proptest::prelude::*;

use crate::generate::{layout, meaning, plan, strayed};
use crate::laws::comments;

fn source(text: &str) -> Source {
    Source::new(SourceId(0), "plan.yaml", text)
}

fn formatted(text: &str) -> Result<String, String> {
    let source = source(text);
    format(&source).map_err(|why| match why {
        FormatRefusal::Meaning(span) => format!("would change {:?} in\n{text}", source.slice(span)),
        FormatRefusal::Faults(found) => {
            let said: Vec<String> = found
                .iter()
                .map(|one| {
                    format!("{}: {} {:?}", one.rule, one.message, source.slice(one.primary.span))
                })
                .collect();
            format!("{said:?} in\n{text}")
        }
    })
}

fn said(text: &str) -> String {
    let (plan, _) = schema::plan(&source(text));
    meaning(&plan.unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_generated_plan_has_no_fault_and_says_the_same_in_any_layout(
        plan in plan(), one in layout(), other in layout(),
    ) {
        let (one, other) = (plan.written(&one), plan.written(&other));
        for text in [&one, &other] {
            let found = schema::plan(&source(text)).1;
            prop_assert!(found.is_empty(), "{found:#?}\n{text}");
        }
        prop_assert_eq!(said(&one), said(&other), "\n{}\n{}", one, other);
    }

    #[test]
    fn fmt_keeps_the_meaning_and_every_comment_and_twice_is_once(
        plan in plan(), layout in layout(),
    ) {
        let text = plan.written(&layout);
        let once = formatted(&text).map_err(TestCaseError::fail)?;
        prop_assert_eq!(said(&text), said(&once), "\n{}\n{}", text, once);
        prop_assert_eq!(comments(&text), comments(&once), "\n{}\n{}", text, once);
        prop_assert_eq!(strayed(&text, &once), Vec::<String>::new(), "\n{}\n{}", text, once);
        let twice = formatted(&once).map_err(TestCaseError::fail)?;
        prop_assert_eq!(&once, &twice, "\n{}", text);
    }
}
