//! Parts of the site that do not arrive: the page says so and stays readable.

use crate::behaviour::behaviours;
use crate::legend::STATUSES;
use crate::page::Page;
use crate::waking::article_text;

behaviours!(Plain: without_webassembly_the_page_says_so_and_reads, without_its_start_the_page_reads, without_the_reader_of_markdown_files_open_as_text);

async fn without_webassembly_the_page_says_so_and_reads(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(page.sites.without_wasm.address()).await;
    page.until("the page gives up", "return document.documentElement.dataset.state === 'failed'", &[]).await;
    let said = page.element("#failed").await;
    assert!(said.is_displayed().await.expect("it can be asked"));
    assert!(said.text().await.expect("it has words").contains("could not start"));
    let open = page.element("#open").await;
    assert!(!open.is_displayed().await.expect("it can be asked"), "a control that does nothing is hidden");
    reads(&page).await;
}

async fn without_its_start_the_page_reads(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(page.sites.without_start.address()).await;
    page.remains("nothing starts", "return document.documentElement.dataset.state === 'static'", &[]).await;
    reads(&page).await;
}

async fn reads(page: &Page) {
    assert_eq!(page.article().await, article_text());
    page.until_marked(&STATUSES).await;
    page.opens_natively().await;
    page.click("#legend label[data-status=opinion]").await;
    page.until_marked(&["sourced", "unsourced", "speculation", "prediction"]).await;
}

async fn without_the_reader_of_markdown_files_open_as_text(page: Page) {
    page.resize(1280, 800).await;
    page.open_asleep(page.sites.without_markdown.address()).await;
    page.until_awake().await;
    let source = "# The last crossing\n\nThe ferry *may* not sail again, Ines Duarte said.\n";
    page.drop_file("crossing.md", source.as_bytes()).await;
    page.until_article_is(source).await;
    page.until_noticed("Markdown").await;
}
