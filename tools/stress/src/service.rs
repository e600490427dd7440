//! The service as a child process over a folder of made-up texts.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

const PEOPLE: [(&str, &str, &str); 6] = [
    ("Anna Berg", "Foreign Minister", "Sweden"),
    ("Karl Lund", "Defence Minister", "Norway"),
    ("Li Onal", "President", "Türkiye"),
    ("Maria Costa", "Prime Minister", "Portugal"),
    ("Omar Haddad", "Foreign Minister", "Jordan"),
    ("Jun Tanabe", "Trade Minister", "Japan"),
];
const SUBJECTS: [&str; 5] = [
    "human rights",
    "energy security",
    "counterterrorism",
    "trade barriers",
    "the crisis in Burma",
];
const CITIES: [&str; 5] = ["Oslo", "Lisbon", "Amman", "Tokyo", "Stockholm"];

/// One of any number of texts that differ in who meets whom, where, and about what.
pub fn text(n: usize) -> String {
    let (a, a_title, a_country) = PEOPLE[n % 6];
    let (b, b_title, b_country) = PEOPLE[(n / 6 + n + 1) % 6];
    let (subject, city, day) = (SUBJECTS[n % 5], CITIES[n / 5 % 5], 1 + n % 28);
    format!(
        "---\nid: text-{n}\npublished: 2025-03-{day:02}\n---\n\n{a_title} {a} of {a_country} met with {b_title} {b} of \
         {b_country} in {city} on Monday. They discussed {subject} and agreed to meet again next month.\n\n\
         {a} raised concerns about {} with {b}. It is report number {n}.\n",
        SUBJECTS[(n + 2) % 5]
    )
}

pub struct Service {
    pub child: Child,
    pub address: String,
    pub folder: PathBuf,
    _printed: Lines<BufReader<ChildStdout>>,
}

/// A folder with so many texts, and a place for a cache.
pub fn texts(count: usize) -> io::Result<TempDir> {
    let root = tempfile::tempdir()?;
    let folder = root.path().join("texts");
    std::fs::create_dir(&folder)?;
    for n in 0..count {
        std::fs::write(folder.join(format!("{n}.txt")), text(n))?;
    }
    Ok(root)
}

impl Service {
    /// Starts it and waits until it has printed what to try, or has ended.
    pub async fn start(binary: &Path, root: &Path, args: &[&str]) -> io::Result<Service> {
        Service::start_by(Command::new(binary), root, args).await
    }

    /// The same by another command that ends up as the service.
    pub async fn start_by(command: Command, root: &Path, args: &[&str]) -> io::Result<Service> {
        let mut service = Service::spawn_by(command, root, args).await?;
        while let Some(line) = service._printed.next_line().await? {
            if line.starts_with("try: ") {
                return Ok(service);
            }
        }
        Err(io::Error::other(format!(
            "it ended: {:?}",
            service.child.wait().await
        )))
    }

    /// Starts it and waits until it has an address.
    pub async fn spawn(binary: &Path, root: &Path, args: &[&str]) -> io::Result<Service> {
        Service::spawn_by(Command::new(binary), root, args).await
    }

    async fn spawn_by(mut command: Command, root: &Path, args: &[&str]) -> io::Result<Service> {
        let folder = root.join("texts");
        let mut child = command
            .args(["serve", "--addr", "0", "--log", "error", "--cache"])
            .arg(root.join("cache"))
            .args(args)
            .arg(&folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        let stdout = child
            .stdout
            .take()
            .ok_or_else(|| io::Error::other("no output"))?;
        let mut printed = BufReader::new(stdout).lines();
        let line = printed.next_line().await?.unwrap_or_default();
        let address = line.rsplit("://").next().unwrap_or_default().to_owned();
        Ok(Service {
            child,
            address,
            folder,
            _printed: printed,
        })
    }

    pub fn pid(&self) -> u32 {
        self.child.id().unwrap_or_default()
    }

    /// Resident memory in MB, where the system tells it in /proc.
    pub fn memory(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid()));
        let status = status.unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<f64>().ok());
        kilobytes.unwrap_or_default() / 1000.0
    }

    pub async fn signal(&self, name: &str) -> io::Result<()> {
        let pid = self.pid().to_string();
        let status = Command::new("kill")
            .args(["-s", name, &pid])
            .status()
            .await?;
        status
            .success()
            .then_some(())
            .ok_or_else(|| io::Error::other("no such process"))
    }

    /// Waits for its end; none if it does not come in time.
    pub async fn ended(&mut self, limit: Duration) -> Option<i32> {
        let status = tokio::time::timeout(limit, self.child.wait()).await.ok()?;
        status.ok()?.code()
    }
}
