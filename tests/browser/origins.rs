//! The page that tells of sources and licences.

use crate::behaviour::behaviours;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;

behaviours!(Plain:
    the_footer_leads_to_sources_and_licences_and_back,
    sources_fit_on_a_phone,
);

async fn the_footer_leads_to_sources_and_licences_and_back(page: Page) {
    for address in [page.sites.whole.address(), page.sites.under_base.address()] {
        page.open_asleep(address).await;
        page.until_awake().await;
        page.ask("document.querySelector('.site-end a').focus()", &[]).await;
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

async fn sources_fit_on_a_phone(page: Page) {
    for width in [390, 320] {
        page.open_in_frame_asleep(&format!("{}sources.html", page.sites.whole.address()), width, 700).await;
        let fits = "return document.scrollingElement.scrollWidth <= document.documentElement.clientWidth";
        page.until(&format!("the page fits into {width} pixels"), fits, &[]).await;
        page.client.clone().enter_parent_frame().await.expect("the frame can be left");
    }
}
