//! Which encoding a file's bytes are in. Decoding itself is the platform's (`TextDecoder` in a browser).

/// An encoding, by its label in the WHATWG Encoding Standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// `utf-8`
    Utf8,
    /// `utf-16le`
    Utf16Le,
    /// `utf-16be`
    Utf16Be,
    /// `windows-1252`, which browsers read unlabelled Latin text as.
    Windows1252,
}

impl Encoding {
    /// The label that `TextDecoder` takes.
    pub fn label(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Windows1252 => "windows-1252",
        }
    }
}

/// The encoding of a text file, or `None` for bytes that no text has: a picture, a program, an archive.
///
/// A byte-order mark decides; without one valid UTF-8 does, then the zero bytes of UTF-16, then Windows-1252.
pub fn encoding(bytes: &[u8]) -> Option<Encoding> {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let pairs = bytes.len() / 2;
    if bytes.starts_with(&[0xFF, 0xFE]) {
        Some(Encoding::Utf16Le)
    } else if bytes.starts_with(&[0xFE, 0xFF]) {
        Some(Encoding::Utf16Be)
    } else if pairs > 0 && zeros(1) * 2 > pairs && zeros(0) * 10 < pairs {
        Some(Encoding::Utf16Le)
    } else if pairs > 0 && zeros(0) * 2 > pairs && zeros(1) * 10 < pairs {
        Some(Encoding::Utf16Be)
    } else if bytes.iter().filter(|b| is_control(**b)).count() * MOST_CONTROLS > bytes.len() {
        None
    } else if std::str::from_utf8(bytes).is_ok() {
        Some(Encoding::Utf8)
    } else {
        (!bytes.contains(&0)).then_some(Encoding::Windows1252)
    }
}

/// One byte in this many may be a control character; texts have none, compressed data one in ten.
const MOST_CONTROLS: usize = 50;

/// C0 controls other than tab, line breaks and form feed.
fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The “harbour” café may close, she said.";

    #[test]
    fn utf16_is_recognised_with_and_without_a_mark() {
        let units: Vec<u16> = TEXT.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|u| u.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|u| u.to_be_bytes()).collect();
        for (mark, bytes, wanted) in [([0xFF, 0xFE], little, Encoding::Utf16Le), ([0xFE, 0xFF], big, Encoding::Utf16Be)]
        {
            assert_eq!(encoding(&bytes), Some(wanted));
            assert_eq!(encoding(&[mark.as_slice(), &bytes].concat()), Some(wanted));
        }
    }

    #[test]
    fn eight_bit_texts_are_recognised() {
        assert_eq!(encoding(TEXT.as_bytes()), Some(Encoding::Utf8));
        assert_eq!(encoding(b"The \x93harbour\x94 caf\xE9 may close."), Some(Encoding::Windows1252));
        assert_eq!(encoding(b""), Some(Encoding::Utf8));
    }

    #[test]
    fn binary_files_are_refused() {
        let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0";
        let program: Vec<u8> = (0..=255).cycle().take(2048).collect();
        assert_eq!(encoding(picture), None);
        assert_eq!(encoding(&program), None);
    }
}
