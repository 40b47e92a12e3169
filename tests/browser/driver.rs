//! Starts and stops what drives a browser, with a session of WebDriver in it.

use crate::engine::{Engine, Kind, on_path};
use fantoccini::Client;
use fantoccini::wd::Capabilities;
use hyper_util::client::legacy::connect::HttpConnector;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a driver may take to answer and to start its browser.
const PATIENCE: Duration = Duration::from_secs(40);

/// How long what was asked to end may take, before it is ended.
const FAREWELL: Duration = Duration::from_secs(10);

/// A driver with one session, and the screen that it draws on. What was started is stopped when this is dropped.
pub struct Driver {
    /// The session.
    pub client: Client,
    processes: Vec<Process>,
}

impl Driver {
    /// Starts a browser.
    ///
    /// # Errors
    /// Says what is missing or did not start.
    pub async fn start(engine: Engine, kind: Kind) -> Result<Self, String> {
        Self::start_with(engine, engine.capabilities(kind)).await
    }

    /// Starts a session of which this is asked.
    ///
    /// # Errors
    /// Says what is missing or did not start.
    pub async fn start_with(engine: Engine, capabilities: Capabilities) -> Result<Self, String> {
        let name = engine.driver();
        if !Self::is_there(engine) {
            return Err(format!("{name} is not on PATH, and {} is tested through it", engine.name()));
        }
        let port = free_port();
        let mut processes = Vec::new();
        let mut driver = Command::new(name);
        driver.arg(format!("--port={port}"));
        if engine == Engine::WebKit {
            let (screen, display) = Process::screen()?;
            driver.env("DISPLAY", display).env("GDK_BACKEND", "x11");
            processes.push(screen);
        }
        // The driver goes before its screen, so that the browser still has one when it is told to close.
        processes.insert(0, Process::start(driver.stdout(Stdio::null()).stderr(Stdio::null()))?);
        let client = connect(engine, &capabilities, port).await?;
        Ok(Self { client, processes })
    }

    /// Whether the program that drives a browser is on this machine.
    pub fn is_there(engine: Engine) -> bool {
        on_path(engine.driver()).is_some()
    }

    /// Closes the browser, then its driver.
    pub async fn stop(self) {
        // A browser that cannot be told to close any more loses its driver and its screen.
        let _ = tokio::time::timeout(FAREWELL, self.client.clone().close()).await;
        drop(self.processes);
    }
}

/// Asks for a session until the driver listens. A driver that answers with a refusal is asked no more.
async fn connect(engine: Engine, capabilities: &Capabilities, port: u16) -> Result<Client, String> {
    let address = format!("http://127.0.0.1:{port}/");
    let started = Instant::now();
    while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        if started.elapsed() > PATIENCE {
            return Err(format!("{} did not listen within {PATIENCE:?}", engine.driver()));
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let session = Client::with_capabilities_and_connector(&address, capabilities, HttpConnector::new());
    match tokio::time::timeout(PATIENCE, session).await {
        Ok(Ok(client)) => Ok(client),
        Ok(Err(error)) => Err(format!("{} gave no session: {error}", engine.driver())),
        Err(_) => Err(format!("{} gave no session within {PATIENCE:?}", engine.driver())),
    }
}

/// A port that nothing listened on a moment ago.
fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port on 127.0.0.1");
    listener.local_addr().expect("a bound port has a number").port()
}

/// A program that is asked to end when dropped.
struct Process(Child);

impl Process {
    fn start(command: &mut Command) -> Result<Self, String> {
        let program = command.get_program().to_string_lossy().into_owned();
        command.stdin(Stdio::null()).spawn().map(Self).map_err(|error| format!("{program} did not start: {error}"))
    }

    /// A virtual screen, large enough for every window of the tests, and its name.
    fn screen() -> Result<(Self, String), String> {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"]);
        let mut screen = Self::start(command.stdout(Stdio::piped()).stderr(Stdio::null()))?;
        let mut number = String::new();
        let output = screen.0.stdout.take().expect("the output is piped");
        BufReader::new(output).read_line(&mut number).map_err(|error| format!("Xvfb names no screen: {error}"))?;
        match number.trim() {
            "" => Err("Xvfb ended without a screen".to_owned()),
            number => Ok((screen, format!(":{number}"))),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // A polite signal, on which Xvfb removes its lock; the standard library knows the impolite one only.
        let asked = Command::new("kill").arg(self.0.id().to_string()).status().is_ok_and(|status| status.success());
        let started = Instant::now();
        while asked && started.elapsed() < FAREWELL {
            if matches!(self.0.try_wait(), Ok(Some(_))) {
                return;
            }
            thread::sleep(Duration::from_millis(10));
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
