//! Steps with cards and explanations.

use crate::page::{Page, Rect};
use serde_json::json;

/// Whether a card or explanation is open. A selector that is in the contract, or the platform's own.
const OPEN: &str = "return document.querySelector(':popover-open') !== null";
const CLOSED: &str = "return document.querySelector(':popover-open') === null";

impl Page {
    /// The entity that a mention names.
    pub async fn entity_of(&self, mention: &str) -> String {
        self.text("return document.querySelector(arguments[0]).dataset.entity", &[json!(mention)]).await
    }

    /// Waits until the card of this entity is open.
    pub async fn until_card_is(&self, entity: &str) {
        let script = "const card = document.querySelector('[data-card]:popover-open');
            return card?.dataset.card === arguments[0] || `open: ${card?.dataset.card}`";
        self.until(&format!("the card of {entity} is open"), script, &[json!(entity)]).await;
    }

    /// Waits until a card is open.
    pub async fn until_card_is_open(&self) {
        let script = "return document.querySelector('[data-card]:popover-open') !== null";
        self.until("a card is open", script, &[]).await;
    }

    /// Waits until the explanation of a mark is open.
    pub async fn until_explanation_is_open(&self) {
        let script = "const open = document.querySelector(':popover-open');
            return open !== null && !open.matches('[data-card]') && open.querySelector('.confidence, .by-hand') !== null";
        self.until("an explanation is open", script, &[]).await;
    }

    /// Waits until neither card nor explanation is open.
    pub async fn until_nothing_is_open(&self) {
        self.until("nothing is open", CLOSED, &[]).await;
    }

    /// Watches that what is open stays open.
    pub async fn remains_open(&self) {
        self.remains("it stays open", OPEN, &[]).await;
    }

    /// Watches that nothing opens.
    pub async fn remains_closed(&self) {
        self.remains("nothing opens", CLOSED, &[]).await;
    }

    /// The viewport, without scroll bars.
    pub async fn screen(&self) -> Rect {
        let script = "const root = document.documentElement; return [root.clientWidth, innerHeight]";
        let size = self.ask(script, &[]).await;
        let side = |at: usize| size[at].as_f64().unwrap_or_default();
        Rect { left: 0.0, top: 0.0, right: side(0), bottom: side(1) }
    }

    /// The boxes of an element's lines.
    pub async fn lines(&self, selector: &str) -> Vec<Rect> {
        let script = "return [...document.querySelector(arguments[0]).getClientRects()]
            .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }))";
        let lines = self.ask(script, &[json!(selector)]).await;
        lines.as_array().expect("a list of boxes").iter().map(Rect::of).collect()
    }
}
