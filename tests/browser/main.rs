//! The page in Chromium, Firefox and WebKitGTK: every behaviour in every browser.
//!
//! `cargo xtask test browsers` builds the sites and runs this. Words after `--` choose: only browsers and behaviours
//! whose names hold one of them are run.

mod asking;
mod asking_pupils;
mod bad_input;
mod behaviour;
mod books;
mod cards;
mod changes;
mod choosing;
mod comparing;
mod console;
mod correcting;
mod details;
mod documents;
mod driver;
mod embedding;
mod encyclopedia;
mod ending;
mod engine;
mod explaining;
mod failing;
mod faults;
mod fork;
mod gestures;
mod going_back;
mod handing;
mod hostile;
mod hosts;
mod hovering;
mod importing;
mod index;
mod intake;
mod keyboard;
mod knowing;
mod languages;
mod layout;
mod legend;
mod lessons;
mod library;
mod listing;
mod maps;
mod marks;
mod moving;
mod offline;
mod opening;
mod options;
mod packing;
mod packs;
mod page;
mod paper;
mod policy;
mod reading_list;
mod ready_lessons;
mod recent;
mod rehousing;
mod renewal;
mod returning;
mod saving;
mod scriptless;
mod sharing;
mod silence;
mod sites;
mod slider;
mod staying;
mod storage;
mod third_parties;
mod touching;
mod trail;
mod trial;
mod trusting;
mod updating;
mod waking;
mod web;

use behaviour::Behaviour;
use engine::{Engine, Kind};
use sites::Sites;
use std::env;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;
use trial::{Browser, Outcome};

/// The behaviours by subject, in the order in which they are tried.
const SUBJECTS: [(&str, &[Behaviour]); 57] = [
    ("waking", waking::ALL),
    ("hovering", hovering::ALL),
    ("keyboard", keyboard::ALL),
    ("touching", touching::ALL),
    ("staying", staying::ALL),
    ("maps", maps::ALL),
    ("index", index::ALL),
    ("knowing", knowing::ALL),
    ("legend", legend::ALL),
    ("listing", listing::ALL),
    ("marks", marks::ALL),
    ("opening", opening::ALL),
    ("options", options::ALL),
    ("asking", asking::ALL),
    ("web", web::ALL),
    ("sharing", sharing::ALL),
    ("offline", offline::ALL),
    ("updating", updating::ALL),
    ("reading list", reading_list::ALL),
    ("recent", recent::ALL),
    ("returning", returning::ALL),
    ("going back", going_back::ALL),
    ("choosing", choosing::ALL),
    ("correcting", correcting::ALL),
    ("changes", changes::ALL),
    ("ending", ending::ALL),
    ("comparing", comparing::ALL),
    ("trail", trail::ALL),
    ("explaining", explaining::ALL),
    ("books", books::ALL),
    ("slider", slider::ALL),
    ("bad input", bad_input::ALL),
    ("importing", importing::ALL),
    ("details", details::ALL),
    ("saving", saving::ALL),
    ("paper", paper::ALL),
    ("packs", packs::ALL),
    ("hostile", hostile::ALL),
    ("policy", policy::ALL),
    ("trusting", trusting::ALL),
    ("third parties", third_parties::ALL),
    ("scriptless", scriptless::ALL),
    ("failing", failing::ALL),
    ("faults", faults::ALL),
    ("silence", silence::ALL),
    ("storage", storage::ALL),
    ("moving", moving::ALL),
    ("languages", languages::ALL),
    ("layout", layout::ALL),
    ("documents", documents::ALL),
    ("embedding", embedding::ALL),
    ("rehousing", rehousing::ALL),
    ("library", library::ALL),
    ("lessons", lessons::ALL),
    ("asking pupils", asking_pupils::ALL),
    ("handing in", handing::ALL),
    ("ready-made", ready_lessons::ALL),
];

fn main() -> ExitCode {
    trial::keep_places();
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
    let (mut passed, mut left_out, mut failed, mut flaky) = (0, 0, Vec::new(), Vec::new());
    for engine in engines.into_iter().filter(|engine| chosen(&browsers, engine.name())) {
        let started = Instant::now();
        println!("\n{}", engine.name());
        for kind in [Kind::Plain, Kind::Phone, Kind::Scriptless] {
            let all = SUBJECTS.iter().flat_map(|(subject, list)| list.iter().map(move |b| (subject, b)));
            let all = all.map(|(subject, behaviour)| (format!("{subject}: {}", behaviour.name), behaviour));
            let (list, others): (Vec<_>, Vec<_>) = all
                .filter(|(name, b)| b.kind == kind && chosen(&subjects, name))
                .partition(|(_, b)| b.only.is_empty() || b.only.contains(&engine));
            for (name, _) in &others {
                println!("  left out, not to be had in {}: {}", engine.name(), name.replace('_', " "));
            }
            left_out += others.len();
            if list.is_empty() {
                continue;
            }
            let mut browser = Browser::start(engine, kind, Arc::clone(&sites)).await?;
            for (name, behaviour) in list {
                let name = name.replace('_', " ");
                let label = format!("{}: {name}", engine.name());
                match browser.run(&name, behaviour).await? {
                    Outcome::Passed => passed += 1,
                    Outcome::Flaky(reason) => flaky.push(format!("{label}\n{reason}").replace('\n', "\n      ")),
                    Outcome::Failed => failed.push(label),
                }
            }
            browser.stop().await;
        }
        println!("  {} took {:.0} s", engine.name(), started.elapsed().as_secs_f64());
    }
    if !flaky.is_empty() {
        println!("\npassed only at the second try (flaky):\n  {}", flaky.join("\n  "));
    }
    println!("\n{passed} passed, {} at the second try only, {} failed, {left_out} left out", flaky.len(), failed.len());
    match (passed + flaky.len(), failed.is_empty()) {
        (_, false) => Err(format!("FAILED:\n  {}", failed.join("\n  "))),
        (0, true) => Err("No behaviour was tried.".to_owned()),
        _ => Ok(()),
    }
}
