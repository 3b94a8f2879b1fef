//! What a likeness forgives, and what it does not: skin that gave way, and minutiae that blots made.

use fingerprint::{Direction, Kind, Minutia, Position, SAME_FINGER, Template, prepare, similarity, template};
use synthetic::{Condition, finger};

fn print() -> Template {
    template(&finger(31, Position::try_from(2).expect("a finger"), &Condition::attempt(0)))
}

fn with(of: &Template, minutiae: Vec<Minutia>) -> Template {
    Template::new(2 * of.width(), 2 * of.height(), minutiae)
}

fn alike(a: &Template, b: &Template) -> f32 {
    similarity(&prepare(a), &prepare(b))
}

#[test]
fn a_print_that_is_a_little_wider_is_the_same_finger_either_way_round() {
    let pressed = print();
    let wider = pressed.minutiae().iter().map(|m| Minutia { x: (f32::from(m.x) * 1.06) as u16, y: (f32::from(m.y) * 1.06) as u16, ..*m });
    let rolled = with(&pressed, wider.collect());
    let (forth, back) = (alike(&pressed, &rolled), alike(&rolled, &pressed));
    assert!((forth - back).abs() < 0.2, "{forth} and {back}");
    assert!(forth > 0.7 * alike(&pressed, &pressed) && forth > 2.0 * SAME_FINGER, "{forth}");
}

#[test]
fn what_is_not_believed_takes_less_from_a_likeness() {
    let clean = print();
    let spoiled = |quality: u8| {
        let mut minutiae = clean.minutiae().to_vec();
        // Strewn evenly over the middle of the print, by the golden ratio.
        let (left, top) = (clean.width() / 4, clean.height() / 4);
        minutiae.extend((0..24u16).map(|n| Minutia {
            x: left + ((f32::from(n) * 0.618).fract() * f32::from(2 * left)) as u16,
            y: top + n * 2 * top / 24,
            direction: Direction((n * 67 % 256) as u8),
            kind: Kind::Fork,
            quality,
        }));
        alike(&clean, &with(&clean, minutiae))
    };
    let (blots, doubtful, unsaid, sure) = (spoiled(30), spoiled(65), spoiled(0), spoiled(96));
    assert!(blots > doubtful && doubtful > unsaid && unsaid > sure, "{blots}, {doubtful}, {unsaid}, {sure}");
}
