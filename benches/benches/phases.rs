//! The time of each phase for one plan of typical size.

use divan::{Bencher, black_box};
use plancc::source::{Source, SourceId};

fn main() {
    divan::main();
}

fn source() -> Source {
    Source::new(SourceId(1), "plan.yaml", plancc_benches::plan(7))
}

#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    let source = source();
    bencher.bench(|| plancc::yaml::parse(black_box(&source)).1.len());
}

#[divan::bench]
fn parse_and_check(bencher: Bencher<'_, '_>) {
    let source = source();
    bencher.bench(|| plancc::schema::plan(black_box(&source)));
}
