//! How far people agree beyond what chance would bring: Cohen's κ for two, Fleiss' κ and Krippendorff's α for a class.
//!
//! All three are 1 where everybody agrees, 0 where they agree as often as by chance, and below 0 where less often. Categories have no
//! order (nominal data) and are numbers from 0 on.

/// Cohen's κ of two people who put the same things into categories (J. Cohen, *A coefficient of agreement for nominal scales*,
/// Educational and Psychological Measurement 20, 1960).
///
/// Each pair holds the two categories of one thing. `None` where there is nothing to compare, or where both put everything into one and
/// the same category, so that chance alone would have brought full agreement.
pub fn cohen(pairs: &[(usize, usize)]) -> Option<f64> {
    let size = pairs.iter().map(|(one, other)| one.max(other) + 1).max()?;
    let (mut first, mut second, mut same) = (vec![0.0; size], vec![0.0; size], 0.0);
    for (one, other) in pairs {
        first[*one] += 1.0;
        second[*other] += 1.0;
        same += f64::from(u8::from(one == other));
    }
    let all = pairs.len() as f64;
    let chance: f64 = first.iter().zip(&second).map(|(one, other)| one * other).sum::<f64>() / (all * all);
    beyond(same / all, chance)
}

/// Fleiss' κ of a class in which everybody put everything into a category (J. L. Fleiss, *Measuring nominal scale agreement among many
/// raters*, Psychological Bulletin 76, 1971).
///
/// A row for each thing: how many people chose each category. `None` where a row has fewer than two people or another number of
/// them than the first, and where all chose one and the same category.
pub fn fleiss(rows: &[Vec<usize>]) -> Option<f64> {
    let people = rows.first()?.iter().sum::<usize>();
    if people < 2 || rows.iter().any(|row| row.iter().sum::<usize>() != people) {
        return None;
    }
    let (things, people) = (rows.len() as f64, people as f64);
    let agreed = |row: &Vec<usize>| row.iter().map(|n| pairs_of(*n)).sum::<f64>() / (people * (people - 1.0));
    let observed = rows.iter().map(agreed).sum::<f64>() / things;
    let size = rows.iter().map(Vec::len).max()?;
    let share =
        |category: usize| rows.iter().filter_map(|row| row.get(category)).sum::<usize>() as f64 / (things * people);
    beyond(observed, (0..size).map(|category| share(category).powi(2)).sum())
}

/// Krippendorff's α of a class in which some left things out (K. Krippendorff, *Computing Krippendorff's Alpha-Reliability*, 2011,
/// section C, nominal data).
///
/// A row for each thing: how many people chose each category. Things that fewer than two chose a category for tell nothing and are
/// passed over. `None` where no thing is left, or where all chose one and the same category.
pub fn krippendorff(rows: &[Vec<usize>]) -> Option<f64> {
    let told: Vec<(&Vec<usize>, f64)> =
        rows.iter().map(|row| (row, row.iter().sum::<usize>() as f64)).filter(|(_, people)| *people >= 2.0).collect();
    let all: f64 = told.iter().map(|(_, people)| people).sum();
    let size = told.iter().map(|(row, _)| row.len()).max()?;
    let agreed: f64 =
        told.iter().map(|(row, people)| row.iter().map(|n| pairs_of(*n)).sum::<f64>() / (people - 1.0)).sum();
    let chosen = |category: usize| told.iter().filter_map(|(row, _)| row.get(category)).sum::<usize>();
    let chance = (0..size).map(|category| pairs_of(chosen(category))).sum::<f64>() / (all * (all - 1.0));
    beyond(agreed / all, chance)
}

/// Ordered pairs of different ones among so many.
fn pairs_of(count: usize) -> f64 {
    count as f64 * (count as f64 - 1.0).max(0.0)
}

/// The share of agreement that chance would not have brought which was reached.
fn beyond(observed: f64, chance: f64) -> Option<f64> {
    (chance < 1.0).then(|| (observed - chance) / (1.0 - chance))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(figure: Option<f64>) -> f64 {
        (figure.unwrap() * 1000.0).round() / 1000.0
    }

    /// Cohen 1960, table 2: 200 things, three categories.
    #[test]
    fn cohens_own_example() {
        let table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]];
        let mut pairs = Vec::new();
        for (one, row) in table.iter().enumerate() {
            for (other, count) in row.iter().enumerate() {
                pairs.extend(std::iter::repeat_n((one, other), *count));
            }
        }
        assert_eq!((pairs.len(), rounded(cohen(&pairs))), (200, 0.492));
    }

    /// The worked example of Wikipedia's article on Fleiss' kappa: ten things, fourteen people, five categories.
    #[test]
    fn fleiss_worked_example() {
        let rows = [
            [0, 0, 0, 0, 14],
            [0, 2, 6, 4, 2],
            [0, 0, 3, 5, 6],
            [0, 3, 9, 2, 0],
            [2, 2, 8, 1, 1],
            [7, 7, 0, 0, 0],
            [3, 2, 6, 3, 0],
            [2, 5, 3, 2, 2],
            [6, 5, 2, 1, 0],
            [0, 2, 2, 3, 7],
        ];
        assert_eq!(rounded(fleiss(&rows.map(|row| row.to_vec()))), 0.21);
    }

    /// What several people said of the same things, one string a person, `.` for nothing.
    fn rows(people: &[&str]) -> Vec<Vec<usize>> {
        let said = |thing: usize, letter: u8| people.iter().filter(|own| own.as_bytes()[thing] == letter).count();
        (0..people[0].len()).map(|thing| b"012345abcde".iter().map(|letter| said(thing, *letter)).collect()).collect()
    }

    /// Krippendorff 2011, sections A (two observers, two values), B (two observers, five values) and C (four observers, gaps).
    #[test]
    fn krippendorffs_own_examples() {
        assert_eq!(rounded(krippendorff(&rows(&["0100000010", "1110010000"]))), 0.095);
        assert_eq!(rounded(krippendorff(&rows(&["aabbdcccedda", "babbbccceddd"]))), 0.692);
        let four = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];
        assert_eq!(rounded(krippendorff(&rows(&four))), 0.743);
    }

    #[test]
    fn full_agreement_is_one_and_what_tells_nothing_has_no_figure() {
        assert_eq!(cohen(&[(0, 0), (1, 1)]), Some(1.0));
        assert_eq!(cohen(&[(0, 1), (1, 0)]), Some(-1.0));
        assert_eq!((cohen(&[]), cohen(&[(2, 2), (2, 2)])), (None, None));
        assert_eq!(fleiss(&[vec![3, 0], vec![0, 3]]), Some(1.0));
        assert_eq!((fleiss(&[]), fleiss(&[vec![1, 0]]), fleiss(&[vec![2, 0], vec![1, 2]])), (None, None, None));
        assert_eq!((fleiss(&[vec![2]]), krippendorff(&[vec![2, 0], vec![2, 0]])), (None, None));
        assert_eq!((krippendorff(&[]), krippendorff(&[vec![1, 0], vec![0, 0]])), (None, None));
        assert_eq!(krippendorff(&[vec![1, 0], vec![2, 0], vec![0, 2]]), Some(1.0));
    }
}
