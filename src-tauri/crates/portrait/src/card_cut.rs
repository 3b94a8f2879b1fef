use crate::Rgb;
use crate::face::Point;
use crate::head::Head;
use crate::straight::laid_straight;

/// Width of the portrait of a card, pixels: 3 cm at 406 pixels per inch.
pub const CROP_WIDTH: u32 = 480;
/// Height of the portrait of a card, pixels: 4 cm.
pub const CROP_HEIGHT: u32 = 640;

/// From crown to chin as a part of the card picture's height: what the rules allow.
pub const HEAD_PART: (f32, f32) = (0.70, 0.80);

/// What is aimed at; more only where the picture does not reach further.
const HEAD_AIM: f32 = 0.75;

/// From crown to chin in eye-chin distances. The eyes lie halfway down a head; hair above the skull is not counted, and the mesh
/// does not know the skull.
const HEAD_IN_T: f32 = 2.0;

/// Where the eyes come to lie from above, as a part of the height, and how far they may slide so that the cut stays inside of the picture
/// (ISO/IEC 19794-5, 8.3.3: 0.3 to 0.5).
const EYES_DOWN: f32 = 0.45;
const EYES_DOWN_MOST: f32 = 0.5;

/// What stays free above the crown and below the chin.
const FREE: f32 = 0.02;

/// The picture of a card: 3 x 4, eyes level, head in the middle.
#[derive(Clone, Debug, PartialEq)]
pub struct CardCut {
    /// 480 x 640 pixels.
    pub picture: Rgb,
    /// From crown to chin as a part of the height.
    pub head_part: f32,
    /// Where the eyes are from above, as a part of the height.
    pub eyes_down: f32,
    /// Degrees by which it was turned to lay the eyes level, clockwise.
    pub turned_deg: f32,
    /// Which part of the cut lies outside of the picture, where its edge goes on. The checks of framing refuse such pictures beforehand.
    pub outside: f32,
    /// Pixels of the picture for each pixel of the cut; below 1 it was enlarged.
    pub scale: f32,
}

/// Cuts the picture of a card by the head: crown to chin 70 to 80 % of the height.
pub fn cut_for_card(picture: &Rgb, head: &Head) -> CardCut {
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    let head_px = (head.eye_chin_px * HEAD_IN_T).max(1.0);
    let (right, left) = (head.eyes[0], head.eyes[1]);
    let apart = right.distance(left).max(f32::EPSILON);
    let (cos, sin) = ((left.x - right.x) / apart, (left.y - right.y) / apart);
    let ratio = CROP_WIDTH as f32 / CROP_HEIGHT as f32;
    // As much of the picture as there is, but never a head above the most.
    let widest = (width / ratio).min(height);
    let head_part = (head_px / widest).clamp(HEAD_AIM, HEAD_PART.1);
    let high = head_px / head_part;
    let least = head_part / HEAD_IN_T + FREE;
    let top = (head.middle.y - EYES_DOWN * high).clamp(0.0, (height - high).max(0.0));
    let eyes_down = ((head.middle.y - top) / high).clamp(least, EYES_DOWN_MOST);
    let step = high / CROP_HEIGHT as f32;
    let across = Point { x: cos * step, y: sin * step };
    let (to_left, to_top) = (CROP_WIDTH as f32 / 2.0, eyes_down * CROP_HEIGHT as f32);
    let origin = Point {
        x: head.middle.x - across.x * to_left + across.y * to_top,
        y: head.middle.y - across.y * to_left - across.x * to_top,
    };
    let outside = outside(origin, across, (width, height));
    let picture = laid_straight(picture, origin, across, (CROP_WIDTH, CROP_HEIGHT));
    CardCut { picture, head_part, eyes_down, turned_deg: -sin.atan2(cos).to_degrees(), outside, scale: step }
}

/// The part of the cut's pixels that the picture does not have; every fourth of every fourth row.
fn outside(origin: Point, across: Point, (width, height): (f32, f32)) -> f32 {
    const STEP: usize = 4;
    let places = (0..CROP_HEIGHT).step_by(STEP).flat_map(|row| (0..CROP_WIDTH).step_by(STEP).map(move |column| (column as f32 + 0.5, row as f32 + 0.5)));
    let (mut beyond, mut all) = (0u32, 0u32);
    for (u, v) in places {
        let (x, y) = (origin.x + across.x * u - across.y * v, origin.y + across.y * u + across.x * v);
        beyond += u32::from(!(0.0..width).contains(&x) || !(0.0..height).contains(&y));
        all += 1;
    }
    beyond as f32 / all as f32
}
