//! What stands on the virtual screen, read from the X server's own frame buffer (a file in X window dump format): looking costs the
//! measured programs nothing, and no page has to help.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Rows at the top that belong to the window manager's title bar.
const TITLE_BAR: usize = 60;
/// Seen in every fourth row of a page that has text.
const MANY_COLORS: usize = 300;

/// The frame buffer of a screen.
pub(crate) struct Glass {
    file: PathBuf,
}

/// The pixels at one moment.
pub(crate) struct Picture {
    pixels: Vec<u32>,
    width: usize,
}

impl Glass {
    /// Of the server that was started with `-fbdir FOLDER`.
    pub(crate) fn of(folder: &Path) -> Self {
        Self { file: folder.join("Xvfb_screen0") }
    }

    /// Looks.
    pub(crate) fn look(&self) -> Result<Picture, String> {
        let mut bytes = Vec::new();
        File::open(&self.file).and_then(|mut file| file.read_to_end(&mut bytes)).map_err(|why| format!("frame buffer of the screen: {why}"))?;
        Picture::read(&bytes).ok_or_else(|| "the frame buffer of the screen is not as expected".to_owned())
    }
}

impl Picture {
    /// Reads an X window dump of 32 bits a pixel.
    fn read(bytes: &[u8]) -> Option<Self> {
        let word = |index: usize| Some(u32::from_be_bytes(bytes.get(index * 4..index * 4 + 4)?.try_into().ok()?) as usize);
        let (header, width, height, bits, line, colors) = (word(0)?, word(4)?, word(5)?, word(11)?, word(12)?, word(19)?);
        if bits != 32 || line != width * 4 {
            return None;
        }
        let start = header + colors * 12;
        let pixels = bytes.get(start..start + line * height)?.chunks_exact(4);
        Some(Self { pixels: pixels.map(|pixel| u32::from_le_bytes([pixel[0], pixel[1], pixel[2], 0])).collect(), width })
    }

    /// Whether a page with its text is drawn: a page that still waits for its letters has some tens of colors, their smoothed edges bring
    /// hundreds.
    pub(crate) fn is_drawn(&self) -> bool {
        let colors: BTreeSet<u32> = self.pixels.chunks_exact(self.width).skip(TITLE_BAR).step_by(4).flatten().copied().collect();
        colors.len() > MANY_COLORS
    }

    /// In how many pixels two pictures differ, the title bar left out.
    pub(crate) fn differs_from(&self, other: &Self) -> usize {
        self.pixels.iter().zip(&other.pixels).skip(TITLE_BAR * self.width).filter(|(one, other)| one != other).count()
    }

    /// Writes it as a portable pixmap, to be looked at by a person.
    pub(crate) fn save(&self, path: &Path) -> std::io::Result<()> {
        let mut bytes = format!("P6 {} {} 255\n", self.width, self.pixels.len() / self.width).into_bytes();
        bytes.extend(self.pixels.iter().flat_map(|pixel| [(pixel >> 16) as u8, (pixel >> 8) as u8, *pixel as u8]));
        std::fs::write(path, bytes)
    }
}
