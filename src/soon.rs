//! Tasks that follow this one. A timer would do, but browsers let a timer that another one set rest for four
//! milliseconds, and a long text takes a hundred of them.

use leptos::prelude::{document, request_animation_frame};
use std::cell::RefCell;
use std::collections::VecDeque;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageChannel;

type Task = Box<dyn FnOnce()>;

thread_local! {
    static TASKS: RefCell<VecDeque<Task>> = const { RefCell::new(VecDeque::new()) };
    static CHANNEL: MessageChannel = channel();
}

/// A channel on which each message does the next task.
fn channel() -> MessageChannel {
    let channel = MessageChannel::new().expect("a browser that runs WebAssembly has message channels");
    let next = Closure::<dyn FnMut()>::new(|| {
        let task = TASKS.with_borrow_mut(VecDeque::pop_front);
        if let Some(task) = task {
            task();
        }
    });
    channel.port1().set_onmessage(Some(next.into_js_value().unchecked_ref()));
    channel
}

/// Does this in a task of its own, so that the browser may answer to the reader before. Tasks keep their order.
pub fn soon(task: impl FnOnce() + 'static) {
    TASKS.with_borrow_mut(|tasks| tasks.push_back(Box::new(task)));
    CHANNEL.with(|channel| channel.port2().post_message(&JsValue::NULL)).expect("nothing is a message");
}

/// Does this once the browser has painted what the page is now; soon where it paints nothing, because the reader is in
/// another tab.
pub fn after_painting(task: impl FnOnce() + 'static) {
    if document().hidden() { soon(task) } else { request_animation_frame(move || soon(task)) }
}
