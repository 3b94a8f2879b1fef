use crate::face::Point;
use crate::iris::{CORNERS, Eye};
use crate::mesh::{Mesh, Point3};

/// What faces that look straight ahead read on the mesh, degrees: their axis from forehead to chin leans forward. Median of 129
/// frontal test pictures.
const PITCH_AT_REST_DEG: f32 = -7.5;

/// Pairs of mesh points that lie level and to both sides of the middle: eyes, cheeks, mouth.
const LEVEL: [(usize, usize); 4] = [(33, 263), (133, 362), (234, 454), (61, 291)];

/// Forehead and chin.
const UPRIGHT: (usize, usize) = (10, 152);

/// How the head stands, from the mesh. "Right" and "left" are the person's own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Head {
    /// Middles of the eyes between their corners: right, then left.
    pub eyes: [Point; 2],
    /// Between the eyes.
    pub middle: Point,
    /// Tip of the chin.
    pub chin: Point,
    /// Where the face ends above; the hair is not part of the mesh.
    pub forehead: Point,
    /// Distance of the eyes as if seen from the front (ISO/IEC 29794-5, inter-eye distance), pixels.
    pub inter_eye_px: f32,
    /// From between the eyes to the chin, pixels; the unit T of ISO/IEC 29794-5.
    pub eye_chin_px: f32,
    /// Turned to the side, degrees; positive to the person's left.
    pub yaw_deg: f32,
    /// Nodded, degrees; positive is up.
    pub pitch_deg: f32,
    /// Tilted, degrees clockwise as seen in the picture.
    pub roll_deg: f32,
    /// Height between the inner edges of the lips as a part of [`Head::eye_chin_px`].
    pub mouth_opening: f32,
    /// From corner to corner of the mouth as a part of the distance of the eyes' outer corners.
    pub mouth_width: f32,
    /// Of both eyes the smaller opening; see [`Eye::opening`].
    pub eye_opening: f32,
}

impl Head {
    /// Reads the geometry off a mesh and the eyes in it.
    pub fn of(mesh: &Mesh, eyes: &[Eye; 2]) -> Self {
        let centers = CORNERS.map(|(from, to)| mesh.at(from).middle(mesh.at(to)));
        let middle = centers[0].middle(centers[1]);
        let chin = mesh.at(UPRIGHT.1);
        let (across, yaw, pitch) = turn(mesh);
        let eye_chin_px = middle.distance(chin).max(f32::EPSILON);
        let lips = [(13, 14), (82, 87), (312, 317)].map(|(upper, lower)| mesh.at(upper).distance(mesh.at(lower)));
        Self {
            eyes: centers,
            middle,
            chin,
            forehead: mesh.at(UPRIGHT.0),
            inter_eye_px: centers[0].distance(centers[1]) / yaw.cos().max(0.2),
            eye_chin_px,
            yaw_deg: yaw.to_degrees(),
            pitch_deg: pitch.to_degrees() - PITCH_AT_REST_DEG,
            roll_deg: across.y.atan2(across.x).to_degrees(),
            mouth_opening: lips.iter().sum::<f32>() / 3.0 / eye_chin_px,
            mouth_width: mesh.at(61).distance(mesh.at(291)) / mesh.at(33).distance(mesh.at(263)).max(f32::EPSILON),
            eye_opening: eyes[0].opening.min(eyes[1].opening),
        }
    }
}

/// The direction from the person's right to the left, and how the head is turned and nodded, radians; not yet relative to rest.
fn turn(mesh: &Mesh) -> (Point3, f32, f32) {
    let across = LEVEL.iter().fold(Point3::default(), |sum, (from, to)| add(sum, sub(mesh.deep(*to), mesh.deep(*from))));
    let down = sub(mesh.deep(UPRIGHT.1), mesh.deep(UPRIGHT.0));
    let yaw = (across.z).atan2(across.x.hypot(across.y));
    let pitch = (-down.z).atan2(down.x.hypot(down.y));
    (across, yaw, pitch)
}

/// Degrees turned to the side and nodded, as in [`Head`].
pub(crate) fn turned_deg(mesh: &Mesh) -> (f32, f32) {
    let (_, yaw, pitch) = turn(mesh);
    (yaw.to_degrees(), pitch.to_degrees() - PITCH_AT_REST_DEG)
}

fn add(a: Point3, b: Point3) -> Point3 {
    Point3 { x: a.x + b.x, y: a.y + b.y, z: a.z + b.z }
}

fn sub(a: Point3, b: Point3) -> Point3 {
    Point3 { x: a.x - b.x, y: a.y - b.y, z: a.z - b.z }
}
