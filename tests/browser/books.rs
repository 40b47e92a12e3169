//! A book: only the runs of its text near the screen have their marks, and nobody is to notice.

use crate::behaviour::behaviours;
use crate::explaining::HOLD;
use crate::page::{OFTEN, Page, SOON};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::time::Instant;

behaviours!(Plain:
    only_what_is_near_the_screen_has_marks,
    tab_walks_through_a_whole_book,
    jumps_arrive_where_no_marks_were,
    what_is_in_use_keeps_its_marks,
    what_is_corrected_stays_so_out_of_sight,
    late_weights_reach_every_run,
    words_are_selected_over_the_border_of_runs,
    what_the_browser_finds_stays_found,
    nothing_moves_when_marks_come,
    paper_has_all_marks,
    the_legend_reaches_marks_that_come_later,
    without_its_part_a_book_has_all_marks,
);

/// Drops a made-up book on the page, with paragraphs of the test at its end, and keeps it in `window.dropped`. One name stands in its first and its last paragraph only.
pub const DROP: &str = "
    const names = ['Ines Duarte', 'Olaf Lind', 'Marta Okafor', 'Samir Haddad', 'Ruth Quist'];
    const things = ['ferry', 'bridge', 'lighthouse', 'cannery', 'market hall', 'ice plant', 'school'];
    const paragraphs = ['Governor Thelma Brandvold opened the harbour.'];
    for (let n = 0, size = 0; size < 300000; n += 1) {
        const [name, thing] = [names[n % 5], things[n % 7]];
        paragraphs.push(`The ${thing} may close before ${2030 + (n % 9)}. “We will keep the ${thing},” Mayor ${name} said. ` +
            `It was built in ${1850 + (n % 150)}. Number ${n} is a shameful end. The council will vote in May.`);
        size += paragraphs.at(-1).length + 2;
    }
    paragraphs.push('“It was a long day,” Thelma Brandvold said.');
    paragraphs.push(...arguments);
    window.dropped = paragraphs.join('\\n\\n');
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', window.dropped);
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));";

/// Whether the whole book is there with its panels.
pub const COMPLETE: &str = "const article = document.querySelector('#article');
    return article.dataset.complete === '' && document.querySelector('#how-far') === null
        && article.textContent === window.dropped && document.querySelectorAll('#strip rect').length > 75";

/// Takes the page's eyes: nothing tells it any more what is near the screen, but `window.see` with the number of a run.
const BLIND: &str = "const seers = [];
    window.IntersectionObserver = class {
        constructor(heard) { seers.push(heard); }
        observe() {}
        disconnect() {}
    };
    window.see = (...numbers) => {
        const runs = document.querySelectorAll('#article .run');
        for (const heard of seers) heard(numbers.map((number) => ({ target: runs[number], isIntersecting: true })));
    };";

/// Whether a run has marks, or none.
const MARKED: &str = "const run = document.querySelectorAll('#article .run')[arguments[0]];
    return (run.querySelector('.statement') !== null) === arguments[1] || run.innerHTML.slice(0, 100)";

/// Whether an element is there and in sight.
pub const IN_SIGHT: &str = "const box = document.querySelector(arguments[0])?.getClientRects()[0];
    return box && box.bottom > 0 && box.top < innerHeight || `${box?.top}`";

impl Page {
    async fn drop_book(&self) {
        self.ask(DROP, &[]).await;
        self.until("the whole book is there", COMPLETE, &[]).await;
    }

    async fn open_book(&self) {
        self.open_with_nothing_kept().await;
        self.drop_book().await;
    }

    async fn open_blind(&self) {
        self.open().await;
        self.ask(BLIND, &[]).await;
        self.drop_book().await;
    }

    /// Scrolls a run into the middle of the screen.
    async fn scroll_to_run(&self, number: usize) {
        let scroll = "document.querySelectorAll('#article .run')[arguments[0]].scrollIntoView({ behavior: 'instant', block: 'center' })";
        self.ask(scroll, &[json!(number)]).await;
    }

    async fn scroll_to_top(&self) {
        self.ask("scrollTo({ top: 0, behavior: 'instant' })", &[]).await;
    }

    async fn until_run_is(&self, number: usize, marked: bool) {
        let what = format!("run {number} {}", if marked { "has marks" } else { "has none" });
        self.until(&what, MARKED, &[json!(number), json!(marked)]).await;
    }

    /// How many statements the legend counts.
    async fn counted(&self) -> u64 {
        let counted = "return [...document.querySelectorAll('#legend .count')].reduce((sum, count) => sum + Number(count.textContent.replace(',', '')), 0)";
        self.ask(counted, &[]).await.as_u64().unwrap_or_default()
    }

    /// How many statements have a mark in the article.
    async fn drawn_marks(&self) -> u64 {
        let drawn = "return document.querySelectorAll('#article .statement[id]').length";
        self.ask(drawn, &[]).await.as_u64().unwrap_or_default()
    }
}

async fn only_what_is_near_the_screen_has_marks(page: Page) {
    page.open_book().await;
    let (counted, drawn) = (page.counted().await, page.drawn_marks().await);
    assert!(counted > 4000 && drawn > 100 && drawn < counted / 4, "{drawn} of {counted}");
    for number in [40, 70, 20] {
        page.scroll_to_run(number).await;
        page.until_run_is(number, true).await;
        assert_eq!(page.ask(COMPLETE, &[]).await, true, "the text is the text");
        page.until_run_is(if number == 40 { 90 } else { 40 }, false).await;
    }
    let shape = "const run = document.querySelectorAll('#article .run')[arguments[0]];
        return [...run.children].map((block) => `${block.localName}: ${block.textContent.trim()}`).join('|')";
    let marked = page.text(shape, &[json!(20)]).await;
    page.scroll_to_top().await;
    page.until_run_is(20, false).await;
    assert_eq!(page.text(shape, &[json!(20)]).await, marked, "the blocks are the same");
    assert_eq!(page.ask(COMPLETE, &[]).await, true, "the text is the text");
    let pressed =
        "return document.querySelectorAll('#article .run')[20].querySelectorAll('button, a, .statement').length";
    assert_eq!(page.ask(pressed, &[]).await, 0, "nothing can be pressed there");
}

async fn tab_walks_through_a_whole_book(page: Page) {
    // Without eyes only the focus tells where the reader is.
    page.open_blind().await;
    let begin = "window.walked = [];
        addEventListener('focusin', ({ target }) => {
            window.walked.push(target.matches('.chip') ? Number(target.closest('.statement').dataset.statement) : target.className);
        });
        [...document.querySelectorAll('#article > p .chip')].at(-5).focus()";
    page.ask(begin, &[]).await;
    page.press_in_a_row(Key::Tab, 160).await;
    page.until("Tab went through chips and names", "return window.walked.length > 160", &[]).await;
    let walked = page.ask("return window.walked", &[]).await;
    let chips: Vec<u64> = walked.as_array().into_iter().flatten().filter_map(Value::as_u64).collect();
    assert!(chips.len() > 100 && chips.windows(2).all(|two| two[1] == two[0] + 1), "one after the other: {chips:?}");
    assert!(walked.as_array().into_iter().flatten().any(|stop| stop == "mention"), "names too");
    page.ask("window.walked = []; document.querySelector('#sources a').focus()", &[]).await;
    page.press_back(160).await;
    page.until("Tab went back", "return window.walked.length > 160", &[]).await;
    let walked = page.ask("return window.walked", &[]).await;
    let chips: Vec<u64> = walked.as_array().into_iter().flatten().filter_map(Value::as_u64).collect();
    let last = page.counted().await - 1;
    assert!(chips.len() > 80 && chips.windows(2).all(|two| two[0] == two[1] + 1), "one after the other: {chips:?}");
    assert_eq!(chips.first(), Some(&last), "from the last one on");
}

async fn jumps_arrive_where_no_marks_were(page: Page) {
    page.open_book().await;
    let far = "const link = document.querySelectorAll('#strip a')[100];
        const id = link.getAttribute('href');
        const there = document.querySelector(id) !== null;
        link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
        return [id, there]";
    let jumped = page.ask(far, &[]).await;
    assert_eq!(jumped[1], false, "its mark was not there");
    let id = jumped[0].as_str().unwrap_or_default();
    page.until("the statement is in sight", IN_SIGHT, &[json!(id)]).await;
    let focused = "return document.activeElement === document.querySelector(`${arguments[0]} .chip`)";
    page.until("its chip has the focus", focused, &[json!(id)]).await;
    page.remains("it stays there", IN_SIGHT, &[json!(id)]).await;
    // From the first mention to the last, which is far away, and back.
    page.scroll_to_top().await;
    page.click("#article .mention").await;
    page.until_card_is_open().await;
    for way in [".next", ".previous"] {
        let goal = page
            .text("return document.querySelector(`[data-card] ${arguments[0]}`).getAttribute('href')", &[json!(way)])
            .await;
        page.click_in_place(&format!("[data-card] {way}")).await;
        page.until(&format!("{way} leads there"), IN_SIGHT, &[json!(goal)]).await;
        page.until_card_is_open().await;
    }
    page.press(Key::Escape).await;
    // An ordinary link, as those of the index are, and an address.
    let last = "const marks = document.querySelectorAll('#strip a'); const number = Number(marks[60].getAttribute('href').slice(2)) + 1;
        const link = document.createElement('a');
        Object.assign(link, { href: `#s${number}`, id: 'to-test', textContent: 'there' });
        document.querySelector('#index h2').append(link);
        return `#s${number}`";
    let goal = page.text(last, &[]).await;
    page.click("#to-test").await;
    page.until("an ordinary link leads there", IN_SIGHT, &[json!(goal)]).await;
    page.scroll_to_top().await;
    page.ask("location.hash = '#s1234'", &[]).await;
    page.until("an address leads there", IN_SIGHT, &[json!("#s1234")]).await;
}

async fn what_is_in_use_keeps_its_marks(page: Page) {
    page.open_book().await;
    let far_away = async || {
        page.scroll_to_top().await;
        page.until_run_is(24, false).await;
    };
    let mark =
        "document.querySelectorAll('#article .run')[20].querySelector(arguments[0]).setAttribute('data-test', '')";
    // What is open.
    page.scroll_to_run(20).await;
    page.until_run_is(20, true).await;
    page.ask(mark, &[json!(".mention")]).await;
    page.click("[data-test]").await;
    page.until_card_is_open().await;
    page.click("[data-card] .pin").await;
    far_away().await;
    page.remains_open().await;
    assert_eq!(page.count("[data-test].chosen").await, 1, "it is where it was opened");
    page.click_in_place("[data-card] .close").await;
    page.until_nothing_is_open().await;
    // The focus.
    page.scroll_to_run(20).await;
    page.until_run_is(20, true).await;
    page.ask(&mark.replace("data-test", "data-focused"), &[json!(".chip")]).await;
    page.ask("document.querySelector('[data-focused]').focus()", &[]).await;
    far_away().await;
    assert_eq!(page.ask("return document.activeElement.matches('[data-focused]')", &[]).await, true);
    page.ask("document.activeElement.blur()", &[]).await;
    // A selection.
    page.scroll_to_run(20).await;
    page.until_run_is(20, true).await;
    let select = "const run = document.querySelectorAll('#article .run')[20];
        getSelection().setBaseAndExtent(run.querySelectorAll('.statement')[3].lastChild, 2, run.querySelectorAll('.statement')[7].lastChild, 5);
        return getSelection().getRangeAt(0).toString()";
    let words = page.text(select, &[]).await;
    far_away().await;
    assert!(
        words.len() > 60 && page.text("return getSelection().getRangeAt(0).toString()", &[]).await == words,
        "{words}"
    );
    page.ask("getSelection().removeAllRanges()", &[]).await;
    page.scroll_to_run(60).await;
    page.until_run_is(20, false).await;
}

async fn what_is_corrected_stays_so_out_of_sight(page: Page) {
    page.open_book().await;
    page.ask("location.hash = '#s1500'", &[]).await;
    page.until("the statement is in sight", IN_SIGHT, &[json!("#s1500")]).await;
    page.click("#s1500 .chip").await;
    page.until_explanation_is_open().await;
    page.unfold_form().await;
    let choose = "const way = document.querySelector('#surface .pick[data-status=prediction]'); way?.click(); return way !== null";
    page.until("another status is chosen", choose, &[]).await;
    let mine = "return document.querySelector('#s1500')?.matches('[data-by=person][data-status=prediction]')";
    page.until("it is the reader's", mine, &[]).await;
    page.until_explanation_is_open().await;
    page.press(Key::Escape).await;
    page.ask("document.activeElement.blur()", &[]).await;
    let gone = "return document.querySelector('#s1500') === null";
    page.scroll_to_top().await;
    page.until("its mark is gone", gone, &[]).await;
    page.click("#correct").await;
    page.click("#corrections a[href^='#s']").await;
    page.until("the change is shown", IN_SIGHT, &[json!("#s1500")]).await;
    page.until("it still is the reader's", mine, &[]).await;
    page.ask("document.activeElement.blur()", &[]).await;
    page.scroll_to_top().await;
    page.until("its mark is gone again", gone, &[]).await;
    page.press_with_control('z').await;
    let label = "return document.querySelector('#correct').textContent === 'Correct marks'";
    page.until("it is taken back", label, &[]).await;
    page.scroll_to_run(60).await;
    page.ask("location.hash = ''; location.hash = '#s1500'", &[]).await;
    page.until("the statement is in sight again", IN_SIGHT, &[json!("#s1500")]).await;
    assert_eq!(page.count("#s1500[data-by]").await, 0, "it is as it was");
}

async fn late_weights_reach_every_run(page: Page) {
    page.open().await;
    page.ask(HOLD, &[]).await;
    page.drop_book().await;
    let marks = "const run = document.querySelectorAll('#article .run')[arguments[0]];
        return [...run.querySelectorAll('.statement')].map(({ dataset }) => `${dataset.statement} ${dataset.status} ${dataset.sure}`).join()";
    page.scroll_to_run(30).await;
    page.until_run_is(30, true).await;
    let by_rules = page.text(marks, &[json!(30)]).await;
    page.ask("window.release()", &[]).await;
    let started = Instant::now();
    while page.text(marks, &[json!(30)]).await == by_rules {
        // The page itself does what a worker does otherwise, which takes a slow browser long.
        assert!(started.elapsed() < 3 * SOON, "the weights have come");
        tokio::time::sleep(OFTEN).await;
    }
    page.until("all of it is there", COMPLETE, &[]).await;
    let by_weights = page.text(marks, &[json!(30)]).await;
    page.scroll_to_run(80).await;
    page.until_run_is(30, false).await;
    page.scroll_to_run(30).await;
    page.until_run_is(30, true).await;
    assert_eq!(page.text(marks, &[json!(30)]).await, by_weights, "what comes back is by the same weights");
}

async fn words_are_selected_over_the_border_of_runs(page: Page) {
    page.open_blind().await;
    page.click("#correct").await;
    let select = "const [first, second] = [30, 31].map((number) => document.querySelectorAll('#article .run')[number]);
        const texts = (run) => { const all = []; const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) all.push(walker.currentNode); return all; };
        const [from, to] = [texts(first).at(-1), texts(second)[0]];
        getSelection().setBaseAndExtent(from, from.length - 24, to, 12);
        return getSelection().getRangeAt(0).toString().replace(/\\s+/g, ' ').trim()";
    let words = page.text(select, &[]).await;
    let offered = "return document.querySelector('#selected-words q')?.textContent === arguments[0] || document.querySelector('#selected-words')?.innerHTML";
    assert!(words.len() > 30, "{words}");
    page.until("they are offered", "return document.querySelector('#selected-words q') !== null", &[]).await;
    let quoted = page.text("return document.querySelector('#selected-words q').textContent", &[]).await;
    assert!(quoted.contains("in May. The"), "{quoted} of {words}");
    // Marks come and go on both sides of it.
    page.ask("window.see(30, 31)", &[]).await;
    page.until_run_is(31, true).await;
    page.until("the same words are offered", offered, &[json!(quoted)]).await;
    let selected = "return getSelection().getRangeAt(0).toString().replace(/\\s+/g, ' ').trim()";
    assert_eq!(page.text(selected, &[]).await, words, "they still are selected");
    assert_eq!(page.ask(COMPLETE, &[]).await, true, "the text is the text");
}

async fn what_the_browser_finds_stays_found(page: Page) {
    page.open_book().await;
    page.scroll_to_top().await;
    let found = "const box = getSelection().rangeCount && getSelection().getRangeAt(0).getBoundingClientRect(), words = getSelection().toString();
        return words === arguments[0] && box.bottom > 0 && box.top < innerHeight || `${words} ${box?.top}`";
    let marked = "return getSelection().anchorNode?.parentElement.closest('.run')?.querySelector('.statement') != null";
    // Far away and further on, each among plain words.
    for wanted in ["Number 900 is", "Number 1100 is"] {
        assert_eq!(page.ask("return window.find(arguments[0])", &[json!(wanted)]).await, true, "{wanted}");
        page.until("there are marks", marked, &[]).await;
        page.remains("it is selected and in sight", found, &[json!(wanted)]).await;
    }
}

async fn nothing_moves_when_marks_come(page: Page) {
    // A narrow page, where chips stand in the text.
    page.open_in_frame(390, 800).await;
    page.ask(BLIND, &[]).await;
    page.drop_book().await;
    page.scroll_to_run(40).await;
    let place = "const blocks = [...document.querySelectorAll('#article .run')[40].children];
        window.looked ??= blocks.findIndex((block) => block.getBoundingClientRect().top >= 0);
        return { free: true, top: Math.round(blocks[window.looked].getBoundingClientRect().top) }";
    let before = page.settled("a paragraph", place, &[]).await;
    let height = "return document.querySelectorAll('#article .run')[40].offsetHeight";
    let short = page.ask(height, &[]).await.as_f64().unwrap_or_default();
    page.ask("window.see(39, 40, 41)", &[]).await;
    page.until_run_is(39, true).await;
    page.until_run_is(41, true).await;
    let after = page.settled("a paragraph", place, &[]).await;
    let top = |place: &Value| place["top"].as_f64().unwrap_or_default();
    assert!((top(&before) - top(&after)).abs() <= 2.0, "{before} and {after}");
    let long = page.ask(height, &[]).await.as_f64().unwrap_or_default();
    assert!(long > short + 20.0, "something could have moved: {short} and {long}");
}

async fn paper_has_all_marks(page: Page) {
    page.open_book().await;
    let counted = page.counted().await;
    page.ask("dispatchEvent(new Event('beforeprint'))", &[]).await;
    assert_eq!(page.drawn_marks().await, counted);
    assert_eq!(page.ask(COMPLETE, &[]).await, true, "the text is the text");
    page.ask("dispatchEvent(new Event('afterprint'))", &[]).await;
    page.until_run_is(90, false).await;
    page.until_run_is(50, false).await;
}

async fn the_legend_reaches_marks_that_come_later(page: Page) {
    page.open_book().await;
    page.click("#legend .all-marks").await;
    page.scroll_to_run(50).await;
    page.until_run_is(50, true).await;
    let hidden = "const run = document.querySelectorAll('#article .run')[50];
        return [...run.querySelectorAll('.chip')].every((chip) => getComputedStyle(chip).visibility === arguments[0])";
    assert_eq!(page.ask(hidden, &[json!("hidden")]).await, true, "they are hidden");
    page.scroll_to_top().await;
    page.click("#legend .all-marks").await;
    page.scroll_to_run(50).await;
    page.until_run_is(50, true).await;
    assert_eq!(page.ask(hidden, &[json!("visible")]).await, true, "they are shown");
}

async fn without_its_part_a_book_has_all_marks(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(page.sites.without_book.address()).await;
    page.until_awake().await;
    page.drop_book().await;
    assert_eq!(page.drawn_marks().await, page.counted().await);
}
