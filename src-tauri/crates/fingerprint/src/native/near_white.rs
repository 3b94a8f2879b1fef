//! The white frame around a print says nothing and is cut away first.

use crate::Image;

/// Rows and columns at the edge whose mean gray is above this are frame.
const NEAR_WHITE: usize = 250;

/// The picture without its frame, and how far it lies from the left and the top; `None` when nothing is left.
pub(super) fn cut(finger: &Image) -> Option<(Image, usize, usize)> {
    let (width, height) = (finger.width() as usize, finger.height() as usize);
    let gray = finger.gray();
    let row = |y: &usize| gray[y * width..(y + 1) * width].iter().map(|g| usize::from(*g)).sum::<usize>() <= NEAR_WHITE * width;
    let column = |x: &usize| gray.iter().skip(*x).step_by(width).map(|g| usize::from(*g)).sum::<usize>() <= NEAR_WHITE * height;
    let (top, bottom) = ((0..height).find(row)?, (0..height).rev().find(row)?);
    let (left, right) = ((0..width).find(column)?, (0..width).rev().find(column)?);
    if right <= left || bottom <= top {
        return None;
    }
    let kept: Vec<u8> = (top..=bottom).flat_map(|y| &gray[y * width + left..=y * width + right]).copied().collect();
    Some((Image::raw((right - left + 1) as u32, (bottom - top + 1) as u32, kept.into(), finger.ppi()), left, top))
}
