//! Who speaks in a clause, the words that hand it to them, and what it is asked or exclaimed as.

use super::{Ground, Is, Reader, Told, key, source_kind};
use crate::statement::segment::Draft;
use crate::statement::whole::step;

impl Reader<'_> {
    #[inline(never)]
    pub(super) fn voice(&self, draft: &Draft, out: &mut Told) {
        let voice = &draft.voice;
        let kind = source_kind(voice.source);
        out.about(Ground::Source, voice.source.map(|source| source.span));
        out.often(Is::SourceKind, kind, 0);
        let verb = voice.verb.map_or(0, |verb| 1 + verb as u32);
        out.about(Ground::Source, voice.cue.map(|cue| cue.span));
        let cue = voice.cue.map_or(99, |cue| cue.kind as u32);
        if !out.knows(Is::ReportVerb, key([verb, cue, kind])) {
            out.push(Is::ReportVerb, verb, kind);
            if voice.cue.is_some() {
                out.push(Is::ReportVerb, 30 + cue, kind);
            }
            out.learn();
        }
        if let Some(cue) = voice.cue {
            for at in self.scene.document.token_range(cue.span).take(3) {
                out.push(Is::ReportWord, self.word(at), 0);
            }
        }
        let (speech, quoted) = (u32::from(voice.speech), step(draft.facts.quoted, draft.clause.tokens.len()));
        out.about(Ground::Speech, None);
        if !out.knows(Is::Speech, key([speech, quoted, kind])) {
            out.push(Is::Speech, speech, kind);
            out.push(Is::Quoted, quoted, kind);
            out.learn();
        }
        let exclaimed = self.read.tokens.clone().rev().take(3).any(|at| self.scene.is_mark(at, b'!'));
        let (question, exclaimed) = (u32::from(draft.question), u32::from(exclaimed));
        out.about(Ground::Mark, None);
        if !out.knows(Is::Question, key([question, exclaimed, speech, kind])) {
            out.push(Is::Question, question, kind);
            out.push(Is::Exclaimed, exclaimed, speech);
            out.learn();
        }
    }
}
