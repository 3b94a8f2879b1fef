use nokhwa::utils::{CameraFormat, FrameFormat};

/// The format wanted: high enough for a portrait cut of 640 rows, low enough to decode 30 times a second.
const WANTED: (u32, u32) = (1280, 720);

/// Frames in a second below which a preview stutters.
const SMOOTH: u32 = 15;

/// Chooses among the formats a camera offers: smooth ones first, then by nearness to 1280 × 720 (larger counts less
/// bad than smaller), then MJPEG because USB carries little else at that size, then the faster.
pub(crate) fn choose(offered: &[CameraFormat]) -> Option<CameraFormat> {
    let usable = offered.iter().filter(|format| format.format() != FrameFormat::GRAY);
    usable.min_by_key(|format| (!smooth(format), distance(format), encoding(format), u32::MAX - format.frame_rate())).copied()
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
    fn the_smooth_format_nearest_to_1280_by_720_is_chosen() {
        let format = |width, height, encoding, rate| CameraFormat::new_from(width, height, encoding, rate);
        let cases = [
            (vec![format(640, 480, YUYV, 30), format(1280, 720, YUYV, 10), format(1280, 720, MJPEG, 30)], Some(2)),
            (vec![format(1280, 720, YUYV, 30), format(1280, 720, MJPEG, 30)], Some(1)),
            (vec![format(1920, 1080, MJPEG, 30), format(640, 480, MJPEG, 30)], Some(0)),
            (vec![format(3840, 2160, MJPEG, 30), format(960, 720, MJPEG, 30)], Some(1)),
            (vec![format(1280, 720, MJPEG, 5), format(640, 480, YUYV, 30)], Some(1)),
            (vec![format(1280, 720, MJPEG, 30), format(1280, 720, MJPEG, 60)], Some(1)),
            (vec![format(1280, 720, GRAY, 30)], None),
            (vec![], None),
        ];
        for (offered, expected) in cases {
            assert_eq!(choose(&offered), expected.map(|i: usize| offered[i]), "{offered:?}");
        }
    }
}
