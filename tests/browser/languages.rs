//! The interface in other languages than English.

use crate::behaviour::behaviours;
use crate::page::Page;
use crate::saving::CATCH;
use crate::sites::UNKEPT;
use fantoccini::key::Key;
use serde_json::{Value, json};
use xtask::site_server::Fault;

behaviours!(Plain:
    each_language_says_the_page_its_cards_and_explanations,
    the_lessons_and_the_list_of_articles_speak_it_too,
    a_text_that_is_opened_is_marked_in_the_chosen_language,
    a_file_that_is_saved_speaks_the_language_in_which_it_was_saved,
    the_articles_words_stay_and_so_does_their_direction,
    a_text_that_reads_like_no_english_is_not_called_english,
    a_language_that_does_not_arrive_leaves_english,
    days_are_written_in_the_languages_way,
    a_note_to_teachers_counts_its_steps_within_the_page,
);

const TEXT: &str = "The ferry may sink, Ines Duarte said. The council of Port Alder did not vote.\n";

/// A language's texts by the English ones.
struct Table(Vec<(String, String)>);

impl Table {
    fn say(&self, english: &str) -> &str {
        let row = self.0.iter().find(|row| row.0 == english);
        &row.unwrap_or_else(|| panic!("“{english}” has no translation")).1
    }
}

/// What a page says that is in English in the table and otherwise in the language: the whole text of an element or an attribute. What the article says is its own.
const ENGLISH: &str = "const rows = new Map(arguments[0]);
    const is = (text) => rows.has(text.trim().replace(/\\s+/g, ' '));
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      node.nodeType === 1 && node.matches('#article, script, noscript, .native-card, .document, :is(.library, #ready-made) [dir=auto]') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === 3) { if (is(node.data)) found.push(node.data); }
      else for (const name of ['aria-label', 'title', 'placeholder']) if (is(node.getAttribute(name) ?? '')) found.push(node.getAttribute(name));
    }
    return found.length === 0 || found.join(' | ')";

const CHIP: &str = "return document.querySelector('#article .chip').getAttribute('aria-label')";

impl Page {
    /// Opens the site as somebody who chose a language; its texts.
    async fn open_in(&self, language: &str) -> Table {
        self.open().await;
        let read = "return await (await fetch(`languages/${arguments[0]}.tsv`)).text()";
        let table = self.ask_later(read, &[json!(language)]).await;
        let rows = table.as_str().unwrap_or_default().lines().filter_map(|row| row.split_once('\t'));
        let table = Table(rows.map(|(english, said)| (english.to_owned(), said.to_owned())).collect());
        assert!(table.0.len() > 500, "the site says more than that");
        self.choose_language(language).await;
        self.open().await;
        table
    }

    async fn choose_language(&self, language: &str) {
        let choose = "localStorage.setItem('whosays-options', JSON.stringify({ language: arguments[0] }))";
        self.ask(choose, &[json!(language)]).await;
    }

    async fn forget_language(&self) {
        self.ask("localStorage.removeItem('whosays-options')", &[]).await;
    }

    /// Waits until nothing on the page is in English that has a translation.
    async fn until_nothing_is_english(&self, what: &str, table: &Table) {
        let others: Vec<_> = table.0.iter().filter(|(english, said)| english != said).collect();
        self.until(what, ENGLISH, &[json!(others)]).await;
    }

    /// Waits until a chip of the article begins with a status.
    async fn until_a_chip_says(&self, status: &str) {
        let says = "const chips = [...document.querySelectorAll('#article .chip')].map((chip) => chip.getAttribute('aria-label'));
            return chips.some((label) => label.startsWith(arguments[0])) || chips[0]";
        self.until(&format!("a chip says {status}"), says, &[json!(status)]).await;
    }
}

async fn each_language_says_the_page_its_cards_and_explanations(page: Page) {
    for language in ["es", "fr", "de", "ar"] {
        let table = page.open_in(language).await;
        let root = "const root = document.documentElement; return [root.lang, root.dir].join()";
        let direction = if language == "ar" { "rtl" } else { "ltr" };
        assert_eq!(page.text(root, &[]).await, format!("{language},{direction}"));
        page.until_nothing_is_english(&format!("{language}: the page"), &table).await;
        let open = page.text("return document.querySelector('#open').textContent", &[]).await;
        assert_eq!(open, table.say("Explain another article"));
        page.until_a_chip_says(table.say("Sourced")).await;
        page.click("#article .statement .chip").await;
        page.until("an explanation is open", "return document.querySelector('#surface[data-why]') !== null", &[]).await;
        page.until_nothing_is_english(&format!("{language}: an explanation"), &table).await;
        page.click("#article .mention").await;
        page.until("a card is open", "return document.querySelector('#surface[data-card]') !== null", &[]).await;
        page.until_nothing_is_english(&format!("{language}: a card"), &table).await;
    }
    page.forget_language().await;
}

async fn the_lessons_and_the_list_of_articles_speak_it_too(page: Page) {
    let table = page.open_in("de").await;
    for way in ["articles/", "lessons/"] {
        page.open_asleep(&format!("{}{way}", page.sites.whole.address())).await;
        page.until(way, "return document.documentElement.lang === 'de'", &[]).await;
        page.until_nothing_is_english(way, &table).await;
    }
    let there = "const buttons = [...document.querySelectorAll('button')];
        return buttons.some((button) => button.textContent.trim() === arguments[0])";
    page.until("the lessons' app speaks it", there, &[json!(table.say("Practise by yourself"))]).await;
    page.forget_language().await;
}

async fn a_text_that_is_opened_is_marked_in_the_chosen_language(page: Page) {
    let table = page.open_in("es").await;
    page.explain(TEXT).await;
    page.until_article_is(TEXT).await;
    page.until_a_chip_says(table.say("Speculation")).await;
    page.until_nothing_is_english("what is said of it", &table).await;
    page.forget_language().await;
}

async fn a_file_that_is_saved_speaks_the_language_in_which_it_was_saved(page: Page) {
    let table = page.open_in("ar").await;
    page.ask(CATCH, &[]).await;
    page.open_sharing_of_all().await;
    page.until_nothing_is_english("the dialog that shares", &table).await;
    let (_, html) = page.saved(table.say("One HTML file")).await;
    page.forget_language().await;
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\""), "{}", &html[..200]);
    assert!(html.contains("<article id=\"article\" lang=\"en\" dir=\"ltr\">"), "the article is in English");
    assert!(html.contains(table.say("How sure are they?")));
    assert!(!html.contains(">How sure are they?<"));
}

async fn the_articles_words_stay_and_so_does_their_direction(page: Page) {
    page.open().await;
    let words = "return document.querySelector('#article').textContent";
    let before = page.text(words, &[]).await;
    let table = page.open_in("ar").await;
    page.until_a_chip_says(table.say("Sourced")).await;
    page.until("all of it is drawn", "return document.querySelector('#article').hasAttribute('data-complete')", &[])
        .await;
    assert_eq!(page.text(words, &[]).await, before);
    let directions = "const own = document.querySelector('#article');
        return [own.lang, getComputedStyle(own).direction, getComputedStyle(document.body).direction].join()";
    assert_eq!(page.text(directions, &[]).await, "en,ltr,rtl");
    page.forget_language().await;
}

async fn a_text_that_reads_like_no_english_is_not_called_english(page: Page) {
    page.open().await;
    let text = "Der Hafen wird am Montag geschlossen, sagte die Bürgermeisterin. Die Fähre ist alt und soll im Mai verkauft werden.\n";
    page.explain(text).await;
    page.until_article_is(text).await;
    let lang = "const { lang } = document.querySelector('#article'); return lang === arguments[0] || lang";
    page.until("its language is not known", lang, &[json!("")]).await;
    page.until("it is whole", "return document.querySelector('#list-statements')?.checkVisibility()", &[]).await;
    page.click("#list-statements").await;
    let listed = "const link = document.querySelector('#list li a'); return link !== null && link.getAttribute('lang') === arguments[0]";
    page.until("nor that of its words in the list", listed, &[json!("")]).await;
    page.ask(CATCH, &[]).await;
    page.open_sharing_of_all().await;
    let (_, html) = page.saved("One HTML file").await;
    assert!(html.contains("<article id=\"article\" lang=\"\">"), "nor in a file of it");
    page.press(Key::Escape).await;
    page.explain(TEXT).await;
    page.until_article_is(TEXT).await;
    page.until("English is English", lang, &[json!("en")]).await;
    page.until("in the list as well", listed, &[Value::Null]).await;
}

async fn a_language_that_does_not_arrive_leaves_english(page: Page) {
    let renewing = &page.sites.renewing;
    for file in ["languages.js", "languages/fr.tsv"] {
        page.forget_site(renewing.address()).await;
        renewing.serve(false, &[UNKEPT, (file, Fault::Missing)]);
        page.open_asleep(renewing.address()).await;
        page.choose_language("fr").await;
        page.open_asleep(renewing.address()).await;
        page.until_awake().await;
        assert_eq!(page.text("return document.documentElement.lang", &[]).await, "en", "without {file}");
        assert!(page.text(CHIP, &[]).await.contains("Source: "));
        page.forget_language().await;
    }
}

async fn days_are_written_in_the_languages_way(page: Page) {
    page.forget_language().await;
    let days = [
        ("fr", "1er mai 2021, 21 mai 2021"),
        ("de", "1. Mai 2021, 21. Mai 2021"),
        ("es", "1 de mayo de 2021, 21 de mayo de 2021"),
        ("ar", "1 مايو 2021, 21 مايو 2021"),
    ];
    for (language, said) in days {
        page.open_asleep(&format!("{}articles/", page.sites.whole.address())).await;
        let speak = "const days = [...document.querySelectorAll('.library time')].slice(0, 2);
            [days[0].textContent, days[1].textContent] = ['1 May 2021', '21 May 2021'];
            const { src } = document.querySelector('script[src*=\"chosen.js\"]');
            await (await import(src.replace('chosen.js', 'languages.js'))).speak(arguments[0]);
            return days.map((day) => day.textContent).join(', ')";
        assert_eq!(page.ask_later(speak, &[json!(language)]).await, json!(said));
    }
}

async fn a_note_to_teachers_counts_its_steps_within_the_page(page: Page) {
    for language in ["en", "ar"] {
        page.open().await;
        page.choose_language(language).await;
        page.open_in_frame_asleep(&format!("{}lessons/anonymous-sources/", page.sites.whole.address()), 700, 800).await;
        page.until(language, "return document.documentElement.lang === arguments[0]", &[json!(language)]).await;
        let room = "const edge = document.querySelector('#lesson').getBoundingClientRect().left;
            const rooms = [...document.querySelectorAll('.note :is(ol, ul) > li')].map((own) => own.getBoundingClientRect().left - edge);
            return rooms.length > 3 && rooms.every((room) => room > 24) || rooms.join()";
        assert_eq!(page.ask(room, &[]).await, true, "{language}: numbers have room before their lines");
        page.client.clone().enter_parent_frame().await.expect("the frame can be left");
    }
    page.forget_language().await;
}
