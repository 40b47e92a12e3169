//! Steps with the dialog and with files.

use crate::page::Page;
use fantoccini::Locator;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// Drops a file with these bytes on the page, as far as a script can: the events that a hand would cause.
const DROP: &str = "
    const [name, hex, text] = arguments;
    const data = new DataTransfer();
    if (text !== null) data.setData('text/plain', text);
    else data.items.add(new File([Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16))], name));
    for (const kind of ['dragenter', 'dragover', 'drop']) {
        const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data });
        document.querySelector('#article').dispatchEvent(event);
    }";

impl Page {
    /// Waits until the dialog is open.
    pub async fn until_dialog_is_open(&self) {
        self.until("the dialog is open", "return document.querySelector('dialog[open]') !== null", &[]).await;
    }

    /// Waits until the dialog is closed.
    pub async fn until_dialog_is_closed(&self) {
        self.until("the dialog is closed", "return document.querySelector('dialog[open]') === null", &[]).await;
    }

    /// Opens the dialog by its button.
    pub async fn open_dialog(&self) {
        self.click("#open").await;
        self.until_dialog_is_open().await;
    }

    /// Closes the dialog by Escape.
    pub async fn press_escape_from_dialog(&self) {
        self.press(fantoccini::key::Key::Escape).await;
        self.until_dialog_is_closed().await;
    }

    /// Waits until `#article` holds exactly this text, and checks that its marks are those of the legend's counts.
    pub async fn until_article_is(&self, text: &str) {
        let same = "const now = document.querySelector('#article').textContent;
            return now === arguments[0] || now.slice(0, 200);";
        self.until("the article is the text that was opened", same, &[json!(text)]).await;
    }

    /// Opens the dialog, puts a text into its field at once and has it explained.
    pub async fn explain(&self, text: &str) {
        self.open_dialog().await;
        self.ask("document.querySelector('dialog textarea').value = arguments[0]", &[json!(text)]).await;
        self.click("#explain").await;
    }

    /// Opens the dialog and presses the button with these words in it.
    pub async fn press_in_dialog(&self, words: &str) {
        self.open_dialog().await;
        let find = "const buttons = [...document.querySelectorAll('dialog button')];
            const button = buttons.find((button) => button.textContent.includes(arguments[0]));
            button?.setAttribute('data-pressed', '');
            return button !== undefined";
        assert_eq!(self.ask(find, &[json!(words)]).await, true, "the dialog has a button {words:?}");
        self.click("[data-pressed]").await;
    }

    /// Opens the dialog and chooses a file.
    pub async fn choose(&self, file: &Path) {
        self.open_dialog().await;
        let input = self.client.find(Locator::Css("dialog input[type=file]")).await;
        let input = input.unwrap_or_else(|error| panic!("the dialog takes files: {error}"));
        let chosen = input.send_keys(&file.to_string_lossy()).await;
        chosen.unwrap_or_else(|error| panic!("{} can be chosen: {error}", file.display()));
    }

    /// Drops a file on the page.
    pub async fn drop_file(&self, name: &str, bytes: &[u8]) {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        self.ask(DROP, &[json!(name), json!(hex), json!(null)]).await;
    }

    /// Drops a text on the page, as dragging a selection does.
    pub async fn drop_text(&self, text: &str) {
        self.ask(DROP, &[json!(null), json!(null), json!(text)]).await;
    }

    /// Drops a text on the page and waits until it is the article.
    pub async fn show_text(&self, text: &str) {
        self.drop_text(text).await;
        self.until_article_is(text).await;
    }

    /// Waits for a refusal with these words in the open dialog and returns all of its words.
    pub async fn refusal(&self, words: &str) -> String {
        let said = "const said = document.querySelector('dialog[open] [role=alert]')?.textContent ?? '';";
        let script = format!("{said} return said.includes(arguments[0]) || said");
        self.until(&format!("the dialog refuses with {words:?}"), &script, &[json!(words)]).await;
        self.text(&format!("{said} return said"), &[]).await
    }

    /// Waits until the page says this about the article at hand.
    pub async fn until_noticed(&self, words: &str) {
        let script = "const said = document.querySelector('#notice').textContent;
            return said.includes(arguments[0]) || said";
        self.until(&format!("the page notes {words:?}"), script, &[json!(words)]).await;
    }
}

/// A file of the tests' own with these bytes.
pub fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("opened");
    fs::create_dir_all(&folder).expect("a folder for files to open");
    let file = folder.join(name);
    fs::write(&file, bytes).expect("a file to open");
    file
}
