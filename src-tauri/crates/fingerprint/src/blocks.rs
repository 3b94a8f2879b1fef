//! The picture in blocks: gradient energy and ridge flow of each.

use crate::Image;
use crate::parameters::BLOCK;

/// Structure tensor sums per block, row by row.
pub(crate) struct Blocks {
    pub columns: usize,
    pub rows: usize,
    xx: Vec<f32>,
    yy: Vec<f32>,
    xy: Vec<f32>,
}

/// Ridge flow in a window of blocks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Flow {
    /// Mean squared gradient per pixel.
    pub energy: f32,
    /// 0 = no direction, 1 = perfectly parallel.
    pub coherence: f32,
    /// Direction across the ridges, radians in picture coordinates (y down).
    pub normal: f32,
}

impl Blocks {
    /// Sums the gradients of every whole block.
    pub(crate) fn measure(image: &Image) -> Self {
        let (width, height) = (image.width() as usize, image.height() as usize);
        let (columns, rows) = (width / BLOCK, height / BLOCK);
        let gray = image.gray();
        let mut blocks =
            Self { columns, rows, xx: vec![0.0; columns * rows], yy: vec![0.0; columns * rows], xy: vec![0.0; columns * rows] };
        for y in 1..(rows * BLOCK).min(height - 1) {
            let above = &gray[(y - 1) * width..y * width];
            let line = &gray[y * width..(y + 1) * width];
            let below = &gray[(y + 1) * width..(y + 2) * width];
            for x in 1..(columns * BLOCK).min(width - 1) {
                let gx = f32::from(line[x + 1]) - f32::from(line[x - 1]);
                let gy = f32::from(below[x]) - f32::from(above[x]);
                let block = y / BLOCK * columns + x / BLOCK;
                blocks.xx[block] += gx * gx;
                blocks.yy[block] += gy * gy;
                blocks.xy[block] += gx * gy;
            }
        }
        blocks
    }

    /// Flow of the window reaching `reach` blocks to every side.
    pub(crate) fn flow(&self, column: usize, row: usize, reach: usize) -> Flow {
        let (mut xx, mut yy, mut xy, mut count) = (0.0f32, 0.0f32, 0.0f32, 0usize);
        for r in row.saturating_sub(reach)..=(row + reach).min(self.rows - 1) {
            for c in column.saturating_sub(reach)..=(column + reach).min(self.columns - 1) {
                let block = r * self.columns + c;
                xx += self.xx[block];
                yy += self.yy[block];
                xy += self.xy[block];
                count += 1;
            }
        }
        let energy = xx + yy;
        let apart = ((xx - yy) * (xx - yy) + 4.0 * xy * xy).sqrt();
        Flow {
            energy: energy / (count * BLOCK * BLOCK) as f32,
            coherence: if energy > 0.0 { apart / energy } else { 0.0 },
            normal: 0.5 * (2.0 * xy).atan2(xx - yy),
        }
    }
}
