//! What a browser logged, where its driver tells.

use crate::engine::Engine;
use crate::page::Page;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::json;

/// Chromium's own command for the log.
#[derive(Debug)]
struct Log;

impl WebDriverCompatibleCommand for Log {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({"type": "browser"}).to_string()))
    }
}

impl Page {
    /// What was logged since it was last asked for, each line after its level; `None` where nobody tells.
    pub async fn console(&self) -> Option<Vec<String>> {
        if self.engine != Engine::Chromium {
            return None;
        }
        let log = self.client.issue_cmd(Log).await.unwrap_or_else(|error| panic!("the log can be read: {error}"));
        let entries = log.as_array().cloned().unwrap_or_default();
        let line = |entry: &serde_json::Value| {
            let part = |name: &str| entry[name].as_str().unwrap_or_default();
            format!("{} {}", part("level"), part("message"))
        };
        Some(entries.iter().map(line).collect())
    }
}
