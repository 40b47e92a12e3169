//! Builds, serves, tests and measures Whosays: `cargo xtask COMMAND`.

mod advisories;
mod audit;
mod bench;
mod budgets;
mod command_line;
mod evaluate;
mod finish_site;
mod fuzz;
mod javascript;
mod npm;
mod page_checks;
mod places;
mod reliability;
mod screenshots;
mod serve;
mod site_build;
mod steps;
mod table;
mod test_command;
mod texts;
mod tools;
mod wasm_module;

use lexopt::prelude::*;
use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

/// What a command comes to; its error is a sentence for whoever typed it.
type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  serve [--port N] [--base /path/]   set up what is missing, build, serve the site on 127.0.0.1
  build [--base /path/] [--origin https://host]
                                     the finished static site in dist/
  cli                                the command line, which makes sites without a checkout, and prints where it is
  npm                                the npm package as a tarball, and prints where it is
  test [[--only] STEP…] [--without-browser chromium|firefox|webkit] [--no-install]
                                     every test, or these steps of those that `test --list` names
  fuzz [TARGET…] [--minutes N]       any bytes at all into the engine and the importers, ten minutes a target
  audit [--offline]                  licences, sources and advisories of libraries, and bills of them
  evaluate [--labels]                figures on ../shared/gold, or on the training labels
  knowledge                          the tables of the knowledge base, from ../shared/kb and what is written
  texts [--check]                    what the interface says, collected for translators, and whether their files fit
  packs                              the packs of checked marks that the site has, from ../shared/gold
  bench [size|assets|speed|page|slow|importing|memory|lighthouse|library|lessons…] [--peers]
                                     sizes, speeds as ratios, the page in Chromium, Lighthouse
  screenshots [FILE…]                the pictures that README and docs show, of the site as it is now

Tools that are missing are installed by version into $WHOSAYS_TOOLS, or else into the user's cache folder.";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Outcome {
    let mut arguments = lexopt::Parser::from_env();
    let Some(Value(command)) = arguments.next()? else {
        return Err(USAGE.into());
    };
    match command.to_str() {
        Some("serve") => {
            let mut options = serve::Options::default();
            while let Some(argument) = arguments.next()? {
                match argument {
                    Long("port") => options.port = Some(arguments.value()?.parse()?),
                    Long("base") => options.base = arguments.value()?.string()?,
                    other => return Err(other.unexpected().into()),
                }
            }
            serve::serve(&options)
        }
        Some("build") => {
            let (mut base, mut origin) = ("/".to_owned(), None);
            while let Some(argument) = arguments.next()? {
                match argument {
                    Long("base") => base = arguments.value()?.string()?,
                    Long("origin") => origin = Some(arguments.value()?.string()?),
                    other => return Err(other.unexpected().into()),
                }
            }
            site_build::build_at(&base, origin.as_deref()).map(|dist| println!("The site is in {}", dist.display()))
        }
        Some("cli") => command_line::build().map(|program| println!("{}", program.display())),
        Some("npm") => {
            println!("{}", npm::told(&npm::build()?)?);
            Ok(())
        }
        // Trunk's hook, not for typing, and so not in the usage.
        Some("finish-site") => finish_site::finish(),
        Some("test") => {
            let mut options = test_command::Options { install: true, ..Default::default() };
            while let Some(argument) = arguments.next()? {
                match argument {
                    Value(step) => options.only.push(step.string()?),
                    Long("only") => options.only.push(arguments.value()?.string()?),
                    Long("without-browser") => options.without.push(arguments.value()?.string()?.parse()?),
                    Long("no-install") => options.install = false,
                    Long("list") => {
                        test_command::list();
                        return Ok(());
                    }
                    other => return Err(other.unexpected().into()),
                }
            }
            test_command::test(&options)
        }
        Some("fuzz") => {
            let (mut targets, mut minutes) = (Vec::new(), 10.0);
            while let Some(argument) = arguments.next()? {
                match argument {
                    Value(target) => targets.push(target.string()?),
                    Long("minutes") => minutes = arguments.value()?.parse::<f64>()?,
                    other => return Err(other.unexpected().into()),
                }
            }
            fuzz::fuzz_all(&targets, Duration::try_from_secs_f64(minutes * 60.0)?)
        }
        Some("audit") => {
            let mut options = audit::Options::default();
            while let Some(argument) = arguments.next()? {
                match argument {
                    Long("offline") => options.offline = true,
                    other => return Err(other.unexpected().into()),
                }
            }
            audit::audit(&options)
        }
        Some("evaluate") => {
            let mut labels = evaluate::Labels::Gold;
            while let Some(argument) = arguments.next()? {
                match argument {
                    Long("labels") => labels = evaluate::Labels::Training,
                    other => return Err(other.unexpected().into()),
                }
            }
            evaluate::evaluate(labels)
        }
        Some("knowledge") => steps::knowledge(&[]),
        Some("texts") => match arguments.next()? {
            None => texts::run(false),
            Some(Long("check")) => texts::run(true),
            Some(other) => Err(other.unexpected().into()),
        },
        Some("packs") => {
            let shared = places::shared().ok_or("there is no ../shared with labelled articles to make packs of")?;
            let (shell, packs) = (places::shell()?, places::root().join("packs"));
            Ok(xshell::cmd!(shell, "cargo run --quiet -p whosays-sharing --bin packs {shared} {packs}").run()?)
        }
        Some("screenshots") => {
            let mut only = Vec::new();
            while let Some(argument) = arguments.next()? {
                match argument {
                    Value(file) => only.push(file.string()?),
                    other => return Err(other.unexpected().into()),
                }
            }
            screenshots::take(&only)
        }
        Some("bench") => {
            let mut options = bench::Options::default();
            while let Some(argument) = arguments.next()? {
                match argument {
                    Value(part) => options.only.push(part.string()?),
                    Long("peers") => options.peers = true,
                    other => return Err(other.unexpected().into()),
                }
            }
            bench::bench(&options)
        }
        _ => Err(USAGE.into()),
    }
}
