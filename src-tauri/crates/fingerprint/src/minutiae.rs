//! A fingertip's picture into its minutiae: the places where ridges end or fork.
//!
//! One named stage per line in [`extract`]; each hands what it made to the watcher, if there is one.

mod belief;
mod binarization;
mod candidates;
mod enhancement;
mod frequency;
mod grid;
mod mask;
mod normalization;
mod orientation;
mod selection;
mod skeleton;
mod thinning;
mod watch;

use crate::Image;
use crate::template::Template;
use crate::watch::{Picture, Stage, Watcher};

/// The minutiae of one fingertip (upright or turned; neighbors cut away, see [`crate::Region::cut`]).
pub fn template(finger: &Image) -> Template {
    extract(finger, &mut Watcher::none())
}

/// As [`template`], and hands every stage's picture to `watch` on the way: for people who want to see why.
pub fn template_explained(finger: &Image, watch: &mut dyn FnMut(Stage, Picture)) -> Template {
    extract(finger, &mut Watcher::new(watch))
}

fn extract(finger: &Image, watcher: &mut Watcher<'_>) -> Template {
    let mask = watcher.see(Stage::Segmentation, mask::find(finger));
    let normal = watcher.see(Stage::Normalization, normalization::normalize(finger));
    let flow = watcher.see(Stage::Orientation, orientation::measure(&normal, &mask));
    let period = watcher.see(Stage::Frequency, frequency::measure(&normal, &flow, &mask));
    let enhanced = watcher.see(Stage::Enhancement, enhancement::enhance(&normal, &flow, &period, &mask));
    let ridges = watcher.see(Stage::Binarization, binarization::binarize(&enhanced));
    let lines = watcher.see(Stage::Thinning, thinning::thin(ridges));
    let candidates = watcher.see(Stage::Minutiae, candidates::find(&lines, &flow));
    let minutiae = selection::select(candidates, &enhanced, &flow, &mask);
    let template = Template::of(finger, minutiae);
    watcher.show(Stage::Selection, || watch::marked(finger, &template));
    template
}
