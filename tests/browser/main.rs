//! The page in Chromium, Firefox and WebKitGTK: every behaviour in every browser.
//!
//! `cargo xtask test browsers` builds the sites and runs this. Words after `--` choose: only browsers and behaviours
//! whose names hold one of them are run.

mod bad_input;
mod behaviour;
mod cards;
mod console;
mod driver;
mod engine;
mod explaining;
mod failing;
mod gestures;
mod hovering;
mod intake;
mod keyboard;
mod layout;
mod legend;
mod marks;
mod moving;
mod opening;
mod page;
mod policy;
mod scriptless;
mod sites;
mod slider;
mod staying;
mod touching;
mod waking;

use behaviour::Behaviour;
use driver::Driver;
use engine::{Engine, Kind};
use page::Page;
use sites::Sites;
use std::env;
use std::panic;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// The behaviours by subject, in the order in which they are tried.
const SUBJECTS: [(&str, &[Behaviour]); 16] = [
    ("waking", waking::ALL),
    ("hovering", hovering::ALL),
    ("keyboard", keyboard::ALL),
    ("touching", touching::ALL),
    ("staying", staying::ALL),
    ("legend", legend::ALL),
    ("marks", marks::ALL),
    ("opening", opening::ALL),
    ("explaining", explaining::ALL),
    ("slider", slider::ALL),
    ("bad input", bad_input::ALL),
    ("policy", policy::ALL),
    ("scriptless", scriptless::ALL),
    ("failing", failing::ALL),
    ("moving", moving::ALL),
    ("layout", layout::ALL),
];

/// No behaviour takes this long, unless a browser hangs.
const LONGEST: Duration = Duration::from_secs(90);

/// Where the last panic was, for the report.
static PLACE: Mutex<String> = Mutex::new(String::new());

fn main() -> ExitCode {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        *PLACE.lock().expect("no panic while it is written") = place;
    }));
    let words: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    match runtime.block_on(run(&words)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error}");
            ExitCode::FAILURE
        }
    }
}

/// The browsers in `WHOSAYS_BROWSERS`, or all.
fn engines() -> Result<Vec<Engine>, String> {
    let Ok(names) = env::var("WHOSAYS_BROWSERS") else { return Ok(Engine::ALL.to_vec()) };
    let engine = |name: &str| {
        let engine = Engine::ALL.into_iter().find(|engine| engine.name() == name);
        engine.ok_or_else(|| format!("WHOSAYS_BROWSERS names an unknown browser {name:?}"))
    };
    names.split(',').map(engine).collect()
}

async fn run(words: &[String]) -> Result<(), String> {
    let sites = Arc::new(Sites::start()?);
    let engines = engines()?;
    let is_engine = |word: &&String| Engine::ALL.iter().any(|engine| engine.name() == *word);
    let (browsers, subjects): (Vec<&String>, Vec<&String>) = words.iter().partition(is_engine);
    let chosen = |list: &[&String], name: &str| list.is_empty() || list.iter().any(|word| name.contains(*word));
    let (mut passed, mut failed, mut flaky) = (0, Vec::new(), Vec::new());
    for engine in engines.into_iter().filter(|engine| chosen(&browsers, engine.name())) {
        let started = Instant::now();
        println!("\n{}", engine.name());
        for kind in [Kind::Plain, Kind::Phone, Kind::Scriptless] {
            let all = SUBJECTS.iter().flat_map(|(subject, list)| list.iter().map(move |b| (subject, b)));
            let all = all.map(|(subject, behaviour)| (format!("{subject}: {}", behaviour.name), behaviour));
            let list: Vec<_> = all.filter(|(name, b)| b.kind == kind && chosen(&subjects, name)).collect();
            if list.is_empty() {
                continue;
            }
            let mut driver = Driver::start(engine, kind).await?;
            for (name, behaviour) in list {
                let page = Page::new(driver.client.clone(), engine, Arc::clone(&sites));
                let name = name.replace('_', " ");
                let Err(reason) = attempt(&name, behaviour, page).await else {
                    passed += 1;
                    continue;
                };
                // a browser that stumbles once gets a second chance in a fresh session, which the report tells
                driver.stop().await;
                driver = Driver::start(engine, kind).await?;
                let page = Page::new(driver.client.clone(), engine, Arc::clone(&sites));
                match attempt(&name, behaviour, page).await {
                    Ok(()) => flaky.push(format!("{}: {name}: {reason}", engine.name())),
                    Err(_) => failed.push(format!("{}: {name}", engine.name())),
                }
            }
            driver.stop().await;
        }
        println!("  {} took {:.0} s", engine.name(), started.elapsed().as_secs_f64());
    }
    println!("\n{passed} passed, {} at the second try only, {} failed", flaky.len(), failed.len());
    flaky.iter().for_each(|stumble| println!("  flaky: {stumble}"));
    match (passed + flaky.len(), failed.is_empty()) {
        (_, false) => Err(format!("FAILED:\n  {}", failed.join("\n  "))),
        (0, true) => Err("No behaviour was tried.".to_owned()),
        _ => Ok(()),
    }
}

/// Tries one behaviour and reports on it.
async fn attempt(name: &str, behaviour: &Behaviour, page: Page) -> Result<(), String> {
    let started = Instant::now();
    let mut task = tokio::spawn((behaviour.run)(page.clone()));
    let reason = match tokio::time::timeout(LONGEST, &mut task).await {
        Ok(Ok(())) => {
            println!("  ok      {:4.1} s  {name}", started.elapsed().as_secs_f64());
            return Ok(());
        }
        Ok(Err(error)) => match error.try_into_panic() {
            Ok(payload) => text_of(payload.as_ref()),
            Err(error) => error.to_string(),
        },
        Err(_) => {
            task.abort();
            format!("it took longer than {LONGEST:?}")
        }
    };
    let place = PLACE.lock().expect("no panic while it is written").clone();
    println!("  FAILED  {:4.1} s  {name}", started.elapsed().as_secs_f64());
    println!("          {}", reason.replace('\n', "\n          "));
    println!("          at {place}; the page: {}", page.describe(name).await);
    Err(reason)
}

/// A panic's message.
fn text_of(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().cloned();
    text.or_else(|| payload.downcast_ref::<&str>().map(ToString::to_string)).unwrap_or_default()
}
