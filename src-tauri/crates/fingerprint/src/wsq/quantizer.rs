//! Coefficients into whole numbers and back (Annex A, quantization).

use std::ops::Range;

use super::layout::Layout;
use super::segment::QuantizationTable;

/// The whole numbers of the coded subbands in a range, in their order.
pub(crate) fn quantize(plane: &[f32], layout: &Layout, table: &QuantizationTable, subbands: Range<usize>) -> Vec<i16> {
    let mut whole = Vec::with_capacity(pixels(layout, table, subbands.clone()));
    for subband in subbands {
        let (width, half) = (table.widths[subband], table.zero_widths[subband] / 2.0);
        if width == 0.0 {
            continue;
        }
        let area = layout.subbands[subband];
        for row in area.y.at..area.y.at + area.y.length {
            let line = &plane[row * layout.width + area.x.at..][..area.x.length];
            whole.extend(line.iter().map(|value| bin(*value, width, half)));
        }
    }
    whole
}

/// The bin of a value; whole numbers of 16 bits hold every one (larger ones would not survive their escape symbol).
fn bin(value: f32, width: f32, half: f32) -> i16 {
    let beyond = ((value.abs() - half) / width) as i32 + 1;
    let number = if value.abs() <= half { 0 } else { beyond.min(i32::from(i16::MAX)) as i16 };
    if value < 0.0 { -number } else { number }
}

/// The plane of a picture from its whole numbers: as many as [`pixels`] of all subbands.
pub(crate) fn reconstruct(whole: &[i16], layout: &Layout, table: &QuantizationTable) -> Vec<f32> {
    let mut plane = vec![0.0; layout.width * layout.height];
    let mut rest = whole;
    for (subband, area) in layout.subbands.iter().enumerate() {
        let (width, half) = (table.widths[subband], table.zero_widths[subband] / 2.0);
        if width == 0.0 {
            continue;
        }
        for row in area.y.at..area.y.at + area.y.length {
            let Some((line, next)) = rest.split_at_checked(area.x.length) else { return plane };
            rest = next;
            for (value, number) in plane[row * layout.width + area.x.at..].iter_mut().zip(line) {
                let number = f32::from(*number);
                let away = width * (number.abs() - table.center) + half;
                *value = if number == 0.0 { 0.0 } else { away.copysign(away * number) };
            }
        }
    }
    plane
}

/// Coefficients that are coded of the subbands in a range.
pub(crate) fn pixels(layout: &Layout, table: &QuantizationTable, subbands: Range<usize>) -> usize {
    subbands.filter(|subband| table.widths[*subband] != 0.0).map(|subband| layout.subbands[subband].pixels()).sum()
}
