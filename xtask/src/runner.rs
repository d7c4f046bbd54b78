//! Running other programs so that none is left behind when we are told to end.
use crate::Result;
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    flag,
};
use std::{
    io::{Read, Seek},
    process::{Child, Command, ExitCode, ExitStatus, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// How often a running program is looked after.
const PAUSE: Duration = Duration::from_millis(30);
/// How long a program may take to end by itself: on Ctrl-C the terminal has told it as well as us.
const GRACE: Duration = Duration::from_secs(2);
/// What a shell answers for a program that was interrupted.
const INTERRUPTED: u8 = 130;

/// Runs programs, one after the other, until told to end (Ctrl-C, SIGTERM, a closed terminal).
pub struct Runner {
    told_to_end: Arc<AtomicBool>,
}

impl Runner {
    /// A runner that takes signals as a wish to end, instead of dying of them with work half done.
    pub fn listening() -> Result<Self> {
        let told_to_end = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            flag::register(signal, told_to_end.clone())?;
        }
        Ok(Self { told_to_end })
    }

    /// Whether somebody wants us to end.
    pub fn is_told_to_end(&self) -> bool {
        self.told_to_end.load(Ordering::Relaxed)
    }

    /// Runs a program to its end, or ends it when we are told to. An error says that it could not be started.
    pub fn status_of(&self, command: &mut Command) -> Result<ExitStatus> {
        if self.is_told_to_end() {
            return Err("Interrupted.".into());
        }
        let name = command.get_program().display().to_string();
        let mut child = command.spawn().map_err(|error| format!("{name} cannot be started: {error}."))?;
        let mut told = None;
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(status);
            }
            if self.is_told_to_end() {
                let since = told.get_or_insert_with(Instant::now);
                if since.elapsed() > GRACE {
                    terminate(&child);
                    return Ok(child.wait()?);
                }
            }
            thread::sleep(PAUSE);
        }
    }

    /// Runs a program to its end and answers with its exit code.
    pub fn code_of(&self, command: &mut Command) -> Result<ExitCode> {
        let status = self.status_of(command)?;
        if self.is_told_to_end() {
            return Ok(ExitCode::from(INTERRUPTED));
        }
        let code = status.code().and_then(|code| u8::try_from(code).ok());
        Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
    }

    /// Runs a program that has to succeed; what it prints is told only when it does not.
    pub fn quietly(&self, command: &mut Command) -> Result<()> {
        let mut printed = tempfile::tempfile()?;
        command.stdin(Stdio::null()).stdout(printed.try_clone()?).stderr(printed.try_clone()?);
        let status = self.status_of(command)?;
        if status.success() {
            return Ok(());
        }
        let mut text = String::new();
        printed.rewind()?;
        printed.read_to_string(&mut text)?;
        let name = command.get_program().display();
        Err(format!("{name} did not succeed ({status}).\n{}", text.trim_end()).into())
    }
}

/// Asks a program to end. Through the shell, whose `kill` is there on every machine.
pub(crate) fn terminate(child: &Child) {
    let mut kill = Command::new("sh");
    let _ = kill.args(["-c", "kill -s TERM \"$0\"", &child.id().to_string()]).status();
}

/// Whether a program is installed: it starts and tells its version.
pub fn is_installed(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
