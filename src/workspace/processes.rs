//! Processes of this program beside it, which answer what they are asked over their standard streams.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::backend::worker::{WorkerError, WorkerPool};

/// What a process says first, when it is ready.
const READY: &[u8] = b"ready";

/// A process that is not ready by then is not waited for: it is a matter of milliseconds, and of seconds
/// where the program has to come from a busy disk.
const START: Duration = Duration::from_secs(30);

/// What Rust's standard library prints before it aborts for want of memory.
const OUT_OF_MEMORY: &str = "memory allocation of";

/// As much of what a worker printed is read, in bytes.
const LAST_WORDS: u64 = 65_536;

/// Longer answers are refused: no report is that large.
const LONGEST: u64 = 60_000_000;

/// Processes that wait for work, and what more of them are started from.
#[derive(Debug)]
pub struct Processes {
    program: PathBuf,
    arguments: Vec<OsString>,
    setup: Vec<u8>,
    free: Mutex<Vec<Process>>,
    /// Why one did not start; no other is tried then.
    is_in_vain: OnceLock<WorkerError>,
    /// Held while one is started: some systems would hand it the streams of another that is started then.
    starting: Mutex<()>,
}

/// A process and what is said between it and this one.
#[derive(Debug)]
struct Process {
    child: Child,
    orders: ChildStdin,
    answers: Receiver<Vec<u8>>,
}

impl Processes {
    /// Of `program`, told by its one argument to `serve`, from `setup`. None is started before it is needed.
    #[must_use]
    pub fn new(program: PathBuf, argument: OsString, setup: Vec<u8>) -> Processes {
        Processes {
            program,
            arguments: vec![argument],
            setup,
            free: Mutex::default(),
            is_in_vain: OnceLock::new(),
            starting: Mutex::default(),
        }
    }

    /// The same, each with at most so many bytes of memory.
    #[must_use]
    pub fn with_memory(mut self, most: u64) -> Processes {
        self.arguments.push(most.to_string().into());
        self
    }

    /// Of the program that runs.
    ///
    /// # Errors
    /// Where the system does not say which that is.
    pub fn of_this_program(argument: OsString, setup: Vec<u8>) -> io::Result<Processes> {
        Ok(Processes::new(std::env::current_exe()?, argument, setup))
    }

    fn start(&self) -> Result<Process, WorkerError> {
        if let Some(error) = self.is_in_vain.get() {
            return Err(error.clone());
        }
        // Another thread's may have started at the same moment; that does not make this one's better.
        Process::start(self).map_err(|error| self.is_in_vain.get_or_init(|| error).clone())
    }

    /// A worker that has taken the order. Some of those that wait may have been ended by somebody else.
    fn with(&self, order: &[u8]) -> Result<Process, WorkerError> {
        loop {
            let free = self.free.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let was_free = free.is_some();
            let mut process = match free {
                Some(free) => free,
                None => self.start()?,
            };
            match put(&mut process.orders, order) {
                Ok(()) => return Ok(process),
                Err(_) if was_free => {}
                Err(_) => return Err(process.end(false)),
            }
        }
    }

    fn ask_once(&self, order: &[u8], limit: Duration) -> Result<Vec<u8>, WorkerError> {
        let mut process = self.with(order)?;
        let mut answer = process.answers.recv_timeout(limit);
        if answer == Err(RecvTimeoutError::Timeout) {
            // If everything was stopped for a while, as from a terminal, the time is over at once when it goes on.
            answer = process.answers.recv_timeout(limit / 10);
        }
        match answer {
            Ok(answer) => {
                self.free.lock().unwrap_or_else(PoisonError::into_inner).push(process);
                Ok(answer)
            }
            Err(RecvTimeoutError::Timeout) => Err(WorkerError::Timeout),
            Err(RecvTimeoutError::Disconnected) => Err(process.end(false)),
        }
    }
}

impl WorkerPool for Processes {
    fn ask(&self, order: &[u8], budget: &mut Duration) -> Result<Vec<u8>, WorkerError> {
        let begin = Instant::now();
        let mut answer = self.ask_once(order, *budget);
        if let Err(WorkerError::Ended(_)) = answer {
            // Somebody else may have ended the first one, or the system, for want of memory that another took.
            answer = self.ask_once(order, budget.saturating_sub(begin.elapsed()));
        }
        *budget = budget.saturating_sub(begin.elapsed());
        answer
    }
}

impl Process {
    /// Starts a worker and waits until it is ready.
    fn start(of: &Processes) -> Result<Process, WorkerError> {
        let mut process = Process::spawn(of).map_err(unavailable)?;
        let is_set_up = put(&mut process.orders, &of.setup).is_ok();
        match process.answers.recv_timeout(START) {
            Ok(said) if is_set_up && said == READY => Ok(process),
            _ => Err(match process.end(true) {
                WorkerError::Ended(how) => WorkerError::Unavailable(how),
                other => other,
            }),
        }
    }

    fn spawn(of: &Processes) -> io::Result<Process> {
        let starting = of.starting.lock().unwrap_or_else(PoisonError::into_inner);
        let mut child = Command::new(&of.program)
            .args(&of.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // A worker that runs out of memory says so here; nobody else reads it.
            .stderr(Stdio::piped())
            .spawn()?;
        drop(starting);
        let (Some(orders), Some(mut from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let (send, answers) = channel();
        // From here on whatever fails drops the process, which ends it.
        let process = Process { child, orders, answers };
        thread::Builder::new().name("plancc-answers".to_owned()).spawn(move || {
            while let Ok(answer) = take(&mut from, LONGEST)
                && send.send(answer).is_ok()
            {}
        })?;
        Ok(process)
    }

    /// Ends the worker if it hasn't ended, and returns how it did.
    fn end(&mut self, at_start: bool) -> WorkerError {
        let _ = self.child.kill();
        let status = self.child.wait();
        let mut said = Vec::new();
        if let Some(errors) = self.child.stderr.take() {
            // Whoever writes there has ended, so that this does not wait.
            let _ = errors.take(LAST_WORDS).read_to_end(&mut said);
        }
        if String::from_utf8_lossy(&said).contains(OUT_OF_MEMORY) {
            return WorkerError::OutOfMemory { at_start };
        }
        WorkerError::Ended(status.map_or_else(|error| error.to_string(), |s| s.to_string()))
    }
}

fn unavailable(error: io::Error) -> WorkerError {
    WorkerError::Unavailable(error.to_string())
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The other side: answers what is asked on `from`, one after another, until that ends, and the process then.
///
/// `prepare` makes what answers of the setup; `None` where it cannot.
///
/// # Errors
/// Where one of the streams fails, or there is no room for a thread.
pub fn serve<A: Fn(&[u8]) -> Vec<u8>>(
    mut from: impl Read + Send + 'static,
    mut to: impl Write,
    prepare: impl FnOnce(&[u8]) -> Option<A>,
) -> io::Result<()> {
    let Some(answer) = prepare(&take(&mut from, u64::MAX)?) else { return Ok(()) };
    let (send, orders) = channel();
    thread::Builder::new().spawn(move || {
        while let Ok(order) = take(&mut from, u64::MAX)
            && send.send(order).is_ok()
        {}
        // Whoever asks is gone, maybe in the middle of an answer that is worked on and would have no end.
        std::process::exit(0);
    })?;
    put(&mut to, READY)?;
    for order in orders {
        put(&mut to, &answer(&order))?;
    }
    Ok(())
}

/// Writes bytes with their number before them: eight bytes, the lowest first.
fn put(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(bytes)?;
    to.flush()
}

/// Reads what `put` wrote, up to `most` bytes. Memory is taken as the bytes come, whatever number they begin with.
fn take(from: &mut impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    if length > most {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
