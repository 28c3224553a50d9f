//! Processes of this program beside it, which answer what they are asked over their standard streams.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::backend::pdf::{Beside, Lost};

/// What a process says first, when it is ready.
const READY: &[u8] = b"ready";

/// A process that is not ready by then is not waited for: it is a matter of milliseconds, and of seconds
/// where the program has to come from a busy disk.
const START: Duration = Duration::from_secs(30);

/// Processes that wait for work, and what more of them are started from.
#[derive(Debug)]
pub struct Processes {
    program: PathBuf,
    argument: OsString,
    setup: Vec<u8>,
    free: Mutex<Vec<Process>>,
    /// Where one did not start, no other is tried.
    is_in_vain: AtomicBool,
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
            argument,
            setup,
            free: Mutex::default(),
            is_in_vain: AtomicBool::new(false),
            starting: Mutex::default(),
        }
    }

    /// Of the program that runs.
    ///
    /// # Errors
    /// Where the system does not say which that is.
    pub fn of_this_program(argument: OsString, setup: Vec<u8>) -> io::Result<Processes> {
        Ok(Processes::new(std::env::current_exe()?, argument, setup))
    }

    fn start(&self) -> Option<Process> {
        if self.is_in_vain.load(Ordering::Relaxed) {
            return None;
        }
        let process = Process::start(self).ok();
        // Another thread's may have started at the same moment; that does not make this one's better.
        self.is_in_vain.fetch_or(process.is_none(), Ordering::Relaxed);
        process
    }

    /// One that has taken the order; of those that wait, some may have been ended by somebody.
    fn with(&self, order: &[u8]) -> Result<Process, Lost> {
        loop {
            let free = self.free.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let was_free = free.is_some();
            let mut process = free.or_else(|| self.start()).ok_or(Lost::NoProcess)?;
            match put(&mut process.orders, order) {
                Ok(()) => return Ok(process),
                Err(_) if was_free => {}
                Err(_) => return Err(Lost::Ended(process.end())),
            }
        }
    }
}

impl Beside for Processes {
    fn ask(&self, order: &[u8], limit: Duration) -> Result<Vec<u8>, Lost> {
        let mut process = self.with(order)?;
        let mut answer = process.answers.recv_timeout(limit);
        if answer == Err(RecvTimeoutError::Timeout) {
            // Where all was stopped for a while, as from a terminal, the time is over at once when it goes on.
            answer = process.answers.recv_timeout(limit / 10);
        }
        match answer {
            Ok(answer) => {
                self.free.lock().unwrap_or_else(PoisonError::into_inner).push(process);
                Ok(answer)
            }
            Err(RecvTimeoutError::Timeout) => Err(Lost::TooLong),
            Err(RecvTimeoutError::Disconnected) => Err(Lost::Ended(process.end())),
        }
    }
}

impl Process {
    /// Errors: where it does not start, or does not say that it is ready.
    fn start(of: &Processes) -> io::Result<Process> {
        let starting = of.starting.lock().unwrap_or_else(PoisonError::into_inner);
        let mut child = Command::new(&of.program)
            .arg(&of.argument)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // What a process says as it falls is of no use to whoever reads this one's messages.
            .stderr(Stdio::null())
            .spawn()?;
        drop(starting);
        let (Some(orders), Some(mut from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let (send, answers) = channel();
        // From here on whatever fails drops the process, which ends it.
        let mut process = Process { child, orders, answers };
        thread::Builder::new().name("plancc-answers".to_owned()).spawn(move || {
            while let Ok(answer) = take(&mut from)
                && send.send(answer).is_ok()
            {}
        })?;
        put(&mut process.orders, &of.setup)?;
        match process.answers.recv_timeout(START) {
            Ok(said) if said == READY => Ok(process),
            _ => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    /// Ends it, where it has not ended, and tells how it did.
    fn end(&mut self) -> String {
        let _ = self.child.kill();
        self.child.wait().map_or_else(|error| error.to_string(), |status| status.to_string())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
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
    let Some(answer) = prepare(&take(&mut from)?) else { return Ok(()) };
    let (send, orders) = channel();
    thread::Builder::new().spawn(move || {
        while let Ok(order) = take(&mut from)
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

/// Reads what `put` wrote. Memory is taken as the bytes come, whatever number they begin with.
fn take(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
