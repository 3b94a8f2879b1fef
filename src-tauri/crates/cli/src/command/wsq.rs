//! `tn wsq`: the compression of prints, there and back. The JSON stands in `src-tauri/docs/tn-wsq.md`.

use std::path::Path;

use fingerprint::wsq::{self, BitRate, WsqError};
use serde_json::json;

use crate::arguments::Wsq;
use crate::outcome::{Outcome, Refusal};
use crate::words::Words;
use crate::{input, picture};

pub(crate) fn run(command: Wsq, words: &Words) -> Result<Outcome, Refusal> {
    match command {
        Wsq::Encode { file, output, bitrate, resolution } => encode(&file, &output, bitrate, resolution.ppi, words),
        Wsq::Decode { file, output } => decode(&file, &output, words),
    }
}

fn refused(error: WsqError) -> Refusal {
    Refusal::shared(error.code())
}

fn encode(file: &Path, output: &Path, bitrate: f32, ppi: Option<f32>, words: &Words) -> Result<Outcome, Refusal> {
    let rate = BitRate::new(bitrate).map_err(refused)?;
    let image = picture::read(file, ppi)?;
    let encoded = wsq::encode(&image, rate, &[]).map_err(refused)?;
    input::write(output, &encoded)?;
    let pixels = image.gray().len() as f64;
    let taken = encoded.len() as f64 * 8.0 / pixels;
    let ratio = pixels / encoded.len() as f64;
    let with = [
        ("file", output.display().to_string()),
        ("bytes", encoded.len().to_string()),
        ("bits", format!("{taken:.2}")),
        ("ratio", format!("{ratio:.1}")),
    ];
    let json = json!({
        "width": image.width(),
        "height": image.height(),
        "ppi": image.ppi(),
        "bitrate": rate.bits_per_pixel(),
        "bytes": encoded.len(),
        "bitsPerPixel": taken,
    });
    Ok(Outcome::good(vec![words.text("tool-wsq-encoded", &with)], json))
}

fn decode(file: &Path, output: &Path, words: &Words) -> Result<Outcome, Refusal> {
    let decoded = wsq::decode(&input::bytes(file)?).map_err(refused)?;
    let frame = &decoded.frame;
    picture::write_png(output, frame.width, frame.height, &decoded.gray)?;
    let with = [
        ("file", output.display().to_string()),
        ("width", frame.width.to_string()),
        ("height", frame.height.to_string()),
        ("ppi", decoded.ppi().map_or_else(|| "?".to_owned(), |ppi| ppi.to_string())),
    ];
    let comment: serde_json::Map<_, _> =
        decoded.nist().into_iter().flat_map(|nist| nist.pairs()).map(|(name, value)| (name.to_owned(), value.into())).collect();
    let json = json!({
        "width": frame.width,
        "height": frame.height,
        "ppi": decoded.ppi(),
        "encoder": frame.encoder,
        "software": frame.software,
        "comment": comment,
    });
    Ok(Outcome::good(vec![words.text("tool-wsq-decoded", &with)], json))
}
