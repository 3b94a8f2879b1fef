//! What can be typed.

mod finger;

pub(crate) use finger::{EditionName, Finger, Resolution, SlapName};

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Thu Nhận from the command line.
#[derive(Debug, Parser)]
#[command(name = "tn", version, arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// Print one JSON object.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Devices, clock, disk, databases, center: what works, what does not, what to do.
    Doctor {
        /// The station's folder; without it, this user's.
        #[arg(long)]
        data: Option<PathBuf>,
        /// Address of the center, if not the configured one.
        #[arg(long)]
        center: Option<String>,
    },
    /// The station.
    #[command(subcommand)]
    Station(Station),
    /// The reference center.
    #[command(subcommand)]
    Intake(Intake),
    /// Sealed packages.
    #[command(subcommand)]
    Package(Package),
    /// The text of a citizen card's QR code, read into fields.
    Qr {
        /// The text as scanned.
        #[arg(long)]
        text: String,
    },
    /// The three lines of a card's machine-readable zone: check digits and fields.
    Mrz {
        /// Three lines of thirty characters.
        #[arg(num_args = 3, required = true)]
        lines: Vec<String>,
    },
    /// Portraits.
    #[command(subcommand)]
    Portrait(Portrait),
    /// Fingerprints.
    #[command(subcommand)]
    Finger(Finger),
    /// Compressed pictures of prints (WSQ, the FBI's specification).
    #[command(subcommand)]
    Wsq(Wsq),
    /// Biometric records of one person in one file (CBEFF in XML, as MOSIP keeps them).
    #[command(subcommand)]
    Cbeff(Cbeff),
}

/// A center's folder.
#[derive(Args, Debug)]
pub(crate) struct Folder {
    /// The center's folder.
    #[arg(long)]
    pub(crate) data: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Station {
    /// Make a demo post: test authority, center, station, officers, an extract of people who never existed.
    ProvisionDemo {
        /// The folder to make it in.
        #[arg(long)]
        data: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Intake {
    /// Make a center with a test authority of its own.
    Provision(Folder),
    /// Receive packages until told to stop.
    Serve {
        #[command(flatten)]
        folder: Folder,
        /// Where to listen; port 0 takes any.
        #[arg(long, default_value = "127.0.0.1:0")]
        listen: SocketAddr,
        /// Accept packages made with simulated devices.
        #[arg(long)]
        demo: bool,
        /// Stop when standard input closes: for programs that start a center of their own.
        #[arg(long)]
        until_input_closes: bool,
    },
    /// List received packages, the newest first.
    List {
        #[command(flatten)]
        folder: Folder,
        /// At most this many.
        #[arg(long, default_value_t = 1000)]
        most: usize,
    },
    /// Show one received package.
    Show {
        /// The package's id.
        id: String,
        #[command(flatten)]
        folder: Folder,
        /// Open it and print its record too (personal data).
        #[arg(long)]
        record: bool,
    },
    /// List numbers for which no package came, each with its explanation.
    Gaps(Folder),
    /// Sign what was measured on a model of fingerprint scanner whose driver does not know its resolution. Put the file into the
    /// folder `profiles` of a station.
    ProfileScanner(ProfileScanner),
    /// Vouch for a maker whose devices prove by a certificate who they are (SBI). Put the file into the folder `profiles` of a station.
    VouchMaker(VouchMaker),
}

/// A maker of devices.
#[derive(Args, Debug)]
pub(crate) struct VouchMaker {
    #[command(flatten)]
    pub(crate) folder: Folder,
    /// The maker.
    #[arg(long)]
    pub(crate) maker: String,
    /// Certificate of the authority under which its devices have theirs, PEM.
    #[arg(long)]
    pub(crate) authority: PathBuf,
    /// For how many days from today its devices are believed.
    #[arg(long, default_value_t = 365, value_parser = clap::value_parser!(u16).range(1..=3650))]
    pub(crate) days: u16,
    /// Counts the statements about this maker: the highest number counts.
    #[arg(long, default_value_t = 1)]
    pub(crate) counter: u64,
    /// The file to write.
    #[arg(short, long)]
    pub(crate) output: PathBuf,
}

/// What was measured on a model of fingerprint scanner.
#[derive(Args, Debug)]
pub(crate) struct ProfileScanner {
    #[command(flatten)]
    pub(crate) folder: Folder,
    /// Name of its driver (libfprint's).
    #[arg(long)]
    pub(crate) driver: String,
    /// The driver's identity of the device, or its beginning and `*`.
    #[arg(long, default_value = "*")]
    pub(crate) device: String,
    /// The name that the driver gives the model, or its beginning and `*`.
    #[arg(long)]
    pub(crate) product: String,
    /// The maker.
    #[arg(long)]
    pub(crate) vendor: String,
    /// Pixels per inch, measured.
    #[arg(long, value_parser = clap::value_parser!(u16).range(50..=5000))]
    pub(crate) ppi: u16,
    /// Who measured it.
    #[arg(long)]
    pub(crate) measured_by: String,
    /// When, as DD/MM/YYYY; without it, today.
    #[arg(long)]
    pub(crate) measured_on: Option<String>,
    /// For how many days from today it is good.
    #[arg(long, default_value_t = 365, value_parser = clap::value_parser!(u16).range(1..=3650))]
    pub(crate) days: u16,
    /// Counts the profiles of this model: the highest number counts.
    #[arg(long, default_value_t = 1)]
    pub(crate) counter: u64,
    /// The file to write.
    #[arg(short, long)]
    pub(crate) output: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Package {
    /// What a package file says about itself, unchecked.
    Inspect {
        /// The package file.
        file: PathBuf,
    },
    /// Check who sealed a package file.
    Verify {
        /// The package file.
        file: PathBuf,
        /// Certificates of the authorities to believe, PEM.
        #[arg(long)]
        trust: PathBuf,
    },
    /// Open a package with the recipient's key.
    Open {
        /// The package file.
        file: PathBuf,
        /// The recipient's private key, PEM.
        #[arg(long)]
        key: PathBuf,
        /// The recipient's certificate, PEM.
        #[arg(long)]
        cert: PathBuf,
        /// Certificates of the authorities to believe, PEM.
        #[arg(long)]
        trust: PathBuf,
        /// Where to put record and samples.
        #[arg(short, long)]
        output: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Portrait {
    /// Judge a picture as a portrait.
    Check {
        /// JPEG or PNG.
        file: PathBuf,
    },
    /// Cut the picture of the card out: 3 x 4, head 70 to 80 % of the height, eyes level.
    Crop {
        /// JPEG, PNG or JPEG 2000.
        file: PathBuf,
        /// The JPEG to write; JPEG 2000 where its name ends in `.jp2`.
        #[arg(short, long)]
        output: PathBuf,
        /// Most bytes it may have; 15000 for a chip.
        #[arg(long, default_value_t = portrait::ARCHIVE_BYTES)]
        max_bytes: usize,
    },
    /// Whether two portraits may be of one person. The score assists an officer; it never decides.
    Compare {
        /// One portrait, JPEG or PNG.
        a: PathBuf,
        /// The other.
        b: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Wsq {
    /// Compress a picture.
    Encode {
        /// Gray PNG, PGM, JPEG or JPEG 2000 at 500 ppi, or a finger image record (ISO/IEC 19794-4).
        file: PathBuf,
        /// Where to put the WSQ file.
        #[arg(short, long)]
        output: PathBuf,
        /// Bits per pixel, 0.05 to 5; 0.75 is about 15:1.
        #[arg(long, default_value_t = 0.75)]
        bitrate: f32,
        #[command(flatten)]
        resolution: Resolution,
    },
    /// Turn a WSQ file into a picture.
    Decode {
        /// The WSQ file.
        file: PathBuf,
        /// Where to put the PNG file.
        #[arg(short, long)]
        output: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Cbeff {
    /// Say which records a file holds.
    List {
        /// The CBEFF file.
        file: PathBuf,
    },
    /// Write every record's block to a file of its own.
    Unwrap {
        /// The CBEFF file.
        file: PathBuf,
        /// The folder for the blocks.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Put records into one file.
    Wrap {
        /// Finger image, finger minutiae and face records (ISO/IEC 19794-4:2011, -2, -5:2011).
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Where to put the CBEFF file.
        #[arg(short, long)]
        output: PathBuf,
        /// Who registered the formats: 257 is ISO/IEC JTC 1/SC 37; MOSIP writes Mosip.
        #[arg(long, default_value = "257")]
        organization: String,
    },
}
