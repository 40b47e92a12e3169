//! Names as the tables compare them.

use std::borrow::Cow;

/// The letters and digits that a name starts with.
pub(crate) fn start_of(name: &str) -> &str {
    let plain = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    match name.as_bytes().get(plain) {
        None | Some(..0x80) => &name[..plain],
        Some(_) => name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default(),
    }
}

/// A name as the index holds it: no full stops, one kind of apostrophe, single spaces, common accents taken off.
pub(crate) fn folded(name: &str) -> Cow<'_, str> {
    // almost every name stands in the tables as it is folded, so it need not be copied
    if stays(name) {
        return Cow::Borrowed(name);
    }
    let mut out = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            match c {
                '.' => {}
                '’' | 'ʼ' | '‘' => out.push('\''),
                '‐' | '‑' => out.push('-'),
                _ => out.push(unaccented(c)),
            }
        }
    }
    Cow::Owned(out)
}

/// Of a byte that stays as it is, of a space, and of any other.
const PLAIN: u8 = 0;
const SPACE: u8 = 1;
const OTHER: u8 = 2;

/// What each byte is.
const KINDS: [u8; 256] = {
    let mut kinds = [OTHER; 256];
    let mut at = 0;
    while at < 128 {
        if (at as u8).is_ascii_alphanumeric() || matches!(at as u8, b'-' | b'\'' | b'&' | b',') {
            kinds[at] = PLAIN;
        }
        at += 1;
    }
    kinds[b' ' as usize] = SPACE;
    kinds
};

/// Whether a name is [`folded`], as far as its bytes tell: only plain ones, between single spaces.
fn stays(name: &str) -> bool {
    let (mut before, mut odd) = (SPACE, 0);
    for byte in name.bytes() {
        let kind = KINDS[usize::from(byte)];
        odd |= kind & (before | OTHER);
        before = kind;
    }
    odd == 0 && before == PLAIN || name.is_empty()
}

fn unaccented(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ē' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ī' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ō' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' => 'u',
        'ç' | 'ć' | 'č' => 'c',
        'ñ' | 'ń' | 'ň' => 'n',
        'ş' | 'š' | 'ś' | 'ș' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ğ' => 'g',
        'ı' => 'i',
        'ł' => 'l',
        'ø' | 'ő' => 'o',
        'ű' | 'ů' => 'u',
        'ý' => 'y',
        'ř' => 'r',
        'ě' | 'ę' | 'ė' => 'e',
        'ą' | 'ă' => 'a',
        'ţ' | 'ț' => 't',
        'đ' | 'ď' => 'd',
        'É' | 'È' => 'E',
        'Ö' | 'Ø' | 'Ó' => 'O',
        'Ş' | 'Š' | 'Ś' | 'Ș' => 'S',
        'Ž' | 'Ż' => 'Z',
        'Č' | 'Ç' => 'C',
        'Ł' => 'L',
        'İ' | 'Í' => 'I',
        'Ü' | 'Ú' => 'U',
        'Å' | 'Á' => 'A',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_marks() {
        assert_eq!(folded("U.N."), "UN");
        assert_eq!(folded("Erdoğan’s  São José"), "Erdogan's Sao Jose");
        assert_eq!(start_of("Al-Sharq News"), "Al");
    }
}
