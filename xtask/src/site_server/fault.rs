//! What can go wrong between a browser and a site.

use super::http::{Request, Response};
use super::site::Site;
use std::path::PathBuf;
use std::time::Duration;
use std::{fs, thread};

/// What a server does other than it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    None,
    /// The file is not found.
    Missing,
    /// Its second half is missing, and nothing tells.
    CutShort,
    /// It comes after so long, or after longer than anybody waits.
    Late(Duration),
    /// Another file comes in its place, by its name and type.
    Instead(PathBuf),
    /// It comes with this Content-Security-Policy.
    Under(&'static str),
    /// The connection breaks.
    Gone,
}

impl Fault {
    /// The answer to a request for something of a site; none where the connection breaks.
    pub(super) fn answer(self, request: &Request, site: &Site) -> Option<Response> {
        match self {
            Self::None => Some(site.answer(request)),
            Self::Missing => Some(Response { status: 404, headers: Vec::new(), body: b"Not found\n".to_vec() }),
            Self::CutShort => {
                let mut response = site.answer(&plain(request));
                response.body.truncate(response.body.len() / 2);
                Some(response)
            }
            Self::Late(delay) => {
                thread::sleep(delay);
                Some(site.answer(request))
            }
            Self::Instead(file) => {
                let response = site.answer(&plain(request));
                Some(Response { status: 200, body: fs::read(file).unwrap_or_default(), ..response })
            }
            Self::Under(policy) => {
                let mut response = site.answer(request);
                response.headers.push(("Content-Security-Policy", policy.to_owned()));
                Some(response)
            }
            Self::Gone => None,
        }
    }
}

/// The same request by somebody who takes no compressed answer.
fn plain(request: &Request) -> Request {
    Request { takes_gzip: false, ..request.clone() }
}
