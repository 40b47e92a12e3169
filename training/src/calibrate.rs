//! What a lead is worth: the share of right statements by status and lead, measured on texts that were held out.

use crate::labels::Labelled;
use whosays_engine::statement::{STEPS, is_personal, place};
use whosays_engine::text::Document;
use whosays_engine::{Analysis, Status};

/// A decision on a text that was held out.
#[derive(Clone, Copy)]
pub struct Seen {
    /// Its status and lead as a place among the shares.
    pub place: usize,
    /// The share of its labelled words with this status.
    pub right: f32,
    /// The confidence that it claimed.
    pub claimed: f32,
}

/// How many statements of the mean of its status each step is mixed with, so that rare ones claim little by chance.
const PRIOR: f32 = 6.0;

/// What became of each statement of an analysis that the labels speak of.
pub fn seen(label: &Labelled, analysis: &Analysis) -> Vec<Seen> {
    let personal = is_personal(&Document::plain(&label.text));
    let mut out = Vec::new();
    for statement in analysis.statements.iter() {
        let words = statement.span.of(&label.text);
        let (mut all, mut right) = (0, 0);
        for word in words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)) {
            let at = statement.span.start + (word.as_ptr() as usize - words.as_ptr() as usize);
            let Some(gold) = label.statements.iter().find(|gold| gold.span.holds(at)) else { continue };
            all += 1;
            right += u32::from(gold.status == statement.status);
        }
        if all > 0 {
            let place = place(statement.status, statement.lead, personal);
            out.push(Seen { place, right: right as f32 / all as f32, claimed: statement.confidence });
        }
    }
    out
}

/// Shares in thousandths for each status and lead: rising with the lead (pool adjacent violators, Ayer et al. 1955).
pub fn shares(seen: &[Seen]) -> Vec<u16> {
    let mut out = Vec::new();
    for status in 0..2 * Status::ALL.len() {
        let own = || seen.iter().filter(|seen| seen.place / STEPS == status);
        let mean = own().map(|seen| seen.right).sum::<f32>() / (own().count() as f32).max(1.0);
        let block = |lead: usize| {
            let here = || own().filter(|seen| seen.place % STEPS == lead);
            let count = here().count() as f32 + PRIOR;
            (here().map(|seen| seen.right).sum::<f32>() + PRIOR * mean, count, 1)
        };
        let mut pooled: Vec<(f32, f32, usize)> = Vec::new();
        for next in (0..STEPS).map(block) {
            pooled.push(next);
            while let [.., (one, many, width), (sum, count, more)] = pooled[..]
                && one / many > sum / count
            {
                pooled.truncate(pooled.len() - 2);
                pooled.push((one + sum, many + count, width + more));
            }
        }
        for (sum, count, width) in pooled {
            out.extend(std::iter::repeat_n((1000.0 * sum / count).round() as u16, width));
        }
    }
    out
}

/// The expected calibration error in ten bins of equal width (Guo et al. 2017), and the bins: claimed, right, count.
pub fn expected_error(seen: &[Seen]) -> (f32, Vec<(f32, f32, usize)>) {
    let mut bins = [(0.0f32, 0.0f32, 0usize); 10];
    for seen in seen {
        let bin = &mut bins[((seen.claimed * 10.0) as usize).min(9)];
        *bin = (bin.0 + seen.claimed, bin.1 + seen.right, bin.2 + 1);
    }
    let error = bins.iter().map(|(claimed, right, _)| (claimed - right).abs()).sum::<f32>() / seen.len().max(1) as f32;
    let mean = |(claimed, right, count): &(f32, f32, usize)| {
        let all = (*count).max(1) as f32;
        (claimed / all, right / all, *count)
    };
    (error, bins.iter().map(mean).collect())
}
