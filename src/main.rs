//! Mounts the app on the prerendered page.

fn main() {
    whosays::app::start();
}
