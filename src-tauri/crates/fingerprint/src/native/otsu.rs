//! Otsu's threshold: the gray that best parts a picture's grays in two.

/// Black (0) up to the threshold, white (255) above it.
pub(super) fn part(gray: &mut [u8]) {
    let threshold = threshold(gray);
    gray.iter_mut().for_each(|gray| *gray = if *gray > threshold { 255 } else { 0 });
}

/// The first gray at which the variance between the two parts is largest; 0 of a picture of one gray.
fn threshold(gray: &[u8]) -> u8 {
    let mut counts = [0u32; 256];
    gray.iter().for_each(|gray| counts[usize::from(*gray)] += 1);
    let share = |i: usize| f64::from(counts[i]) / gray.len().max(1) as f64;
    let mean = (0..256).map(|i| i as f64 * share(i)).sum::<f64>();
    let (mut below, mut sum_below) = (0.0, 0.0);
    let mut best = (0.0, 0);
    for i in 0..256 {
        below += share(i);
        sum_below += i as f64 * share(i);
        let above = 1.0 - below;
        if below.min(above) < f64::from(f32::EPSILON) {
            continue;
        }
        let apart = sum_below / below - (mean - sum_below) / above;
        let between = below * above * apart * apart;
        if between > best.0 {
            best = (between, i);
        }
    }
    best.1 as u8
}
