//! The one inner loop of the transform: weighted sums of neighboring lines, place by place.

/// `to[i] = lines[0][i] * weights[0] + lines[1][i] * weights[1] + …`, summed in that order in single precision.
pub(crate) fn weigh<const TAPS: usize>(to: &mut [f32], lines: [&[f32]; TAPS], weights: [f32; TAPS]) {
    let length = to.len();
    // Cut to one length, so that the loop below needs no check of bounds and the compiler takes several places at once.
    let lines = lines.map(|line| &line[..length]);
    for (at, sum) in to.iter_mut().enumerate() {
        let mut weighed = lines[0][at] * weights[0];
        for tap in 1..TAPS {
            weighed += lines[tap][at] * weights[tap];
        }
        *sum = weighed;
    }
}
