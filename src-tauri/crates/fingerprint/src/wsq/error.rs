/// Why bytes are no WSQ picture, or a picture cannot become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WsqError {
    /// The file does not begin with SOI.
    #[error("not a WSQ file")]
    NotWsq,
    /// The file ends in the middle of something.
    #[error("the WSQ file is cut off")]
    Truncated,
    /// Another marker stands where this one may not.
    #[error("marker {0:04x} where it may not stand")]
    Marker(u16),
    /// A segment says what it may not say.
    #[error("bad {0} segment")]
    Segment(&'static str),
    /// A table is used that was not defined.
    #[error("no {0} segment before it is used")]
    Missing(&'static str),
    /// Filters other than those of 9 and 7 taps.
    #[error("filters of {low} and {high} taps")]
    Filters {
        /// Taps of the low-pass filter.
        low: u8,
        /// Taps of the high-pass filter.
        high: u8,
    },
    /// Smaller than a fingertip or larger than any scanner makes.
    #[error("{width} x {height} pixels")]
    Size {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// The coded data does not follow the file's tables.
    #[error("coded data without meaning")]
    Code,
    /// More or fewer coefficients than the picture has.
    #[error("coded data for another size")]
    Count,
    /// A picture of one tone: there is nothing to compress.
    #[error("a picture without any detail")]
    Flat,
    /// A bit rate out of range.
    #[error("bit rate out of range")]
    Rate,
}

impl WsqError {
    /// Stable code for the locale catalogs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Filters { .. } => "wsqFiltersUnknown",
            Self::Size { .. } => "wsqSizeOutOfRange",
            Self::Flat => "wsqNoDetail",
            Self::Rate => "wsqRateOutOfRange",
            Self::NotWsq | Self::Truncated | Self::Marker(_) | Self::Segment(_) | Self::Missing(_) | Self::Code | Self::Count => {
                "wsqUnreadable"
            }
        }
    }
}
