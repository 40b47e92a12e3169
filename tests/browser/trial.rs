//! Trying a behaviour: in a browser that tried others before it and, where it fails there, once more in a fresh one.

use crate::behaviour::Behaviour;
use crate::driver::Driver;
use crate::engine::{Engine, Kind};
use crate::page::Page;
use crate::sites::Sites;
use std::any::Any;
use std::panic;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// No behaviour takes this long, unless a browser hangs.
const LONGEST: Duration = Duration::from_secs(240);

/// A browser that hangs is not waited for any longer when it is asked what it shows.
const LAST_WORDS: Duration = Duration::from_secs(20);

/// Where the last panic was, for the report.
static PLACE: Mutex<String> = Mutex::new(String::new());

/// What came of a behaviour.
pub enum Outcome {
    /// It passed.
    Passed,
    /// It passed at the second try only; why it failed at the first.
    Flaky(String),
    /// It failed twice.
    Failed,
}

/// A browser in which behaviours are tried one after the other.
pub struct Browser {
    engine: Engine,
    kind: Kind,
    sites: Arc<Sites>,
    driver: Driver,
}

/// Keeps the places of panics for the report, in place of printing them.
pub fn keep_places() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        *PLACE.lock().expect("no panic while it is written") = place;
    }));
}

impl Browser {
    /// Starts a browser.
    ///
    /// # Errors
    /// Says what is missing, or why it did not start twice.
    pub async fn start(engine: Engine, kind: Kind, sites: Arc<Sites>) -> Result<Self, String> {
        let driver = driver(engine, kind).await?;
        Ok(Self { engine, kind, sites, driver })
    }

    /// Tries a behaviour, at most twice, and reports on each try. After a failure the browser is a fresh one, because
    /// who knows what state the last is in.
    ///
    /// # Errors
    /// Says why no fresh browser started.
    pub async fn run(&mut self, name: &str, behaviour: &Behaviour) -> Result<Outcome, String> {
        let Err(first) = attempt(name, behaviour, self.page()).await else { return Ok(Outcome::Passed) };
        self.renew().await?;
        match attempt(&format!("{name}, second try"), behaviour, self.page()).await {
            Ok(()) => Ok(Outcome::Flaky(first)),
            Err(_) => self.renew().await.map(|()| Outcome::Failed),
        }
    }

    /// Stops the browser.
    pub async fn stop(self) {
        self.driver.stop().await;
    }

    fn page(&self) -> Page {
        Page::new(self.driver.client.clone(), self.engine, Arc::clone(&self.sites))
    }

    async fn renew(&mut self) -> Result<(), String> {
        let fresh = driver(self.engine, self.kind).await?;
        std::mem::replace(&mut self.driver, fresh).stop().await;
        Ok(())
    }
}

/// A driver with a session, at the second try where the machine was too busy for the first.
async fn driver(engine: Engine, kind: Kind) -> Result<Driver, String> {
    match Driver::start(engine, kind).await {
        Err(reason) if Driver::is_there(engine) => {
            println!("          {reason}; it is started once more");
            Driver::start(engine, kind).await
        }
        started => started,
    }
}

/// Tries one behaviour and reports on it; the error is why it failed, and where.
async fn attempt(name: &str, behaviour: &Behaviour, page: Page) -> Result<(), String> {
    let started = Instant::now();
    let mut task = tokio::spawn((behaviour.run)(page.clone()));
    let reason = match tokio::time::timeout(LONGEST, &mut task).await {
        Ok(Ok(())) => {
            println!("  ok      {:4.1} s  {name}", started.elapsed().as_secs_f64());
            return Ok(());
        }
        Ok(Err(error)) => match error.try_into_panic() {
            Ok(payload) => format!("{}\nat {}", text_of(payload.as_ref()), place()),
            Err(error) => error.to_string(),
        },
        Err(_) => {
            task.abort();
            format!("it took longer than {LONGEST:?}")
        }
    };
    println!("  FAILED  {:4.1} s  {name}", started.elapsed().as_secs_f64());
    println!("          {}", reason.replace('\n', "\n          "));
    let seen = tokio::time::timeout(LAST_WORDS, page.describe(name)).await;
    println!("          the page: {}", seen.unwrap_or_else(|_| "it gives no answer".to_owned()));
    Err(reason)
}

fn place() -> String {
    PLACE.lock().expect("no panic while it is written").clone()
}

/// A panic's message.
fn text_of(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().cloned();
    text.or_else(|| payload.downcast_ref::<&str>().map(ToString::to_string)).unwrap_or_default()
}
