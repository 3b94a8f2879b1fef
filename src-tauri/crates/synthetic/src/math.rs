//! Sine, exponential and angle from additions, multiplications and square roots only.
//!
//! The functions of the platform's mathematics library differ in the last digit from system to system; the prints must not. IEEE 754
//! fixes `+ - * /` and `sqrt` to the bit, so whatever is built of them is the same everywhere.

use std::f64::consts::{FRAC_PI_2, LN_2, PI};

/// The largest whole number not above `x`, for |x| < 2³¹. The standard one is a call into a library where the processor is an old one.
pub(crate) fn floor(x: f32) -> f32 {
    let cut = x as i32 as f32;
    if cut > x { cut - 1.0 } else { cut }
}

/// Sine and cosine of an angle in radians (error below 1e-9 for |angle| < 1e6).
pub(crate) fn sin_cos(angle: f64) -> (f64, f64) {
    let quarter = (angle / FRAC_PI_2 + 0.5).floor();
    let r = angle - quarter * FRAC_PI_2;
    let r2 = r * r;
    let sin = r * (1.0
        + r2 * (-1.0 / 6.0 + r2 * (1.0 / 120.0 + r2 * (-1.0 / 5040.0 + r2 * (1.0 / 362_880.0 - r2 / 39_916_800.0)))));
    let cos = 1.0
        + r2 * (-0.5 + r2 * (1.0 / 24.0 + r2 * (-1.0 / 720.0 + r2 * (1.0 / 40_320.0 - r2 * (1.0 / 3_628_800.0)))));
    match (quarter as i64).rem_euclid(4) {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

/// `e` to the power `x`; 0 below -80, and never above `e^80`.
pub(crate) fn exp(x: f64) -> f64 {
    if x < -80.0 {
        return 0.0;
    }
    let x = x.min(80.0);
    let k = (x / LN_2 + 0.5).floor();
    let r = x - k * LN_2;
    let mut term = 1.0;
    let mut sum = 1.0;
    for n in 1..12 {
        term = term * r / f64::from(n);
        sum += term;
    }
    // 2^k by its exponent bits: k is within ±116 here.
    sum * f64::from_bits(((k as i64 + 1023) as u64) << 52)
}

/// The angle of the vector (x, y) in radians, -π..π; 0 for the zero vector.
pub(crate) fn atan2(y: f64, x: f64) -> f64 {
    if x == 0.0 && y == 0.0 {
        return 0.0;
    }
    let (ax, ay) = (x.abs(), y.abs());
    let steep = ay > ax;
    let ratio = if steep { ax / ay } else { ay / ax };
    // atan(q) = 2 atan(q / (1 + sqrt(1 + q²))) brings the argument below 0.4143, where the series is short.
    let q = ratio / (1.0 + (1.0 + ratio * ratio).sqrt());
    let q2 = q * q;
    let mut sum = 0.0;
    let mut power = q;
    for n in 0..11 {
        let term = power / f64::from(2 * n + 1);
        sum += if n % 2 == 0 { term } else { -term };
        power *= q2;
    }
    let mut angle = 2.0 * sum;
    if steep {
        angle = FRAC_PI_2 - angle;
    }
    if x < 0.0 {
        angle = PI - angle;
    }
    if y < 0.0 { -angle } else { angle }
}

/// 0 below `from`, 1 above `to`, smooth between; `from` above `to` turns it round.
pub(crate) fn smooth_step(from: f32, to: f32, x: f32) -> f32 {
    let t = ((x - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_functions_agree_with_the_platform_to_a_millionth() {
        for i in -2000..2000 {
            let x = f64::from(i) * 0.0173;
            let (s, c) = sin_cos(x);
            assert!((s - x.sin()).abs() < 1e-6 && (c - x.cos()).abs() < 1e-6, "sin_cos({x})");
            assert!((exp(x) - x.exp()).abs() <= x.exp() * 1e-6, "exp({x})");
            let y = f64::from(i % 97) - 48.0;
            assert!((atan2(y, x) - y.atan2(x)).abs() < 1e-6, "atan2({y}, {x})");
        }
    }
}
