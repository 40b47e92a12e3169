//! A difference of two texts by lines.

/// Equal lines that are shown around a change.
const AROUND: usize = 3;

/// The lines of both texts in order: `-` only in the first, `+` only in the second; far from a change left out.
///
/// By the longest common subsequence, in time and space of the product of the numbers of lines.
pub fn difference(wanted: &str, found: &str) -> String {
    let (wanted, found): (Vec<&str>, Vec<&str>) = (wanted.lines().collect(), found.lines().collect());
    let marked = marked(&wanted, &found);
    let changed = |(mark, _): &(char, &str)| *mark != ' ';
    let mut out = String::new();
    let mut gap = false;
    for (at, (mark, line)) in marked.iter().enumerate() {
        let near = at.saturating_sub(AROUND)..marked.len().min(at + AROUND + 1);
        if marked[near].iter().any(changed) {
            out.push_str(if std::mem::take(&mut gap) { "  ...\n" } else { "" });
            out.push_str(format!("{mark} {line}").trim_end());
            out.push('\n');
        } else {
            gap = true;
        }
    }
    out
}

fn marked<'a>(wanted: &[&'a str], found: &[&'a str]) -> Vec<(char, &'a str)> {
    let mut common = vec![vec![0u32; found.len() + 1]; wanted.len() + 1];
    for i in (0..wanted.len()).rev() {
        for j in (0..found.len()).rev() {
            common[i][j] = match wanted[i] == found[j] {
                true => common[i + 1][j + 1] + 1,
                false => common[i + 1][j].max(common[i][j + 1]),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::new();
    while i < wanted.len() || j < found.len() {
        if i < wanted.len() && j < found.len() && wanted[i] == found[j] {
            out.push((' ', wanted[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == found.len() || i < wanted.len() && common[i + 1][j] >= common[i][j + 1] {
            out.push(('-', wanted[i]));
            i += 1;
        } else {
            out.push(('+', found[j]));
            j += 1;
        }
    }
    out
}

#[test]
fn changes_are_marked_with_what_stands_around_them() {
    let wanted = "a\nb\nc\nd\ne\nf\ng\nh";
    assert_eq!(difference(wanted, &wanted.replace("g\n", "x\n")), "  ...\n  d\n  e\n  f\n- g\n+ x\n  h\n");
    assert_eq!(difference("a\nb", "a\nb\nc"), "  a\n  b\n+ c\n");
    assert_eq!(difference(wanted, wanted), "");
}
