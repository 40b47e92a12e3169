//! Figures with what is wanted of them, as a table for a terminal.

/// What a figure should be.
#[derive(Clone, Copy)]
pub enum Wanted {
    /// At least this.
    AtLeast(f64),
    /// At most this.
    AtMost(f64),
    /// No limit: it is printed to be compared.
    Any,
}

/// One row.
pub struct Figure {
    /// What was measured, with its unit.
    pub name: String,
    /// Its value.
    pub value: f64,
    /// What it should be.
    pub wanted: Wanted,
    /// Whether missing it is a failure rather than a remark.
    pub hard: bool,
}

impl Figure {
    /// A figure that fails the command when it misses what is wanted.
    pub fn hard(name: impl Into<String>, value: f64, wanted: Wanted) -> Self {
        Self { name: name.into(), value, wanted, hard: true }
    }

    /// A figure that is only remarked upon.
    pub fn soft(name: impl Into<String>, value: f64, wanted: Wanted) -> Self {
        Self { name: name.into(), value, wanted, hard: false }
    }

    /// Whether it is as wanted.
    pub fn holds(&self) -> bool {
        match self.wanted {
            Wanted::AtLeast(least) => self.value >= least,
            Wanted::AtMost(most) => self.value <= most,
            Wanted::Any => true,
        }
    }
}

/// Prints the figures in columns and returns the names of the hard ones that miss.
pub fn print(title: &str, figures: &[Figure]) -> Vec<String> {
    let width = figures.iter().map(|figure| figure.name.chars().count()).max().unwrap_or(0);
    println!("\n{title}");
    for figure in figures {
        let wanted = match figure.wanted {
            Wanted::AtLeast(least) => format!("≥ {}", shown(least)),
            Wanted::AtMost(most) => format!("≤ {}", shown(most)),
            Wanted::Any => String::new(),
        };
        let verdict = match (figure.holds(), figure.wanted, figure.hard) {
            (_, Wanted::Any, _) => "",
            (true, ..) => "ok",
            (false, _, true) => "MISSED",
            (false, _, false) => "missed",
        };
        let line = format!("  {:width$}  {:>10}  {wanted:<10} {verdict}", figure.name, shown(figure.value));
        println!("{}", line.trim_end());
    }
    figures.iter().filter(|figure| figure.hard && !figure.holds()).map(|figure| figure.name.clone()).collect()
}

/// Four digits at most behind the point, none where there is nothing.
fn shown(value: f64) -> String {
    let digits = if value.abs() < 10.0 { 4 } else { 1 };
    let text = format!("{value:.digits$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hard_figures_that_miss_fail() {
        let figures = [
            Figure::hard("met", 0.54, Wanted::AtLeast(0.54)),
            Figure::hard("not met", 351.0, Wanted::AtMost(350.0)),
            Figure::soft("remarked", 0.1, Wanted::AtLeast(0.5)),
            Figure::hard("unmeasurable", f64::NAN, Wanted::AtMost(0.0)),
        ];
        assert_eq!(print("Figures", &figures), ["not met", "unmeasurable"]);
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([shown(0.5430), shown(350.0), shown(0.0), shown(100.0)], ["0.543", "350", "0", "100"]);
    }
}
