//! Comments (Annex B, COM), among them NIST's, which say what the file is without decoding it.

use std::fmt;

const HEADER: &str = "NIST_COM";

/// A comment of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comment {
    /// NIST's list of names and values.
    Nist(NistComment),
    /// Anything else.
    Other(Vec<u8>),
}

impl Comment {
    /// What the bytes of a comment are.
    pub fn parse(bytes: &[u8]) -> Self {
        match std::str::from_utf8(bytes).ok().and_then(NistComment::parse) {
            Some(nist) => Self::Nist(nist),
            None => Self::Other(bytes.to_vec()),
        }
    }
}

/// NIST's comment: names and values, one pair a line, in the file's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NistComment(Vec<(String, String)>);

impl NistComment {
    /// A gray, lossy WSQ picture of this width and height in pixels, pixels per inch and bits per pixel.
    pub fn of_picture(width: u32, height: u32, ppi: u32, rate: f32) -> Self {
        let pair = |name: &str, value: String| (name.to_owned(), value);
        Self(vec![
            pair("PIX_WIDTH", width.to_string()),
            pair("PIX_HEIGHT", height.to_string()),
            pair("PIX_DEPTH", "8".to_owned()),
            pair("PPI", ppi.to_string()),
            pair("LOSSY", "1".to_owned()),
            pair("COLORSPACE", "GRAY".to_owned()),
            pair("COMPRESSION", "WSQ".to_owned()),
            pair("WSQ_BITRATE", format!("{rate:.6}")),
        ])
    }

    /// Reads one; nothing when the text is another comment.
    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let first = lines.next()?;
        (first.split_whitespace().next()? == HEADER).then(|| {
            let pairs = lines.filter_map(|line| line.trim_end().split_once(' '));
            Self(pairs.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect())
        })
    }

    /// The value of a name, `PPI`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    /// Pixels per inch, where stated and positive.
    pub fn ppi(&self) -> Option<u32> {
        self.get("PPI")?.parse().ok().filter(|ppi| *ppi > 0)
    }

    /// Names and values in the file's order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// As it stands in a file. The number behind the first word counts all lines.
impl fmt::Display for NistComment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{HEADER} {}", self.0.len() + 1)?;
        self.0.iter().try_for_each(|(name, value)| write!(f, "\n{name} {value}"))
    }
}
