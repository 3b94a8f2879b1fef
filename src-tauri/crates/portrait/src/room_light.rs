use crate::Rgb;

/// Below this mean brightness (percent) a camera makes up for missing light with noise; above the other, skin burns out.
const DARK: f32 = 25.0;
const BRIGHT: f32 = 80.0;
/// The darkest side of the middle has to be at least this part (percent) of the brightest one: less is light from one side.
const EVEN: f32 = 60.0;
/// What is left out at each edge: walls and windows beside the chair say nothing about the light on it.
const MARGIN: f32 = 0.2;
/// Rows and columns into which the middle is parted.
const PARTS: usize = 3;

/// The light before the camera, measured on a whole frame: with or without somebody on the chair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoomLight {
    /// Mean luminance of the middle, percent.
    pub brightness: f32,
    /// The darker of the left and right thirds of the middle relative to the lighter one, percent.
    pub evenness: f32,
}

/// What to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LightFinding {
    /// Nothing.
    Good,
    /// More light.
    Dark,
    /// Less light.
    Bright,
    /// Light from both sides.
    Uneven,
}

impl LightFinding {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Dark => "dark",
            Self::Bright => "bright",
            Self::Uneven => "uneven",
        }
    }
}

impl RoomLight {
    /// Measures a frame.
    pub fn of(picture: &Rgb) -> Self {
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let inside = |length: usize| ((length as f32 * MARGIN) as usize, (length as f32 * (1.0 - MARGIN)).ceil() as usize);
        let ((left, right), (top, bottom)) = (inside(width), inside(height));
        let mut columns = [(0.0_f64, 0_u64); PARTS];
        for y in top..bottom.min(height) {
            for x in left..right.min(width) {
                let at = (y * width + x) * 3;
                let Some([red, green, blue]) = picture.pixels().get(at..at + 3).and_then(|pixel| <[u8; 3]>::try_from(pixel).ok()) else { continue };
                let luma = 0.2126 * f64::from(red) + 0.7152 * f64::from(green) + 0.0722 * f64::from(blue);
                let part = ((x - left) * PARTS / (right - left).max(1)).min(PARTS - 1);
                columns[part].0 += luma;
                columns[part].1 += 1;
            }
        }
        let mean = |(sum, count): (f64, u64)| if count == 0 { 0.0 } else { sum / count as f64 };
        let whole = columns.iter().fold((0.0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
        let (one, other) = (mean(columns[0]), mean(columns[PARTS - 1]));
        let lighter = one.max(other);
        // Black on both sides is even, and so is a picture too narrow to have sides.
        let sides = columns[0].1 > 0 && columns[PARTS - 1].1 > 0;
        let evenness = if sides && lighter > 0.0 { 100.0 * one.min(other) / lighter } else { 100.0 };
        Self { brightness: (mean(whole) / 2.55) as f32, evenness: evenness as f32 }
    }

    /// The first thing to mend.
    pub fn finding(&self) -> LightFinding {
        if self.brightness < DARK {
            LightFinding::Dark
        } else if self.brightness > BRIGHT {
            LightFinding::Bright
        } else if self.evenness < EVEN {
            LightFinding::Uneven
        } else {
            LightFinding::Good
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A wall whose brightness goes from `left` to `right`.
    fn wall(width: u32, height: u32, left: f32, right: f32) -> Rgb {
        let row = (0..width).flat_map(|x| [(left + (right - left) * x as f32 / width as f32) as u8; 3]).collect::<Vec<u8>>();
        Rgb::new(width, height, row.repeat(height as usize)).unwrap()
    }

    #[test]
    fn the_light_is_judged_by_how_much_there_is_and_from_where_it_comes() {
        let cases = [
            (wall(320, 240, 140.0, 140.0), LightFinding::Good),
            (wall(320, 240, 120.0, 160.0), LightFinding::Good),
            (wall(320, 240, 20.0, 20.0), LightFinding::Dark),
            (wall(320, 240, 0.0, 0.0), LightFinding::Dark),
            (wall(320, 240, 250.0, 250.0), LightFinding::Bright),
            (wall(320, 240, 255.0, 30.0), LightFinding::Uneven),
            (wall(320, 240, 30.0, 255.0), LightFinding::Uneven),
            (wall(1, 1, 140.0, 140.0), LightFinding::Good),
        ];
        for (picture, expected) in cases {
            let light = RoomLight::of(&picture);
            assert_eq!(light.finding(), expected, "{light:?}");
        }
        let light = RoomLight::of(&wall(320, 240, 127.5, 127.5));
        assert!((light.brightness - 50.0).abs() < 1.0 && light.evenness > 99.0, "{light:?}");
    }
}
