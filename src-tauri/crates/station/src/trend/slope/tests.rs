//! Devices that never existed, drawn week by week.

use super::*;

/// Draws that are the same every time.
struct Draw(u64);

impl Draw {
    /// At least 0, less than 1.
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A score of one attempt: the mean of some draws, as far around the middle as people's fingers are.
    fn score(&mut self, middle: f64) -> u8 {
        let spread = (0..4).map(|_| self.unit()).sum::<f64>() - 2.0;
        (middle + spread * 21.0).round().clamp(0.0, 100.0) as u8
    }

    /// A week of so many placements; a bad attempt is made again.
    fn week(&mut self, placements: u32, failing: f64, middle: f64) -> Tally {
        let mut tally = Tally::default();
        for _ in 0..placements {
            while self.unit() < failing {
                tally.add(false, None, 1);
            }
            let score = self.score(middle);
            tally.add(true, Some(score), 1);
            tally.kept += 1;
        }
        tally
    }
}

fn measures(slope: &Slope) -> Vec<Measure> {
    match slope {
        Slope::Worse(losses) => losses.iter().map(|loss| loss.measure).collect(),
        _ => Vec::new(),
    }
}

/// Twelve weeks of as many placements: ten as they were, two as they are now.
fn changed(draw: &mut Draw, placements: u32, before: (f64, f64), now: (f64, f64)) -> Slope {
    let weeks: [Tally; WEEKS] = std::array::from_fn(|week| {
        let (failing, middle) = if week < WEEKS - RECENT { before } else { now };
        draw.week(placements, failing, middle)
    });
    slope(&weeks)
}

#[test]
fn a_device_that_stays_as_it_is_is_hardly_ever_called_worse() {
    let mut draw = Draw(7);
    for (placements, failing) in [(40, 0.02), (40, 0.1), (40, 0.25), (300, 0.1), (1500, 0.25)] {
        let wrong = (0..500).filter(|_| changed(&mut draw, placements, (failing, 60.0), (failing, 60.0)) != Slope::Steady).count();
        assert!(wrong < 5, "{wrong} of 500 steady devices with {placements} placements a week, {failing} failing");
    }
}

#[test]
fn a_device_that_got_worse_is_found_in_the_way_it_did() {
    let mut draw = Draw(11);
    for placements in [60, 300] {
        let many = |slopes: Vec<Slope>, measure| slopes.iter().filter(|slope| measures(slope).contains(&measure)).count();
        let dirty = (0..100).map(|_| changed(&mut draw, placements, (0.05, 60.0), (0.05, 44.0))).collect();
        assert!(many(dirty, Measure::Score) > 95, "dirty glass at {placements} placements a week");
        let worn: Vec<Slope> = (0..100).map(|_| changed(&mut draw, placements, (0.05, 60.0), (0.4, 60.0))).collect();
        assert!(many(worn.clone(), Measure::Failures) > 95, "a worn window at {placements} placements a week");
        assert!(many(worn, Measure::Tries) > 75, "a worn window at {placements} placements a week");
    }
}

#[test]
fn slow_wear_is_a_slope_too_though_no_week_is_far_from_the_one_before() {
    let mut draw = Draw(13);
    let weeks: [Tally; WEEKS] = std::array::from_fn(|week| draw.week(300, 0.05, 66.0 - 1.5 * week as f64));
    let found = slope(&weeks);
    let Slope::Worse(losses) = &found else { panic!("{found:?}") };
    assert_eq!(measures(&found), [Measure::Score]);
    assert!(losses.iter().all(|loss| loss.before > loss.now), "{losses:?}");
}

#[test]
fn a_device_that_got_better_is_not_worse() {
    assert_eq!(changed(&mut Draw(17), 300, (0.3, 44.0), (0.05, 60.0)), Slope::Steady);
}

#[test]
fn with_too_few_attempts_nothing_is_said() {
    let mut draw = Draw(19);
    let good = draw.week(300, 0.05, 60.0);
    let bad = draw.week(39, 0.0, 20.0);
    let nothing = Tally::default();
    let of = |before: usize, now: Tally| slope(&std::array::from_fn(|week| if week >= WEEKS - RECENT { now } else if week < before { good } else { nothing }));
    assert_eq!(slope(&[nothing; WEEKS]), Slope::TooFew);
    assert_eq!(of(10, bad), Slope::TooFew, "78 attempts in two weeks");
    assert_eq!(of(3, good), Slope::TooFew, "three weeks to compare with");
    assert_eq!(of(4, good), Slope::Steady);
}

#[test]
fn the_figures_of_a_week_are_its_median_its_share_and_its_attempts_for_ten() {
    let mut week = Tally { kept: 2, ..Tally::default() };
    assert_eq!((week.score(), week.failed_percent(), Tally::default().tries_for_ten()), (None, None, None));
    week.add(true, Some(70), 2);
    week.add(true, Some(30), 1);
    week.add(false, None, 1);
    assert_eq!((week.score(), week.failed_percent(), week.tries_for_ten()), (Some(70), Some(25), Some(20)));
}
