//! The way back and on between texts: each comes again where its reader was.

use crate::behaviour::behaviours;
use crate::page::Page;
use crate::returning::{BRIDGE, UNFINISHED};
use crate::waking::article_text;
use serde_json::json;

behaviours!(Plain:
    the_way_back_leads_to_the_readers_place,
    the_way_back_leads_to_the_readers_place_in_a_book,
    the_way_back_leads_to_a_text_that_is_not_kept,
    the_way_back_leads_to_what_was_kept_before,
    the_way_back_leads_past_a_text_that_was_cancelled,
    the_way_on_leads_to_no_text_that_was_cancelled,
    the_way_on_leads_to_no_text_that_was_cancelled_where_nothing_is_kept,
);

/// Scrolls a paragraph of the article to near the window's upper edge and a little past it.
const READ_ON: &str = "const blocks = [...document.querySelectorAll('#article p')];
    const block = blocks.at(Math.floor(blocks.length * arguments[0]));
    window.scrollBy({ top: block.getBoundingClientRect().top - 40, behavior: 'instant' });
    return block.textContent.trim()";

/// Whether that paragraph is where it was.
const READS: &str = "const block = [...document.querySelectorAll('#article p')].find(({ textContent }) => textContent.trim() === arguments[0]);
    const top = block?.getBoundingClientRect().top;
    return Math.abs(top - 40) < 3 || `${top} of ${scrollY}`";

impl Page {
    /// Goes back in the tab's history.
    async fn go_back(&self) {
        self.client.back().await.expect("there is a way back");
    }

    /// Goes forward in it.
    async fn go_on(&self) {
        self.client.forward().await.expect("there is a way on");
    }

    /// Has the reader do something on the page that changes nothing. Dropping a text is such a thing; scripts that do it are not, and WebKit's way
    /// back leaves out each entry at which its reader did nothing.
    async fn do_something(&self) {
        self.click_at((4.0, 500.0)).await;
    }

    async fn read_on(&self, share: f64) -> String {
        let paragraph = self.text(READ_ON, &[json!(share)]).await;
        self.until("the reader is there", READS, &[json!(paragraph)]).await;
        // What is noted is noted with the scrolling.
        self.remains("the reader stays there", READS, &[json!(paragraph)]).await;
        paragraph
    }

    async fn until_reads(&self, paragraph: &str) {
        self.until("the reader is back at their place", READS, &[json!(paragraph)]).await;
        self.remains("the reader stays at their place", READS, &[json!(paragraph)]).await;
    }
}

/// A text of many paragraphs.
fn long_text() -> String {
    let paragraph =
        |n: usize| format!("The ferry may sail on day {n}. “It is late,” Ines Duarte said of boat {n}.\n\n");
    (0..50).map(paragraph).collect()
}

async fn the_way_back_leads_to_the_readers_place(page: Page) {
    page.open_with_nothing_kept().await;
    let own = page.read_on(0.5).await;
    page.do_something().await;
    page.drop_text(&long_text()).await;
    page.until_article_is(&long_text()).await;
    page.until_kept(1).await;
    page.until("it begins at its beginning", "return scrollY === 0", &[]).await;
    let read = page.read_on(0.6).await;
    page.do_something().await;
    page.show_text(BRIDGE).await;
    page.until_kept(2).await;
    page.go_back().await;
    page.until_article_is(&long_text()).await;
    page.until_reads(&read).await;
    page.go_back().await;
    page.until_article_is(&article_text()).await;
    page.until_reads(&own).await;
    page.go_on().await;
    page.until_article_is(&long_text()).await;
    page.until_reads(&read).await;
    page.reload().await;
    page.until_article_is(&long_text()).await;
    page.until_reads(&read).await;
    // What a text that was there before is opened again for is to be read from its beginning.
    page.do_something().await;
    page.drop_text(&long_text()).await;
    page.until("it begins at its beginning", "return scrollY === 0", &[]).await;
}

async fn the_way_back_leads_to_the_readers_place_in_a_book(page: Page) {
    page.open_with_nothing_kept().await;
    page.do_something().await;
    page.ask(crate::books::DROP, &[]).await;
    page.until("the whole book is there", crate::books::COMPLETE, &[]).await;
    page.until_kept(1).await;
    let read = page.read_on(0.7).await;
    page.do_something().await;
    page.show_text(BRIDGE).await;
    page.until_kept(2).await;
    page.go_back().await;
    page.until("the whole book is there", crate::books::COMPLETE, &[]).await;
    page.until_reads(&read).await;
}

async fn the_way_back_leads_to_a_text_that_is_not_kept(page: Page) {
    page.open_with_nothing_kept().await;
    page.ask("localStorage.setItem('whosays-keep-nothing', '')", &[]).await;
    page.do_something().await;
    page.drop_text(&long_text()).await;
    page.until_noticed("on this page only").await;
    page.until_article_is(&long_text()).await;
    let read = page.read_on(0.6).await;
    page.do_something().await;
    page.show_text(BRIDGE).await;
    page.go_back().await;
    page.until_article_is(&long_text()).await;
    page.until_noticed("on this page only").await;
    page.until_reads(&read).await;
    page.go_back().await;
    page.until_article_is(&article_text()).await;
    page.go_on().await;
    page.until_article_is(&long_text()).await;
    page.go_on().await;
    page.until_article_is(BRIDGE).await;
    page.until_noticed("on this page only").await;
    page.ask("localStorage.removeItem('whosays-keep-nothing')", &[]).await;
}

async fn the_way_back_leads_to_what_was_kept_before(page: Page) {
    page.open_with_nothing_kept().await;
    page.do_something().await;
    page.show_text(BRIDGE).await;
    page.until_kept(1).await;
    page.do_something().await;
    page.ask("localStorage.setItem('whosays-keep-nothing', '')", &[]).await;
    page.drop_text(&long_text()).await;
    page.until_article_is(&long_text()).await;
    page.until_noticed("on this page only").await;
    page.do_something().await;
    page.go_back().await;
    page.until_article_is(BRIDGE).await;
    page.until_noticed("keeps it among your recent articles").await;
    page.go_on().await;
    page.until_article_is(&long_text()).await;
    page.ask("localStorage.removeItem('whosays-keep-nothing')", &[]).await;
}

const IS_HERE: &str = "return document.querySelector('#article').textContent === arguments[0]";

impl Page {
    /// Brings a short text, then a book whose marking is cancelled when its beginning is there.
    async fn cancel_a_book_over_a_text(&self) {
        self.ask(UNFINISHED, &[]).await;
        self.do_something().await;
        self.show_text(BRIDGE).await;
        self.until_noticed("has not left your browser").await;
        self.ask("window.holds = true", &[]).await;
        self.do_something().await;
        self.ask(crate::books::DROP, &[]).await;
        self.until_article_has("Thelma Brandvold").await;
        let stop = "document.querySelector('#stop')?.click(); return document.querySelector('#stop') === null
            && document.querySelector('#article').textContent === arguments[0]";
        self.until("it is cancelled", stop, &[json!(BRIDGE)]).await;
        self.remains("the text is there", IS_HERE, &[json!(BRIDGE)]).await;
        self.ask("window.holds = false", &[]).await;
    }

    /// Goes on, where the text that was cancelled had its place, and back from there to the beginning.
    async fn go_on_and_back(&self) {
        self.ask("document.querySelector('#word .close')?.click()", &[]).await;
        self.do_something().await;
        self.go_on().await;
        self.remains("the text stays", IS_HERE, &[json!(BRIDGE)]).await;
        let said = "return document.querySelector('#word').textContent";
        assert_eq!(self.text(said, &[]).await, "", "nothing is missing");
        // The way back leads to the text at hand first, or past that.
        self.go_back().await;
        self.remains("a text is there", "return document.querySelector('#article').textContent.length > 9", &[]).await;
        if self.article().await == BRIDGE {
            self.go_back().await;
        }
        self.until_article_is(&article_text()).await;
        self.go_on().await;
        self.until_article_is(BRIDGE).await;
    }
}

async fn the_way_back_leads_past_a_text_that_was_cancelled(page: Page) {
    page.open_with_nothing_kept().await;
    page.cancel_a_book_over_a_text().await;
    // What was kept of it for a reload is gone.
    page.until_kept(1).await;
    page.go_back().await;
    page.until_article_is(&article_text()).await;
}

async fn the_way_on_leads_to_no_text_that_was_cancelled(page: Page) {
    page.open_with_nothing_kept().await;
    page.cancel_a_book_over_a_text().await;
    page.until_kept(1).await;
    page.go_on_and_back().await;
    page.reload().await;
    page.until_article_is(BRIDGE).await;
}

async fn the_way_on_leads_to_no_text_that_was_cancelled_where_nothing_is_kept(page: Page) {
    page.open_with_nothing_kept().await;
    page.ask("localStorage.setItem('whosays-keep-nothing', '')", &[]).await;
    page.cancel_a_book_over_a_text().await;
    page.go_on_and_back().await;
    page.ask("localStorage.removeItem('whosays-keep-nothing')", &[]).await;
}
