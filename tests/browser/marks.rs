//! Choosing a mark explains it.

use crate::behaviour::behaviours;
use crate::legend::STATUSES;
use crate::page::Page;
use serde_json::json;

behaviours!(Plain:
    a_click_on_a_statement_explains_it,
    the_words_that_tell_are_lit_up,
    selecting_words_opens_nothing,
);

/// Finds a statement of a status that names a source, where one does, and in it a word that belongs to no mention.
/// Scrolls to that word and says where it is, where its middle is, and whether a click there reaches the statement.
const PLAIN_WORD: &str = "
    const all = [...document.querySelectorAll(`#article .statement[data-status=${arguments[0]}]`)];
    const pieces = [...all.filter((piece) => piece.dataset.sourceKind === 'named'), ...all];
    for (const piece of pieces) {
        const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const word = /[a-z]{4,}/.exec(node.data);
            if (node.parentElement.closest('.mention, a') || !word) continue;
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const at = range.getBoundingClientRect().top + scrollY - innerHeight / 3;
            window.scrollTo({ top: at, behavior: 'instant' });
            const { left, top, right, bottom } = range.getBoundingClientRect();
            const [x, y] = [Math.round((left + right) / 2), Math.round((top + bottom) / 2)];
            const hit = document.elementFromPoint(x, y);
            return {
                kind: piece.dataset.sourceKind, words: piece.textContent, left, top, right, bottom, x, y,
                free: hit?.closest('.statement') === piece && !hit.closest('.mention, a'),
            };
        }
    }";

async fn a_click_on_a_statement_explains_it(page: Page) {
    page.open().await;
    for status in STATUSES {
        let word = page.click_found("a plain word", PLAIN_WORD, &[json!(status)]).await;
        page.until_explanation_is_open().await;
        let part = |selector: &'static str| {
            let page = page.clone();
            async move {
                let script = "return document.querySelector(`:popover-open ${arguments[0]}`)?.textContent ?? ''";
                page.text(script, &[json!(selector)]).await
            }
        };
        assert_eq!(part(".kind").await.to_lowercase(), status, "the explanation names the status");
        let here = part("h2").await;
        assert!(here.split(' ').count() > 5, "it puts the status in a sentence: {here:?}");
        let kind = part(".source-kind").await.to_lowercase();
        let source = match word["kind"].as_str() {
            Some("named") => "named",
            Some("vague") => "vague",
            _ => "writer",
        };
        assert!(kind.contains(source), "{kind:?} tells of a source that is {source}");
        let cues = part(".cues").await;
        assert!(!cues.is_empty(), "it lists the words that tell");
        let confidence = part(".confidence").await;
        assert!(confidence.chars().any(|c| c.is_ascii_digit()), "it says how sure it is: {confidence:?}");
        let otherwise = part(".otherwise").await;
        let names_another = otherwise.contains("speculation") || STATUSES.iter().any(|other| otherwise.contains(other));
        assert!(names_another, "it says what would change the mark: {otherwise:?}");
        // In the words of the statement at hand.
        let quoted = "const text = document.querySelector('#article').textContent;
            return [...document.querySelectorAll(':popover-open .cues:not(.counted) q')].every((q) => text.includes(q.textContent))";
        assert_eq!(page.ask(quoted, &[]).await, true, "the words that tell stand in the article: {cues:?}");
        page.click_nowhere().await;
        page.until_nothing_is_open().await;
    }
}

/// The words that are lit up under a name, or null where the browser cannot light words up.
const LIT: &str = "if (!window.CSS?.highlights) return null;
    const lit = CSS.highlights.get(arguments[0]);
    return lit ? [...lit].map(String) : [];";

async fn the_words_that_tell_are_lit_up(page: Page) {
    page.open().await;
    let able = page.ask("return Boolean(window.CSS?.highlights)", &[]).await == true;
    if !able {
        println!("          SKIPPED: this browser has no CSS Custom Highlights");
        return;
    }
    assert_eq!(page.ask(LIT, &[json!("cue")]).await, json!([]));
    let word = page.click_found("a plain word", PLAIN_WORD, &[json!("speculation")]).await;
    page.until_explanation_is_open().await;
    let told = "return [...document.querySelectorAll(':popover-open .cues:not(.counted) q')].map((q) => q.textContent)";
    let told = page.ask(told, &[]).await;
    assert!(told.as_array().is_some_and(|told| !told.is_empty()), "a speculation has words that tell: {word}");
    let lit = page.ask(LIT, &[json!("cue")]).await;
    for words in told.as_array().into_iter().flatten() {
        assert!(lit.as_array().into_iter().flatten().any(|lit| lit == words), "{words} is lit up among {lit}");
    }
    let inside = "return [...CSS.highlights.get('cue')].every((range) =>
        range.startContainer.parentElement.matches('#article [data-lit]'))";
    assert_eq!(page.ask(inside, &[]).await, true, "the style sheet lights up what is marked as such");
    page.click_nowhere().await;
    page.until_nothing_is_open().await;
    assert_eq!(page.ask(LIT, &[json!("cue")]).await, json!([]), "nothing is lit up any more");
    assert_eq!(page.ask("return document.querySelector('[data-lit]')", &[]).await, json!(null));
}

async fn selecting_words_opens_nothing(page: Page) {
    page.open().await;
    let word = crate::page::Rect::of(&page.settled("a plain word", PLAIN_WORD, &[json!("unsourced")]).await);
    let height = (word.top + word.bottom) / 2.0;
    page.drag((word.left + 1.0, height), (word.right - 1.0, height)).await;
    let selected = "return getSelection().toString().length > 1";
    page.until("words are selected", selected, &[]).await;
    page.remains_closed().await;
    assert_eq!(page.ask(selected, &[]).await, true, "the selection is still there");
}
