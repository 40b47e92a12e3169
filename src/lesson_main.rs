//! Mounts the page of lessons.

fn main() {
    whosays::lesson::start();
}
