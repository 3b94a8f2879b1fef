use devices::{PictureCoding, PictureFormat};
use nokhwa::utils::{CameraFormat, FrameFormat};

/// The size wanted: as many rows as a whole head of the card's picture fills from half of the height; more would only be scaled away.
const WANTED: (u32, u32) = (1920, 1080);

/// Frames in a second below which a preview stutters.
const SMOOTH: u32 = 15;

/// What a camera offers a portrait: of each size the one that comes best, the most useful size first. Smooth ones come before others, then
/// by nearness to 1920 × 1080 (larger counts less bad than smaller). Of a size MJPEG comes first, because USB carries little else, then
/// the faster. Gray is left out.
pub(crate) fn useful(offered: &[CameraFormat]) -> Vec<CameraFormat> {
    let mut formats: Vec<CameraFormat> = offered.iter().filter(|format| format.format() != FrameFormat::GRAY).copied().collect();
    formats.sort_by_key(|format| (!smooth(format), distance(format), encoding(format), u32::MAX - format.frame_rate()));
    let mut sizes = Vec::new();
    formats.retain(|format| {
        let new = !sizes.contains(&format.resolution());
        sizes.push(format.resolution());
        new
    });
    formats
}

/// As the port names it.
pub(crate) fn named(format: &CameraFormat) -> PictureFormat {
    let coding = match format.format() {
        FrameFormat::MJPEG => PictureCoding::MotionJpeg,
        _ => PictureCoding::Plain,
    };
    PictureFormat { width: format.width(), height: format.height(), rate: format.frame_rate(), coding }
}

fn smooth(format: &CameraFormat) -> bool {
    format.frame_rate() >= SMOOTH
}

fn distance(format: &CameraFormat) -> u64 {
    let wanted = u64::from(WANTED.0) * u64::from(WANTED.1);
    let offered = u64::from(format.width()) * u64::from(format.height());
    if offered >= wanted { offered - wanted } else { (wanted - offered) * 4 }
}

fn encoding(format: &CameraFormat) -> u8 {
    match format.format() {
        FrameFormat::MJPEG => 0,
        FrameFormat::NV12 | FrameFormat::YUYV => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use FrameFormat::{GRAY, MJPEG, YUYV};

    #[test]
    fn the_smooth_size_nearest_to_1920_by_1080_comes_first_and_each_size_once() {
        let format = |width, height, encoding, rate| CameraFormat::new_from(width, height, encoding, rate);
        let cases = [
            (vec![format(640, 480, YUYV, 30), format(1920, 1080, YUYV, 5), format(1280, 720, MJPEG, 30)], vec![2, 0, 1]),
            (vec![format(1280, 720, YUYV, 30), format(1280, 720, MJPEG, 30)], vec![1]),
            (vec![format(1920, 1080, MJPEG, 30), format(640, 480, MJPEG, 30)], vec![0, 1]),
            (vec![format(2560, 1440, MJPEG, 30), format(1280, 720, MJPEG, 30)], vec![0, 1]),
            (vec![format(3840, 2160, MJPEG, 30), format(1280, 720, MJPEG, 30)], vec![1, 0]),
            (vec![format(1280, 720, MJPEG, 5), format(640, 480, YUYV, 30)], vec![1, 0]),
            (vec![format(1280, 720, MJPEG, 30), format(1280, 720, MJPEG, 60)], vec![1]),
            (vec![format(1280, 720, GRAY, 30)], vec![]),
            (vec![], vec![]),
        ];
        for (offered, expected) in cases {
            let expected: Vec<CameraFormat> = expected.into_iter().map(|place: usize| offered[place]).collect();
            assert_eq!(useful(&offered), expected, "{offered:?}");
        }
    }
}
