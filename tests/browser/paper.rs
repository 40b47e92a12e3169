//! What is printed: of the page, and of the file that is saved of an article.

use crate::behaviour::behaviours;
use crate::intake::file;
use crate::page::Page;
use crate::saving::TEXT;
use fantoccini::wd::PrintConfigurationBuilder;
use serde_json::json;

behaviours!(Plain:
    cards_are_endnotes_on_paper,
    of_many_names_those_that_occur_most_are_endnotes,
    a_card_that_is_open_in_the_html_file_is_an_endnote_like_the_others in Chromium Firefox,
    no_mark_is_printed_as_a_picture in Chromium,
    no_stroke_runs_through_who_says_so,
);

/// Gives a page the looks that it has on paper, which no driver can ask a browser for: the rules for paper are those for the screen.
const AS_PAPER: &str = "const turn = (rules) => {
        for (const rule of rules) {
          if (rule.media?.mediaText === 'print') rule.media.mediaText = 'screen';
          else if (rule.media?.mediaText === 'not print') rule.media.mediaText = 'print';
          if (rule.cssRules) turn(rule.cssRules);
        }
      };
      for (const sheet of document.styleSheets) turn(sheet.cssRules);";

async fn cards_are_endnotes_on_paper(page: Page) {
    page.share_article(TEXT).await;
    // Browsers tell of printing before they do, whoever asked for it.
    let print = "window.print = () => {
        dispatchEvent(new Event('beforeprint'));
        window.printed = document.querySelector('#endnotes')?.textContent ?? '';
      }";
    page.ask(print, &[]).await;
    page.press_in_sharing("Print").await;
    let printed = "return window.printed?.includes('Iran') && window.printed.includes('Ines Duarte')";
    page.until("the cards are printed", printed, &[]).await;
    let notes = "const notes = (found) => [...document.querySelectorAll(found)].map((own) => own.dataset.note).join();
        return [notes('#article .mention'), notes('#endnotes [data-note]')]";
    assert_eq!(page.ask(notes, &[]).await, json!(["1,2", "1,2"]), "names have the numbers of their notes");
    assert_eq!(page.count("dialog[open]").await, 0);
    let twice = "const ids = [...document.querySelectorAll('[id]')].map((own) => own.id);
        return ids.filter((id, at) => ids.indexOf(id) !== at).join()";
    assert_eq!(page.text(twice, &[]).await, "", "no name of an element stands twice");
    page.ask("dispatchEvent(new Event('afterprint'))", &[]).await;
    page.until("they go again", "return document.querySelector('#endnotes, [data-note]') === null", &[]).await;
}

async fn of_many_names_those_that_occur_most_are_endnotes(page: Page) {
    page.open().await;
    // Names that nobody has: Aba Bobell, Aba Bobett …
    let names = "const [first, last] = [['Aba', 'Ebba', 'Ida', 'Ola', 'Una', 'Ylva', 'Rhoda', 'Thelma', 'Marta', 'Ines', 'Ruth', 'Olaf', 'Samir', 'Nils', 'Greta', 'Edda', 'Hulda', 'Inga'],
            ['Brandvold', 'Okafor', 'Haddad', 'Quist', 'Duarte', 'Lind', 'Blom', 'Eide', 'Sande', 'Tveit', 'Moe', 'Dahl', 'Holm', 'Vik', 'Berg', 'Aas', 'Foss', 'Nygaard']];
        const all = last.flatMap((family) => first.map((name) => `${name}${family.slice(0, 2).toLowerCase()} ${family}${name.toLowerCase()}`));
        return `${all.map((name) => `${name} said the ferry may sink.`).join(' ')} ${all.at(-1)} left. ${all.at(-1)} came back.`";
    let text = page.text(names, &[]).await;
    page.show_text(&text).await;
    page.until("its names are there", "return document.querySelectorAll('#index .names li').length > 0", &[]).await;
    let print = "dispatchEvent(new Event('beforeprint'));
        const notes = document.querySelector('#endnotes');
        const told = [notes.querySelectorAll('.content').length, notes.dataset.leftOut];
        dispatchEvent(new Event('afterprint'));
        return told";
    let told = page.ask(print, &[]).await;
    assert_eq!(told[0], 300, "{told}");
    assert!(told[1].as_str().is_some_and(|left| left.parse::<usize>().is_ok_and(|left| left > 0)), "{told}");
}

/// WebKit gives its driver no answer any more here.
async fn a_card_that_is_open_in_the_html_file_is_an_endnote_like_the_others(page: Page) {
    page.share_article(TEXT).await;
    let (_, html) = page.saved("One HTML file").await;
    let saved = file("printed.html", html.as_bytes());
    page.open_asleep(&format!("file://{}", saved.display())).await;
    page.until_heading_has("The ferry may sink, Ines Duarte said").await;
    assert_eq!(page.count("#endnotes .content").await, page.count("#static-cards [data-card]").await);
    page.click("#article .mention").await;
    let opened = "return document.querySelector('#static-cards [data-card]:popover-open') !== null";
    page.until("a card is open", opened, &[]).await;
    let seen = "const seen = (all) => [...document.querySelectorAll(all)].filter((own) => own.checkVisibility());
        const heads = (all) => seen(all).map((own) => own.querySelector('h2').textContent);
        return [heads('#static-cards [data-card]').length, heads('#endnotes .content').join(), new Set(seen('#endnotes .content').map((own) => own.getBoundingClientRect().left)).size]";
    assert_eq!(page.ask(seen, &[]).await, json!([1, "", 0]), "on the screen there is the open one only");
    page.ask(AS_PAPER, &[]).await;
    let printed = page.ask(seen, &[]).await;
    assert_eq!(printed[0], 0, "no card lies over the pages");
    assert_eq!(printed[1], "Ines Duarte,Iran", "each card is there once");
    assert!(printed[2].as_u64().is_some_and(|places| places <= 2), "they stand in columns: {printed}");
    let twice = "const ids = [...document.querySelectorAll('[id]')].map((own) => own.id);
        return ids.filter((id, at) => ids.indexOf(id) !== at).join()";
    assert_eq!(page.text(twice, &[]).await, "", "no name of an element stands twice");
}

/// Skia draws a wave as a picture, in whose grey dots it is lost on paper.
async fn no_mark_is_printed_as_a_picture(page: Page) {
    page.open().await;
    let text = "The port is shut, Ines Duarte said. The ferry may sink. It will be sold. It is a shame. It is old.";
    page.show_text(text).await;
    let statuses = "return new Set([...document.querySelectorAll('#article .statement')].map((mark) => mark.dataset.status)).size === 5";
    page.until("there is a mark of each kind", statuses, &[]).await;
    let paper = page.client.print(PrintConfigurationBuilder::default().build().expect("it is the usual paper")).await;
    let paper = paper.unwrap_or_else(|error| panic!("it is printed: {error}"));
    let pictures = paper.windows(15).filter(|bytes| bytes.starts_with(b"/Subtype /Image")).count();
    assert!(paper.starts_with(b"%PDF") && pictures == 0, "{pictures} pictures");
}

/// Where there is no margin, who says so stands within the line under which the strokes are drawn.
async fn no_stroke_runs_through_who_says_so(page: Page) {
    page.open().await;
    page.show_text("The ferry may sink, Ines Duarte said.").await;
    page.resize(390, 800).await;
    page.ask(AS_PAPER, &[]).await;
    let covered = "const chip = getComputedStyle(document.querySelector('#article [data-status=speculation] .chip'));
        return /^rgb\\(/.test(chip.backgroundColor) && chip.float === 'none' || `${chip.backgroundColor} ${chip.float}`";
    page.until("what stands behind it is covered", covered, &[]).await;
    page.resize(1280, 800).await;
}
