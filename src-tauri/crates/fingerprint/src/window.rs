//! The part of a picture that is kept of it: its fingers and a little around them.

use crate::Image;
use crate::parameters::{MM_PER_INCH, WINDOW_MARGIN_MM};

/// A rectangle of a picture, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl Window {
    /// Around all these boxes with 3 mm to every side, as far as the picture goes. Nothing without a box, or when a box lies outside.
    pub fn around(image: &Image, boxes: &[Window]) -> Option<Window> {
        let margin = (WINDOW_MARGIN_MM / MM_PER_INCH * image.ppi()).round() as u32;
        let edges = |far: fn(&Window) -> u32, least: fn(&Window) -> u32, side: u32| {
            let first = boxes.iter().map(least).min()?.saturating_sub(margin);
            let last = boxes.iter().map(far).max()?;
            (last <= side).then(|| (first, last.saturating_add(margin).min(side) - first))
        };
        let (x, width) = edges(|one| one.x.saturating_add(one.width), |one| one.x, image.width())?;
        let (y, height) = edges(|one| one.y.saturating_add(one.height), |one| one.y, image.height())?;
        Some(Window { x, y, width, height })
    }

    /// This part of the picture; nothing when it is smaller than a fingertip or not inside.
    pub fn cut(self, image: &Image) -> Option<Image> {
        let end = (self.x as usize).checked_add(self.width as usize)?;
        let rows = image.gray().chunks_exact(image.width() as usize).skip(self.y as usize).take(self.height as usize);
        let mut gray = Vec::with_capacity(self.width as usize * self.height as usize);
        for row in rows {
            gray.extend_from_slice(row.get(self.x as usize..end)?);
        }
        Image::new(self.width, self.height, gray, image.ppi()).ok()
    }

    /// Whether it lies in a picture of this size and holds something.
    pub fn fits(self, width: u32, height: u32) -> bool {
        let inside = |at: u32, length: u32, side: u32| length > 0 && at.checked_add(length).is_some_and(|end| end <= side);
        inside(self.x, self.width, width) && inside(self.y, self.height, height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(x: u32, y: u32, width: u32, height: u32) -> Window {
        Window { x, y, width, height }
    }

    #[test]
    fn fingers_keep_three_millimeters_around_them_as_far_as_the_picture_goes() {
        let gray: Vec<u8> = (0..400 * 500).map(|at| (at % 251) as u8).collect();
        let image = Image::new(500, 400, gray, 500.0).expect("a picture");
        assert_eq!(Window::around(&image, &[]), None);
        let two = [window(100, 90, 80, 100), window(300, 70, 90, 110)];
        assert_eq!(Window::around(&image, &two), Some(window(41, 11, 408, 238)));
        assert_eq!(Window::around(&image, &[window(10, 10, 480, 390)]), Some(window(0, 0, 500, 400)));
        assert_eq!(Window::around(&image, &[window(480, 10, 21, 20)]), None);
        assert_eq!(Window::around(&image, &[window(u32::MAX, 10, 21, 20)]), None);
        let part = window(41, 11, 408, 238).cut(&image).expect("inside");
        assert_eq!((part.width(), part.height(), part.gray()[0]), (408, 238, ((11 * 500 + 41) % 251) as u8));
        assert!(window(100, 100, 401, 200).cut(&image).is_none() && window(0, 350, 100, 100).cut(&image).is_none());
        assert!(window(0, 0, 500, 400).fits(500, 400) && !window(1, 0, 500, 400).fits(500, 400) && !window(0, 0, 0, 1).fits(500, 400));
    }
}
