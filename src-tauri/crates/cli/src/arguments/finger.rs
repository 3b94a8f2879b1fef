//! What can be typed after `tn finger`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// A picture's resolution.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Resolution {
    /// Pixels per inch of the pictures, whatever the files say of themselves; 500 within 1 % are measured.
    #[arg(long)]
    pub(crate) ppi: Option<f32>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Finger {
    /// Cut a slap into fingers.
    Segment {
        /// Gray PNG, JPEG, JPEG 2000, PGM or WSQ at 500 ppi, or a finger image record (ISO/IEC 19794-4).
        file: PathBuf,
        /// Which slap.
        #[arg(long)]
        slap: SlapName,
        /// Fingers that are not there, 1 = right thumb to 10 = left little, as `2,3`.
        #[arg(long, value_delimiter = ',', value_parser = clap::value_parser!(u8).range(1..=10))]
        missing: Vec<u8>,
        /// Puts every finger as a PNG file into this folder, when all are found.
        #[arg(short, long)]
        output: Option<PathBuf>,
        /// Puts a picture of every stage into this folder.
        #[arg(long)]
        explain: Option<PathBuf>,
        #[command(flatten)]
        resolution: Resolution,
    },
    /// Measure one fingertip.
    Quality {
        /// Gray PNG, JPEG, JPEG 2000, PGM or WSQ at 500 ppi, or a finger image record (ISO/IEC 19794-4).
        file: PathBuf,
        /// Puts a picture of every measure into this folder.
        #[arg(long)]
        explain: Option<PathBuf>,
        #[command(flatten)]
        resolution: Resolution,
    },
    /// Write the minutiae of one fingertip as a finger minutiae record (ISO/IEC 19794-2).
    Template {
        /// Gray PNG, JPEG, JPEG 2000, PGM or WSQ at 500 ppi, or a finger image record (ISO/IEC 19794-4).
        file: PathBuf,
        /// The record to write.
        #[arg(short, long)]
        output: PathBuf,
        /// Edition of the standard.
        #[arg(long, default_value = "2011")]
        edition: EditionName,
        /// Which finger, 1 = right thumb to 10 = left little.
        #[arg(long, value_parser = clap::value_parser!(u8).range(1..=10))]
        position: Option<u8>,
        /// Puts a picture of every stage into this folder.
        #[arg(long)]
        explain: Option<PathBuf>,
        #[command(flatten)]
        resolution: Resolution,
    },
    /// Whether two prints are of one finger; pictures or records.
    Match {
        /// One print.
        a: PathBuf,
        /// The other.
        b: PathBuf,
        /// Puts a picture of every stage into this folder, for pictures.
        #[arg(long)]
        explain: Option<PathBuf>,
        #[command(flatten)]
        resolution: Resolution,
    },
    /// Which prints of a folder are of the same finger; pictures or records.
    Identify {
        /// The print.
        probe: PathBuf,
        /// The folder.
        folder: PathBuf,
        /// Puts a picture of every stage into this folder, when the print is a picture.
        #[arg(long)]
        explain: Option<PathBuf>,
        #[command(flatten)]
        resolution: Resolution,
    },
}

/// Edition of ISO/IEC 19794-2.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum EditionName {
    #[value(name = "2005")]
    First,
    #[value(name = "2011")]
    Second,
}

impl EditionName {
    /// Its year.
    pub(crate) fn year(self) -> u16 {
        match self {
            Self::First => 2005,
            Self::Second => 2011,
        }
    }
}

/// Fingers laid down together.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum SlapName {
    Right,
    Left,
    Thumbs,
}
