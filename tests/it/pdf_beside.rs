//! PDFs from worker processes: identical bytes, and no failure of a worker breaks the build.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use plancc::backend::CustomTemplate;
use plancc::backend::pdf::{Fonts, Pdf, PdfError};
use plancc::backend::worker::{WorkerError, WorkerPool, pdf_setup};
use plancc::source::{Source, SourceId};
use plancc::workspace::worker_pool::WorkerProcesses;

use super::kit::pdf::{SMALL, engine, font_that_lists, odd, plan, report};

const ARGUMENT: &str = concat!("--set-pdfs-for-", env!("PLANCC_SOURCES"));

/// A thousand years of work for an engine that counts the steps of a loop, but not of loops inside it.
const ENDLESS: &str = "for a in range(9000) { for b in range(9000) { for c in range(9000) { for d in range(9000) { } } } }";

fn program() -> PathBuf {
    assert_cmd::cargo::cargo_bin!("plancc").to_path_buf()
}

/// An engine in worker processes that run `program`.
fn beside(program: PathBuf, own: &[(&str, &str)]) -> Pdf {
    beside_with(program, own, Vec::new())
}

/// The same with a district's fonts.
fn beside_with(program: PathBuf, own: &[(&str, &str)], fonts: Vec<Vec<u8>>) -> Pdf {
    let own = own.iter().zip(100..).map(|((name, text), number)| CustomTemplate {
        path: format!("pdf/{name}"),
        source: Arc::new(Source::new(SourceId(number), format!("own/pdf/{name}"), *text)),
    });
    let own: Vec<_> = own.collect();
    let processes = WorkerProcesses::new(program, ARGUMENT.into(), pdf_setup(&own, &fonts));
    Pdf::new(&own, Fonts::new(fonts).0).unwrap().in_workers(Box::new(processes))
}

/// A pool that records its orders and has no worker for them.
#[derive(Debug, Default)]
struct Orders(Arc<Mutex<Vec<Vec<u8>>>>);

impl WorkerPool for Orders {
    fn ask(&self, order: &[u8], _: &mut Duration) -> Result<Vec<u8>, WorkerError> {
        self.0.lock().unwrap().push(order.to_vec());
        Err(WorkerError::Unavailable("none".to_owned()))
    }
}

/// A script that runs `what` before it becomes plancc, or instead.
#[cfg(unix)]
fn script(folder: &Path, what: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let path = folder.join("program");
    fs::write(&path, format!("#!/bin/sh\n{what}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

fn framed(bytes: &[u8]) -> Vec<u8> {
    [&(bytes.len() as u64).to_le_bytes(), bytes].concat()
}

/// Returns `true` if the process ends by itself. The minute is for a busy computer.
fn ends(child: &mut Child) -> bool {
    for _ in 0..600 {
        if child.try_wait().unwrap().is_some() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    child.kill().unwrap();
    false
}

#[test]
fn pdfs_and_mistakes_are_the_same_from_another_process() {
    // No font has the first character; one lists the second but does not show it, which needs a second
    // attempt.
    let text = format!("{SMALL}purpose: Read 読 and \u{1f4d6} more\n");
    let plan = plan(&text);
    let fonts = vec![font_that_lists('\u{1f4d6}')];
    let made = beside_with(program(), &[], fonts.clone()).pdf(report(&plan, "library")).unwrap();
    assert_eq!(made.replaced, ['\u{1f4d6}']);
    let here = Pdf::new(&[], Fonts::new(fonts).0).unwrap();
    assert!(made == here.pdf(report(&plan, "library")).unwrap());
    let own = [("look.typ", "#let serif = 1\n\n#let size = no-such-thing\n")];
    let error = beside(program(), &own).pdf(report(&plan, "library")).unwrap_err();
    assert_eq!(error, engine(&own).pdf(report(&plan, "library")).unwrap_err());
    let PdfError::Template(error) = error else { panic!("{error}") };
    assert_eq!(error.source.unwrap().name(), "own/pdf/look.typ");
}

#[cfg(unix)]
#[test]
fn one_that_never_ends_is_ended_with_its_process() {
    let folder = tempfile::tempdir().unwrap();
    let ids = folder.path().join("ids");
    let (ids, program) = (ids.display(), program());
    let program =
        script(folder.path(), &format!("echo $$ >> {ids}\nexec {} \"$@\"", program.display()));
    // Half of it must be enough for a report that ends, even on a busy computer.
    let limit = Duration::from_secs(8);
    let engine = beside(program, &[("report.typ", &odd(ENDLESS))]).within(limit);
    let plan = plan(SMALL);
    assert_eq!(engine.pdf(report(&plan, "odd")).unwrap_err(), PdfError::TooLong(limit));
    let started = fs::read_to_string(folder.path().join("ids")).unwrap();
    let id = started.trim();
    let is_there = Command::new("kill").args(["-0", id]).stderr(Stdio::null()).status().unwrap();
    assert!(!is_there.success(), "process {id} runs on");
    assert!(engine.pdf(report(&plan, "library")).is_ok());
    // A worker that is suspended or killed is not the plan's fault.
    let started = fs::read_to_string(folder.path().join("ids")).unwrap();
    let id = started.lines().last().unwrap();
    assert!(Command::new("kill").args(["-9", id]).status().unwrap().success());
    std::thread::sleep(Duration::from_millis(200));
    assert!(engine.pdf(report(&plan, "library")).is_ok());
    let started = fs::read_to_string(folder.path().join("ids")).unwrap();
    assert_eq!(started.lines().count(), 3, "{started}");
}

#[cfg(unix)]
#[test]
fn a_process_that_falls_twice_is_told_as_that_plans_fault_and_one_that_falls_once_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let been = folder.path().join("been");
    let first = framed(&pdf_setup(&[], &[])).len() + 1;
    let ready = r"printf '\005\000\000\000\000\000\000\000ready'";
    let falls = format!("{ready}\nhead -c {first} > /dev/null\nkill -9 $$");
    let plan = plan(SMALL);
    let error = beside(script(folder.path(), &falls), &[]).pdf(report(&plan, "library"));
    assert!(matches!(&error, Err(PdfError::Ended(how)) if how.contains("signal: 9")), "{error:?}");
    let been = been.display();
    let once = format!("if mkdir {been}\nthen\n{falls}\nfi\nexec {} \"$@\"", program().display());
    let made = beside(script(folder.path(), &once), &[]).pdf(report(&plan, "library"));
    assert!(made.is_ok() && folder.path().join("been").is_dir(), "{made:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_process_has_no_more_threads_than_it_works_with() {
    let folder = tempfile::tempdir().unwrap();
    let (id, program) = (folder.path().join("id"), program());
    let (id, program) = (id.display(), program.display());
    let many = format!("echo $$ > {id}\nRAYON_NUM_THREADS=32 exec {program} \"$@\"");
    let engine = beside(script(folder.path(), &many), &[]);
    assert!(engine.pdf(report(&plan(SMALL), "library")).is_ok());
    let id = fs::read_to_string(folder.path().join("id")).unwrap();
    let threads = fs::read_dir(format!("/proc/{}/task", id.trim())).unwrap().count();
    assert_eq!(threads, 3, "one that reads, one that answers, one that sets");
}

#[cfg(unix)]
#[test]
fn where_no_process_can_be_had_the_pdf_is_made_in_this_one() {
    let folder = tempfile::tempdir().unwrap();
    let plan = plan(SMALL);
    let here = engine(&[]).pdf(report(&plan, "library")).unwrap();
    // No program, one that ends, one that repeats its input, a different version of plancc.
    let other = format!("exec {} --set-pdfs-for-another", program().display());
    for program in
        ["/no/such/program".into(), "true".into(), "cat".into(), script(folder.path(), &other)]
    {
        let engine = beside(program, &[]);
        assert!(engine.pdf(report(&plan, "library")).unwrap() == here);
        assert!(engine.pdf(report(&plan, "library")).unwrap() == here);
    }
}

#[test]
fn a_process_ends_with_whoever_asked_it_in_the_middle_of_its_work() {
    let orders = Orders::default();
    let kept = Arc::clone(&orders.0);
    let own = CustomTemplate {
        path: "pdf/report.typ".to_owned(),
        source: Arc::new(Source::new(SourceId(100), "report.typ", odd(ENDLESS))),
    };
    let recorder = Pdf::new(&[], Fonts::new(Vec::new()).0).unwrap().in_workers(Box::new(orders));
    assert!(recorder.pdf(report(&plan(SMALL), "odd")).is_ok());
    let order = kept.lock().unwrap().pop().unwrap();
    let garbage = b"these are no bytes of an order".to_vec();
    for (setup, order, may_wait) in [
        (pdf_setup(&[own], &[]), order.clone(), true),
        (pdf_setup(&[], &[]), garbage.clone(), true),
        (garbage, order, false),
    ] {
        let mut child = Command::new(program())
            .arg(ARGUMENT)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(&framed(&setup)).unwrap();
        // If it got no setup, it may end before its first order.
        let asked = stdin.write_all(&framed(&order));
        assert!(asked.is_ok() || !may_wait);
        if may_wait {
            std::thread::sleep(Duration::from_millis(500));
            assert!(child.try_wait().unwrap().is_none(), "it ended before it was let go");
        }
        drop(stdin);
        assert!(ends(&mut child), "it runs on");
    }
}
