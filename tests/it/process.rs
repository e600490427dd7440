//! The real binary as a child process, and the little HTTP needed to talk to it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

/// A text of our own that says enough to be served.
pub const TEXT: &str = "---\npublished: 2025-03-10\n---\n\nForeign Minister Anna Berg of Sweden met with \
    Defence Minister Karl Lund in Oslo on Friday. They discussed security in the Baltic Sea.\n";

/// The command, in an environment that has no setting of ours and no cache of the user.
pub fn briefing(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("BRIEFING_") {
            command.env_remove(name);
        }
    }
    // What tests read is no business of the user's cache.
    command.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"));
    command.args(args).stdin(Stdio::null());
    command
}

/// Runs a command to its end.
pub fn run(args: &[&str]) -> Output {
    briefing(args).output().unwrap()
}

/// The exit code, what it printed, what it said on standard error.
pub fn outcome(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (
        output.status.code().unwrap(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

/// Writes a file and gives its path.
pub fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A running service; ends with the test.
pub struct Service {
    pub child: Child,
    _stdout: BufReader<ChildStdout>,
    /// What it printed until it was ready.
    pub printed: Vec<String>,
    pub address: String,
}

impl Service {
    /// Starts it on a free port and waits for the line it prints last before it is ready.
    pub fn start(args: &[&str]) -> Service {
        Service::of(briefing(&[&["serve", "--addr", "0"], args].concat()))
    }

    pub fn of(mut command: Command) -> Service {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut printed = Vec::new();
        let mut line = String::new();
        while stdout.read_line(&mut line).unwrap() > 0 {
            printed.push(line.trim_end().to_owned());
            if line.starts_with("try: ") {
                break;
            }
            line.clear();
        }
        let address = printed
            .iter()
            .find_map(|line| line.split_once("://"))
            .map(|(_, address)| address.to_owned())
            .unwrap_or_else(|| panic!("{printed:?} {}", rest(&mut child)));
        Service {
            child,
            _stdout: stdout,
            printed,
            address,
        }
    }

    /// A connection to it.
    pub fn connect(&self) -> TcpStream {
        TcpStream::connect(&self.address).unwrap()
    }

    /// Gets an address over a connection of its own: status and the whole answer.
    pub fn get(&self, path: &str) -> (u16, String) {
        self.ask(&format!(
            "GET {path} HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\r\n"
        ))
    }

    /// Sends bytes and reads to the end.
    pub fn ask(&self, request: &str) -> (u16, String) {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        answer(stream)
    }

    /// Sends a signal.
    pub fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args(["-s", name, &pid]).status();
        assert!(sent.unwrap().success());
    }

    /// Waits for its end: the exit code and what it said on standard error.
    pub fn end(mut self) -> (i32, String) {
        let said = rest(&mut self.child);
        (self.child.wait().unwrap().code().unwrap(), said)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn rest(child: &mut Child) -> String {
    let mut said = String::new();
    if let Some(mut stderr) = child.stderr.take() {
        stderr.read_to_string(&mut said).unwrap();
    }
    said
}

/// Reads an answer whose connection closes after it.
pub fn answer(mut stream: TcpStream) -> (u16, String) {
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let status = answer.split(' ').nth(1).and_then(|s| s.parse().ok());
    (
        status.unwrap_or_else(|| panic!("no HTTP: {answer:?}")),
        answer,
    )
}
