//! Real weights to whole numbers of eight bits.

use whosays_engine::model::Weights;

/// The share of weights that may be cut at the end of the range, so that a few large ones do not make all others coarse.
const CUT: f64 = 0.0005;

/// Weights in steps of `1 / scale`; those below `least` become zero.
pub fn quantised(bits: u8, classes: usize, cells: &[f32], bias: &[f32], least: f32) -> Weights {
    let mut sizes: Vec<f32> =
        cells.iter().map(|cell| cell.abs()).filter(|size| *size >= least && *size > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let largest = sizes.get(((sizes.len() as f64) * (1.0 - CUT)) as usize).or(sizes.last()).copied().unwrap_or(1.0);
    let scale = (127.0 / largest).floor().clamp(1.0, 4096.0);
    let mut weights = Weights::new(bits, classes as u8, scale as u16);
    let whole = |cell: &f32| if cell.abs() >= least { (cell * scale).round().clamp(-127.0, 127.0) as i8 } else { 0 };
    weights.set_table(&cells.iter().map(whole).collect::<Vec<i8>>());
    for (out, bias) in weights.bias.iter_mut().zip(bias) {
        *out = (bias * scale).round() as i32;
    }
    weights
}
