//! Rolled prints beside plain ones: another finger is noticed, and the own one disturbs nobody. Synthetic prints, and the NIST card where test data are present
//! (`THUNHAN_TESTDATA`).

use fingerprint::mixup::is_of_another_finger;
use fingerprint::{Image, PPI, Position, Prepared, Slap, prepare, quality_with, segment, segment_single, template, wsq};
use synthetic::{Condition, finger};

/// People whose ten fingers are laid down and rolled.
const PEOPLE: std::ops::Range<u64> = 91_000..91_006;

fn position(code: u8) -> Position {
    Position::try_from(code).expect("a finger")
}

/// A print as the desk cuts it out, and whether it is good.
fn print(image: &Image, code: u8) -> (Prepared, bool) {
    let cut = segment_single(image, position(code)).regions.first().map(|region| region.cut(image));
    whole(cut.as_ref().unwrap_or(image))
}

/// A print that is cut out already.
fn whole(image: &Image) -> (Prepared, bool) {
    let minutiae = template(image);
    let quality = quality_with(image, &minutiae);
    (prepare(&minutiae), quality.score >= 40 && quality.flaw.is_none())
}

#[test]
fn a_finger_rolled_beside_its_own_plain_print_is_no_other_and_its_neighbor_is() {
    let (mut own, mut neighbors, mut seen) = (0, 0, 0);
    for person in PEOPLE {
        let drawn = |code: u8, rolled: bool| print(&finger(person, position(code), &Condition { rolled, ..Condition::attempt(u64::from(rolled) + 1) }), code);
        let plain: Vec<(Prepared, bool)> = (1..=10).map(|code| drawn(code, false)).collect();
        let rolled: Vec<(Prepared, bool)> = (1..=10).map(|code| drawn(code, true)).collect();
        for at in 0..10 {
            let others = |but: usize| plain.iter().enumerate().filter(move |(other, _)| *other != but).map(|(_, (print, _))| print);
            own += usize::from(is_of_another_finger(&rolled[at].0, &plain[at].0, rolled[at].1 && plain[at].1, others(at)));
            let neighbor = (at + 1) % 10;
            seen += usize::from(is_of_another_finger(&rolled[at].0, &plain[neighbor].0, rolled[at].1 && plain[neighbor].1, others(neighbor)));
            neighbors += 1;
        }
    }
    println!("taken for another finger: {own} of {neighbors}; neighbors noticed: {seen} of {neighbors}");
    assert_eq!((own, seen), (0, neighbors));
}

#[test]
fn no_finger_of_the_ink_card_is_taken_for_another_one_of_the_same_person() {
    let Some(data) = std::env::var_os("THUNHAN_TESTDATA") else {
        println!("skipped: THUNHAN_TESTDATA is not set");
        return;
    };
    let read = |name: &str| {
        let file = std::fs::read(std::path::Path::new(&data).join("nist-ansi").join(name)).expect("the file");
        wsq::decode(&file).expect("decoded").image(PPI).expect("a picture")
    };
    let rolled = ["tp_01_fgp1_imp3_804x752.wsq", "tp_02_fgp2_imp3_804x752.wsq", "tp_03_fgp3_imp3_804x752.wsq", "tp_04_fgp4_imp3_776x752.wsq", "tp_05_fgp5_imp3_796x752.wsq"];
    let rolled: Vec<(Prepared, bool)> = rolled.iter().zip(1..).map(|(name, code)| print(&read(name), code)).collect();
    // The thumb has a picture of its own; the others lie in the slap, index to little from the left.
    let hand = read("tp_14_fgp13_imp2_1572x1000.wsq");
    let tips = segment(&hand, Slap::RightFour, &[]).regions;
    assert_eq!(tips.len(), 4);
    let thumb = print(&read("tp_13_fgp11_imp2_392x1000.wsq"), 1);
    let plain: Vec<(Prepared, bool)> = std::iter::once(thumb).chain(tips.iter().map(|tip| whole(&tip.cut(&hand)))).collect();
    for (at, (rolled, good)) in rolled.iter().enumerate() {
        let others = plain.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, (print, _))| print);
        let (own, own_good) = &plain[at];
        println!("finger {}: {:.1}, good {good} and {own_good}", at + 1, fingerprint::similarity(rolled, own));
        assert!(!is_of_another_finger(rolled, own, *good && *own_good, others), "finger {}", at + 1);
    }
}
