//! A text that the reader brought, before anything is known of it.

/// How a text is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As it is.
    Plain,
    /// Markdown, with or without front matter.
    Markdown,
    /// As `Article::packed` has it, by what read it.
    Packed,
    /// The same, by this device, which kept it: what the reader took from its details is not found anew.
    Kept,
}

impl Form {
    /// Its name in worker.js.
    pub fn name(self) -> &'static str {
        match self {
            Form::Plain => "plain",
            Form::Markdown => "markdown",
            Form::Packed => "packed",
            Form::Kept => "kept",
        }
    }
}

/// A text that somebody wants explained.
pub struct Text {
    /// Its words, in its form.
    pub words: String,
    /// How they are written.
    pub form: Form,
    /// Its title where it has none.
    pub name: String,
    /// What goes into the field if it does not get to the page, where no file of the reader's holds it.
    pub pasted: Option<String>,
    /// What goes before what the page says of every opened text.
    pub remark: Option<String>,
    /// Where it was fetched from, where its words do not say so themselves.
    pub address: Option<String>,
    /// What this device keeps it by, where it does.
    pub key: Option<String>,
}
