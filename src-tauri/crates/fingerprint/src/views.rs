//! Segmentation and quality as pictures: one pixel per block, or the picture itself with marks.

use crate::Image;
use crate::blocks::Blocks;
use crate::foreground::Foreground;
use crate::parameters::BLOCK;
use crate::region::Region;
use crate::ridges::ridges_at;
use crate::watch::{Picture, Stage, Visible, Watcher};

impl Visible for Foreground {
    fn picture(&self) -> Picture {
        let gray = self.inside.iter().map(|inside| if *inside { 0 } else { 255 }).collect();
        Picture { width: self.columns as u32, height: self.rows as u32, gray }
    }
}

impl Visible for Blocks {
    fn picture(&self) -> Picture {
        let strength = |i: usize| self.flow(i % self.columns, i / self.columns, 0).energy.sqrt();
        let gray = (0..self.columns * self.rows).map(|i| (255.0 - 2.0 * strength(i)).max(0.0) as u8).collect();
        Picture { width: self.columns as u32, height: self.rows as u32, gray }
    }
}

/// The slap paled, the blocks of every tip less so, a frame around each.
pub(crate) fn tips(image: &Image, regions: &[Region]) -> Picture {
    let (width, height) = (image.width() as usize, image.height() as usize);
    let mut gray: Vec<u8> = image.gray().iter().map(|gray| 155 + gray / 3).collect();
    for region in regions {
        for (column, row) in &region.blocks {
            let x = usize::from(*column) * BLOCK;
            for y in (usize::from(*row) * BLOCK..).take(BLOCK).take_while(|y| *y < height) {
                for at in y * width + x..y * width + (x + BLOCK).min(width) {
                    gray[at] = image.gray()[at] / 4 * 3;
                }
            }
        }
        let (left, top) = (region.x as usize, region.y as usize);
        let (right, bottom) = ((region.x + region.width) as usize - 1, (region.y + region.height) as usize - 1);
        for x in left..=right {
            gray[top * width + x] = 0;
            gray[bottom * width + x] = 0;
        }
        for y in top..=bottom {
            gray[y * width + left] = 0;
            gray[y * width + right] = 0;
        }
    }
    Picture { width: image.width(), height: image.height(), gray }
}

/// What the measures of skin saw of every block.
pub(crate) fn skin(image: &Image, blocks: &Blocks, foreground: &Foreground, watcher: &mut Watcher<'_>) {
    let place = |i: usize| (i % blocks.columns, i / blocks.columns);
    let ridges = |i: usize| {
        let (column, row) = place(i);
        let middle = |at: usize| (at * BLOCK + BLOCK / 2) as f32;
        ridges_at(image, middle(column), middle(row), blocks.flow(column, row, 1).normal)
    };
    let map = |share: &dyn Fn(usize) -> f32| {
        let gray = |(i, inside): (usize, &bool)| if *inside { (255.0 - 255.0 * share(i)).clamp(0.0, 255.0) as u8 } else { 255 };
        Picture { width: foreground.columns as u32, height: foreground.rows as u32, gray: foreground.inside.iter().enumerate().map(gray).collect() }
    };
    watcher.show(Stage::QualitySkin, || foreground.picture());
    watcher.show(Stage::QualityCoherence, || map(&|i| blocks.flow(place(i).0, place(i).1, 1).coherence));
    watcher.show(Stage::QualityPeriod, || map(&|i| ridges(i).periodic));
    watcher.show(Stage::QualityWhole, || map(&|i| 1.0 - ridges(i).broken));
}
