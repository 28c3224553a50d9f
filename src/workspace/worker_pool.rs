//! A pool of worker processes. Workers run this program and answer requests over standard input and
//! output.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::backend::worker::{WorkerError, WorkerPool};

/// The first message from a worker, sent when it is ready.
const READY: &[u8] = b"ready";

/// The timeout for starting a worker, which usually takes milliseconds, or seconds if the disk is
/// busy.
const START: Duration = Duration::from_secs(30);

/// The message that Rust's standard library prints before it aborts on an allocation failure.
const OUT_OF_MEMORY: &str = "memory allocation of";

/// The maximum number of bytes to read from a worker's standard error.
const LAST_WORDS: u64 = 65_536;

/// The size limit for an answer in bytes; no report is that large.
const LONGEST: u64 = 60_000_000;

/// A pool of idle workers, with the data to start more.
#[derive(Debug)]
pub struct WorkerProcesses {
    program: PathBuf,
    arguments: Vec<OsString>,
    setup: Vec<u8>,
    free: Mutex<Vec<WorkerProcess>>,
    /// The error of the first worker that could not be started. After that, no other worker is
    /// started.
    is_in_vain: OnceLock<WorkerError>,
    /// Locked while a worker starts: on some systems, a second worker that starts at the same time
    /// would inherit the first one's pipes.
    starting: Mutex<()>,
}

/// A worker process and its streams.
#[derive(Debug)]
struct WorkerProcess {
    child: Child,
    orders: ChildStdin,
    answers: Receiver<Vec<u8>>,
}

impl WorkerProcesses {
    /// Creates a pool of processes of `program`, which must call [`serve`] if it is started with
    /// `argument`. Each worker receives `setup` first. Workers are started on demand.
    #[must_use]
    pub fn new(program: PathBuf, argument: OsString, setup: Vec<u8>) -> WorkerProcesses {
        WorkerProcesses {
            program,
            arguments: vec![argument],
            setup,
            free: Mutex::default(),
            is_in_vain: OnceLock::new(),
            starting: Mutex::default(),
        }
    }

    /// Limits the memory of each worker, in bytes.
    #[must_use]
    pub fn with_memory(mut self, most: u64) -> WorkerProcesses {
        self.arguments.push(most.to_string().into());
        self
    }

    /// Creates a pool of processes of this program.
    ///
    /// # Errors
    /// Fails if the system does not provide the path of this program.
    pub fn of_this_program(argument: OsString, setup: Vec<u8>) -> io::Result<WorkerProcesses> {
        Ok(WorkerProcesses::new(std::env::current_exe()?, argument, setup))
    }

    fn start(&self) -> Result<WorkerProcess, WorkerError> {
        if let Some(error) = self.is_in_vain.get() {
            return Err(error.clone());
        }
        // Even if another thread has just started a worker, this error prevents all further
        // attempts.
        WorkerProcess::start(self).map_err(|error| self.is_in_vain.get_or_init(|| error).clone())
    }

    /// Returns a worker that accepted the request. Skips idle workers that were killed in the
    /// meantime.
    fn with(&self, order: &[u8]) -> Result<WorkerProcess, WorkerError> {
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
            // If the machine or the process was suspended, the timeout may have expired in the
            // meantime, so allow some more time.
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

impl WorkerPool for WorkerProcesses {
    fn ask(&self, order: &[u8], budget: &mut Duration) -> Result<Vec<u8>, WorkerError> {
        let begin = Instant::now();
        let mut answer = self.ask_once(order, *budget);
        if let Err(WorkerError::Ended(_)) = answer {
            // The worker may have been killed by a user, or by the system because another process used too
            // much memory. Retry once.
            answer = self.ask_once(order, budget.saturating_sub(begin.elapsed()));
        }
        *budget = budget.saturating_sub(begin.elapsed());
        answer
    }
}

impl WorkerProcess {
    /// Starts a worker and waits until it is ready.
    fn start(of: &WorkerProcesses) -> Result<WorkerProcess, WorkerError> {
        let mut process = WorkerProcess::spawn(of).map_err(unavailable)?;
        let is_set_up = put(&mut process.orders, &of.setup).is_ok();
        match process.answers.recv_timeout(START) {
            Ok(said) if is_set_up && said == READY => Ok(process),
            _ => Err(match process.end(true) {
                WorkerError::Ended(how) => WorkerError::Unavailable(how),
                other => other,
            }),
        }
    }

    fn spawn(of: &WorkerProcesses) -> io::Result<WorkerProcess> {
        let starting = of.starting.lock().unwrap_or_else(PoisonError::into_inner);
        let mut child = Command::new(&of.program)
            .args(&of.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // A worker that runs out of memory reports it here.
            .stderr(Stdio::piped())
            .spawn()?;
        drop(starting);
        let (Some(orders), Some(mut from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let (send, answers) = channel();
        // From here on, an error drops the process, which kills it.
        let process = WorkerProcess { child, orders, answers };
        thread::Builder::new().name("plancc-answers".to_owned()).spawn(move || {
            while let Ok(answer) = take(&mut from, LONGEST)
                && send.send(answer).is_ok()
            {}
        })?;
        Ok(process)
    }

    /// Kills the worker if it is still running, and returns the reason why it ended.
    fn end(&mut self, at_start: bool) -> WorkerError {
        let _ = self.child.kill();
        let status = self.child.wait();
        let mut said = Vec::new();
        if let Some(errors) = self.child.stderr.take() {
            // The worker has ended, so this does not block.
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

impl Drop for WorkerProcess {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs in a worker: answers requests from `from` one by one until the stream ends, then exits the
/// process.
///
/// `prepare` receives the setup and returns the function that answers requests, or `None` if the
/// setup is invalid.
///
/// # Errors
/// Fails if one of the streams fails or no thread can be started.
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
        // The main process has ended, perhaps while this worker was in an endless loop.
        std::process::exit(0);
    })?;
    put(&mut to, READY)?;
    for order in orders {
        put(&mut to, &answer(&order))?;
    }
    Ok(())
}

/// Writes a message: its length (8 bytes, little-endian), then the bytes.
fn put(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(bytes)?;
    to.flush()
}

/// Reads a message of up to `most` bytes. Allocates memory for the received data, not for the
/// announced length.
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
