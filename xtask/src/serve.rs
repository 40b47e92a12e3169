//! The built site on this machine.

use crate::{Outcome, site_build};
use xtask::site_server::SiteServer;

/// The first port that is tried when none is asked for.
const FIRST_PORT: u16 = 8080;
/// The last.
const LAST_PORT: u16 = 8099;

/// What to serve, and where.
pub struct Options {
    /// Only this port, or the first free one from [`FIRST_PORT`].
    pub port: Option<u16>,
    /// The path under which the site stands.
    pub base: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { port: None, base: "/".to_owned() }
    }
}

/// Builds the site and serves it until it is stopped.
pub fn serve(options: &Options) -> Outcome {
    let dist = site_build::build(&options.base)?;
    let ports = match options.port {
        Some(port) => port..=port,
        None => FIRST_PORT..=LAST_PORT,
    };
    let bind = |port| SiteServer::bind(&dist, &options.base, port, &[]);
    let (first, last) = (*ports.start(), *ports.end());
    let server = ports
        .into_iter()
        .find_map(|port| bind(port).ok())
        .ok_or_else(|| format!("no port from {first} to {last} is free; choose another by --port N"))?;
    println!("Serving {} — stop with Ctrl+C", server.address());
    server.wait();
    Ok(())
}
