//! Pages that are documents: the guide, and the page that tells of sources and licences.

use crate::behaviour::behaviours;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;

/// The pages of the guide, in their order.
const GUIDE: [&str; 5] = ["readers", "teachers", "publishers", "developers", "method"];

behaviours!(Plain:
    the_footer_leads_to_sources_and_licences_and_back,
    the_guide_is_found_from_the_footer_and_read_through,
    every_link_of_a_document_leads_somewhere,
    documents_fit_on_a_phone,
);

async fn the_footer_leads_to_sources_and_licences_and_back(page: Page) {
    for address in [page.sites.whole.address(), page.sites.under_base.address()] {
        page.open_asleep(address).await;
        page.until_awake().await;
        page.ask("document.querySelector('.site-end a[href*=sources]').focus()", &[]).await;
        page.press(Key::Enter).await;
        let there = "return location.pathname.endsWith('/sources.html') && document.querySelector('h1') !== null";
        page.until("the page of sources is open", there, &[]).await;
        let named = "const text = document.body.innerText;
            return ['GeoNames', 'Natural Earth', 'ODbL', 'CC BY 4.0', 'SCOWL', 'wikigold'].filter((name) => !text.includes(name))";
        assert_eq!(page.ask(named, &[]).await, json!([]), "every source is named");
        assert!(page.count("main table tbody tr").await > 15);
        let unlinked = "return [...document.querySelectorAll('main table tbody tr')].map((row) => row.textContent)
            .filter((words) => !/hand|written|above|this project/.test(words))
            .filter((words) => ![...document.querySelectorAll('main table tbody tr')]
                .find((row) => row.textContent === words).querySelector('a[href^=http]'))";
        assert_eq!(page.ask(unlinked, &[]).await, json!([]), "every source has a link");
        let paths = "return document.querySelector('main').textContent.match(/\\.\\.\\/\\S+/g)";
        assert_eq!(page.ask(paths, &[]).await, json!(null), "no path of a folder that no reader has");
        let styled = "return getComputedStyle(document.querySelector('h1')).fontFamily.includes('Palatino')";
        page.until("it looks as the site does", styled, &[]).await;
        page.press(Key::Tab).await;
        page.press(Key::Tab).await;
        page.press(Key::Enter).await;
        page.until("the way back leads to the article", "return document.querySelector('#article') !== null", &[])
            .await;
    }
}

async fn the_guide_is_found_from_the_footer_and_read_through(page: Page) {
    for address in [page.sites.whole.address(), page.sites.under_base.address()] {
        page.open_asleep(address).await;
        page.until_awake().await;
        page.ask("document.querySelector('.site-end a[href*=method]').click()", &[]).await;
        let here =
            "return document.querySelector('.pages [aria-current=page]')?.textContent.toLowerCase() === arguments[0]
            && location.pathname.endsWith(`guide/${arguments[0]}/`) && document.querySelectorAll('h1').length === 1";
        page.until("the page on method is open", here, &[json!("method")]).await;
        let styled = "return getComputedStyle(document.querySelector('.pages ul')).listStyleType === 'none'
            && getComputedStyle(document.querySelector('h1')).fontFamily.includes('Palatino')";
        page.until("it looks as the site does", styled, &[]).await;
        page.click(".pages a").await;
        page.until("the list of its pages is open", "return location.pathname.endsWith('/guide/')", &[]).await;
        page.click("main li a").await;
        for (at, name) in GUIDE.iter().enumerate() {
            page.until("the next page is open", here, &[json!(name)]).await;
            if at + 1 < GUIDE.len() {
                page.click(".neighbours [rel=next]").await;
            }
        }
        page.click(".neighbours [rel=prev]").await;
        page.until("the page before is open", here, &[json!("developers")]).await;
        page.click("main > p:last-child a").await;
        page.until("the way back leads to the article", "return document.querySelector('#article') !== null", &[])
            .await;
    }
}

async fn every_link_of_a_document_leads_somewhere(page: Page) {
    // A site that the command line made has them too.
    page.open_asleep(&page.in_fork("nothing-is-here")).await;
    let follow = "
        const [home, ways] = arguments;
        const pages = new Map();
        const read = async (address) => {
            if (!pages.has(address)) {
                const answer = await fetch(address);
                pages.set(address, answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null);
            }
            return pages.get(address);
        };
        const broken = [];
        let followed = 0;
        for (const way of ways) {
            const here = await read(home + way);
            for (const link of here?.querySelectorAll('a[href], link[href]') ?? []) {
                const goal = new URL(link.getAttribute('href'), home + way);
                if (goal.origin !== location.origin) continue;
                followed++;
                // With a sign of equality it names a lesson and no place.
                const id = goal.hash.includes('=') ? '' : decodeURIComponent(goal.hash.slice(1));
                goal.hash = '';
                const there = await read(goal.href);
                if (!there || (id && !there.getElementById(id))) broken.push(`${way}: ${link.getAttribute('href')}`);
            }
            if (!here?.querySelector('a[href*=\"guide/\"]')) broken.push(`${way} has no way to the guide`);
        }
        return { broken, enough: followed > 100 };";
    let guide = GUIDE.map(|name| format!("guide/{name}/"));
    let mut ways = vec!["sources.html", "articles/", "lessons/", "guide/"];
    ways.extend(guide.iter().map(String::as_str));
    let found = page.ask_later(follow, &[json!(page.in_fork("")), json!(ways)]).await;
    assert_eq!(found, json!({ "broken": [], "enough": true }));
}

async fn documents_fit_on_a_phone(page: Page) {
    let guide = GUIDE.map(|name| format!("guide/{name}/"));
    for way in guide.iter().map(String::as_str).chain(["guide/", "sources.html"]) {
        for width in [390, 320] {
            page.open_in_frame_asleep(&format!("{}{way}", page.sites.whole.address()), width, 700).await;
            let fits = "return document.scrollingElement.scrollWidth <= document.documentElement.clientWidth";
            page.until(&format!("{way} fits into {width} pixels"), fits, &[]).await;
            let named = "const cells = [...document.querySelectorAll('td + td[data-label]:not(:empty)')].filter((cell) => cell.dataset.label);
                // Firefox tells of the attribute by its name.
                const says = (cell) => getComputedStyle(cell, '::before').content.replace('attr(data-label)', cell.dataset.label);
                return (cells.length > 0 || document.querySelector('table') === null) && cells.every((cell) => says(cell).includes(cell.dataset.label))";
            page.until(&format!("each cell of {way} says what it is"), named, &[]).await;
            page.client.clone().enter_parent_frame().await.expect("the frame can be left");
        }
    }
}
