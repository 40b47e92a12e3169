//! Where things stand: nothing moves when the page wakes up, and nothing is wider than a small screen.

use crate::behaviour::behaviours;
use crate::engine::Engine;
use crate::page::Page;
use serde_json::{Value, json};

behaviours!(Plain:
    nothing_moves_when_the_page_wakes_up,
    nothing_shifts_by_the_browsers_own_measure,
    small_screens_scroll_in_one_direction_only,
);

/// The boxes of everything that waking might move; what is hidden has none.
const BOXES: &str = "
    const parts = '.site, #open, #heading, #heading *, #legend, #legend *, #strip, #strip rect, #article, #article *, '
        + '#sources, #sources *, .site-end';
    return [...document.querySelectorAll(parts)].filter((element) => !element.hidden).map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const name = `${element.tagName}#${element.id}.${element.getAttribute('class')}`;
        return [name, Math.round(left), Math.round(top + scrollY), Math.round(width), Math.round(height)].join(' ');
    });";

async fn nothing_moves_when_the_page_wakes_up(page: Page) {
    for (width, height) in [(1280, 800), (390, 700)] {
        let mut boxes = Vec::new();
        for address in [page.sites.without_start.address(), page.sites.whole.address()] {
            page.open_in_frame_asleep(address, width, height).await;
            if boxes.len() == 1 {
                page.until_awake().await;
            }
            boxes.push(page.ask(BOXES, &[]).await);
            page.client.clone().enter_parent_frame().await.expect("the frame can be left");
        }
        let lists: Vec<&Vec<Value>> = boxes.iter().filter_map(Value::as_array).collect();
        assert!(lists[0].len() > 300, "{} boxes", lists[0].len());
        let moved = lists[0].iter().zip(lists[1]).find(|(asleep, awake)| asleep != awake);
        assert_eq!(moved, None, "at {width} pixels, asleep and awake");
        assert_eq!(lists[0].len(), lists[1].len(), "at {width} pixels, as many boxes");
    }
}

async fn nothing_shifts_by_the_browsers_own_measure(page: Page) {
    page.open().await;
    let shifts = "const kinds = PerformanceObserver.supportedEntryTypes;
        if (!kinds.includes('layout-shift')) return null;
        return new Promise((told) => {
            const total = (list) => list.getEntries().reduce((sum, entry) => sum + entry.value, 0);
            new PerformanceObserver((list) => told(total(list))).observe({ type: 'layout-shift', buffered: true });
            // Nobody is told of no shifts; whatever there was is told in the next frames.
            let frames = 0;
            const wait = () => (frames++ < 20 ? requestAnimationFrame(wait) : told(0));
            wait();
        });";
    let shifted = page.ask_later(shifts, &[]).await;
    match page.engine {
        Engine::Chromium => assert_eq!(shifted.as_f64(), Some(0.0)),
        _ => assert!(shifted.is_null() || shifted.as_f64() == Some(0.0), "{shifted}"),
    }
}

/// Whether the page is as wide as its screen; else what sticks out.
pub const FITS: &str = "
    const root = document.documentElement;
    if (document.scrollingElement.scrollWidth <= root.clientWidth) return true;
    const out = [...document.querySelectorAll('body *')].filter((element) =>
        element.getBoundingClientRect().right > root.clientWidth + 0.5);
    return out.slice(0, 5).map((element) => element.outerHTML.slice(0, 100)).join(' | ') || 'wider than the screen';";

async fn small_screens_scroll_in_one_direction_only(page: Page) {
    for width in [390, 320] {
        page.open_in_frame_asleep(page.sites.without_start.address(), width, 700).await;
        page.until(&format!("asleep, the page fits into {width} pixels"), FITS, &[]).await;
        page.client.clone().enter_parent_frame().await.expect("the frame can be left");
        page.open_in_frame(width, 700).await;
        page.until(&format!("awake, the page fits into {width} pixels"), FITS, &[]).await;
        page.click("#article .mention").await;
        page.until_card_is_open().await;
        page.until(&format!("with a card, the page fits into {width} pixels"), FITS, &[]).await;
        page.click_nowhere().await;
        page.open_dialog().await;
        let dialog = page.rect("dialog").await;
        assert!(page.screen().await.holds(dialog), "the dialog leaves the screen of {width} pixels: {dialog:?}");
        page.press_escape_from_dialog().await;
        let long = format!("The {} sank at https://example.org/{}.", "ferry".repeat(30), "a".repeat(200));
        page.show_text(&long).await;
        page.until(&format!("with long words, the page fits into {width} pixels"), FITS, &[]).await;
        page.client.clone().enter_parent_frame().await.expect("the frame can be left");
        assert_eq!(page.ask("return document.querySelectorAll('iframe').length", &[]).await, json!(1));
    }
}
