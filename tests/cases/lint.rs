//! `lint/<rule>/<case>`: the findings in a fragment of a plan. The format is in `tests/kit/lint_case.rs`.

use libtest_mimic::Trial;

use crate::case;
use crate::kit::lint_case;
use crate::kit::snapshot::check;

pub(super) fn trials() -> Vec<Trial> {
    let of_file = |file: lint_case::CaseFile| {
        case(format!("lint/{}", file.name()), move |test| {
            let said = file.case().judge(&file.only()).says();
            check(test, &file.path, file.with(&said))
        })
    };
    lint_case::all().into_iter().map(of_file).collect()
}
