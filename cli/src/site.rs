//! The command `site`: a folder of articles in, a site out.

use crate::arguments::SiteRequest;
use whosays_site::{Parts, Place, folder, whole};

/// What a site has besides its articles; empty where it was not at hand when this program was built.
const PARTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/site-parts.tar.gz"));

/// Makes the site and returns how many things are in the way, each with one line on standard error.
pub fn run(request: &SiteRequest) -> usize {
    let folder = match folder::read(&request.folder) {
        Ok(folder) => folder,
        Err(problems) => {
            for problem in &problems {
                eprintln!("whosays-cli: {problem}");
            }
            return problems.len();
        }
    };
    for other in &folder.others {
        let why = match other.is_dir() {
            true => "this is a folder, and only articles that stand beside each other make a site, so it is left out",
            false => "this is no article (.md) and is left out",
        };
        eprintln!("whosays-cli: {}: {why}", other.display());
    }
    let place = Place::new(&request.base, request.origin.clone().or_else(|| folder.settings.origin.clone()));
    let made = parts().and_then(|parts| whole(&folder, &parts, &place, &request.out));
    match made {
        Ok(()) => {
            let count = folder.articles.len();
            println!("{}: a site of {count} article{}", request.out.display(), if count == 1 { "" } else { "s" });
            if place.origin.is_none() {
                println!("It has no feed and no sitemap, which need its address: give --origin https://…");
            }
            0
        }
        Err(sentence) => {
            eprintln!("whosays-cli: {sentence}");
            1
        }
    }
}

fn parts() -> Result<Parts, String> {
    if PARTS.is_empty() {
        return Err(
            "this program was built without the parts of a site; `cargo xtask cli`, in a checkout of Whosays, \
                    builds one that has them"
                .to_owned(),
        );
    }
    Parts::unpack(PARTS).map_err(|error| format!("the parts of a site in this program are damaged: {error}"))
}
