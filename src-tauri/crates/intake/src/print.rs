//! Prints in an opened package: compressed as agreed, at the resolution and with the boxes that the record names.
//!
//! Segments and sizes are looked at, the coded ridges are not: that takes a hundred times as long, and whoever compares them sees it.

use enrollment::{Digest, EnrollmentRecord, FingerFound, Sample, SampleKind};
use fingerprint::{PPI, PPI_TOLERANCE, Window, wsq};
use package::Opened;

/// Every picture of fingers that the record names is a WSQ file with its resolution and its boxes.
pub(crate) fn prints_are_readable(record: &EnrollmentRecord, opened: &Opened) -> bool {
    let prints = record.samples.iter().filter(|sample| sample.kind.placement().is_some() || !sample.further.is_empty());
    prints.into_iter().all(|sample| {
        let file = |digest: &Digest| {
            let part = opened.content.samples.iter().find(|part| Digest::of(&part.bytes) == *digest);
            part.filter(|part| part.media_type == wsq::MEDIA_TYPE).map(|part| &part.bytes[..])
        };
        are_readable(sample, file)
    })
}

/// The sample's own picture and its further ones, in each the boxes that lie in it; only slaps have further ones, and each of them counts for
/// a finger.
fn are_readable<'a>(sample: &Sample, file: impl Fn(&Digest) -> Option<&'a [u8]>) -> bool {
    let own = (&sample.digest, sample.capture.resolution_ppi);
    let further = sample.further.iter().map(|one| (&one.digest, Some(one.resolution_ppi)));
    let pictures: Vec<_> = std::iter::once(own).chain(further).collect();
    let fingers = &sample.capture.fingers;
    let fits_kind = sample.further.is_empty() || matches!(sample.kind, SampleKind::Slap(_));
    fits_kind
        && fingers.iter().all(|finger| usize::from(finger.picture) < pictures.len())
        && pictures.iter().enumerate().all(|(at, (digest, ppi))| {
            let boxes: Vec<&FingerFound> = fingers.iter().filter(|finger| usize::from(finger.picture) == at).collect();
            (at == 0 || !boxes.is_empty()) && file(digest).is_some_and(|file| is_readable(&boxes, *ppi, file))
        })
}

fn is_readable(fingers: &[&FingerFound], ppi: Option<u32>, file: &[u8]) -> bool {
    let Ok(seen) = wsq::inspect(file) else { return false };
    let right = |ppi: u32| (ppi as f32 - PPI).abs() <= PPI * PPI_TOLERANCE;
    let scores_fit = fingers.iter().all(|finger| finger.score <= 100 && finger.device_score.is_none_or(|score| score <= 100));
    let boxes_fit = fingers.iter().all(|finger| {
        Window { x: finger.x, y: finger.y, width: finger.width, height: finger.height }.fits(seen.frame.width, seen.frame.height)
    });
    scores_fit && boxes_fit && seen.ppi().is_some_and(right) && seen.ppi() == ppi
}

#[cfg(test)]
mod tests {
    use super::are_readable;
    use enrollment::{CaptureNote, Digest, FingerFound, FingerPosition, FurtherPicture, Sample, SampleKind, Slap};
    use fingerprint::{Image, wsq};

    fn file(ppi: f32) -> Vec<u8> {
        let gray: Vec<u8> = (0..200 * 300).map(|at: u32| (at % 200 / 5 * 40 % 256) as u8).collect();
        let image = Image::new(200, 300, gray, ppi).expect("a picture");
        wsq::encode(&image, wsq::BitRate::default(), &[]).expect("encoded")
    }

    fn sample(file: &[u8], ppi: Option<u32>, x: u32, width: u32) -> Sample {
        let found =
            FingerFound { position: FingerPosition::RightThumb, x, y: 10, width, height: 290, rotation_deg: 0.0, score: 50, picture: 0, flaw: None, device_score: None };
        Sample {
            id: "7f0a5d52-5a3c-4c55-9a7a-0123456789ab".parse().expect("an id"),
            kind: SampleKind::Slap(Slap::Thumbs),
            digest: Digest::of(file),
            length: file.len() as u64,
            media_type: wsq::MEDIA_TYPE.to_owned(),
            capture: CaptureNote {
                device: "d".to_owned(),
                simulated: false,
                by: "clerk-1".parse().expect("an officer"),
                at: enrollment::Timestamp::default(),
                tries: 1,
                resolution_ppi: ppi,
                fingers: vec![found],
                names_declared: false,
                iris: None,
                portrait: None,
                mix_ups: Vec::new(),
            },
            further: Vec::new(),
        }
    }

    fn is_readable(sample: &Sample, file: &[u8]) -> bool {
        are_readable(sample, |digest| (*digest == Digest::of(file)).then_some(file))
    }

    #[test]
    fn a_print_is_what_the_record_says_of_it() {
        let ordinary = file(500.0);
        assert!(is_readable(&sample(&ordinary, Some(500), 100, 100), &ordinary));
        assert!(!is_readable(&sample(&ordinary, Some(500), 101, 100), &ordinary), "a box beyond the edge");
        assert!(!is_readable(&sample(&ordinary, Some(500), 10, 0), &ordinary), "a box without width");
        assert!(!is_readable(&sample(&ordinary, Some(500), u32::MAX, 2), &ordinary), "a box far away");
        assert!(!is_readable(&sample(&ordinary, Some(501), 100, 100), &ordinary), "another resolution");
        assert!(!is_readable(&sample(&ordinary, None, 100, 100), &ordinary), "no resolution");
        let other = file(503.0);
        assert!(is_readable(&sample(&other, Some(503), 100, 100), &other));
        let cut = &ordinary[..ordinary.len() - 1];
        assert!(!is_readable(&sample(cut, Some(500), 100, 100), cut), "cut off");
        assert!(!is_readable(&sample(b"\x89PNG", Some(500), 100, 100), b"\x89PNG"), "another format");
    }

    #[test]
    fn each_finger_lies_in_the_picture_it_counts_from() {
        let (first, second) = (file(500.0), file(503.0));
        let further = FurtherPicture {
            id: "7f0a5d52-5a3c-4c55-9a7a-0123456789ac".parse().expect("an id"),
            digest: Digest::of(&second),
            length: second.len() as u64,
            media_type: wsq::MEDIA_TYPE.to_owned(),
            device: "d".to_owned(),
            simulated: false,
            by: "clerk-1".parse().expect("an officer"),
            at: enrollment::Timestamp::default(),
            number: 2,
            resolution_ppi: 503,
        };
        let right = FingerFound { position: FingerPosition::LeftThumb, picture: 1, ..sample(&first, None, 0, 100).capture.fingers[0] };
        let both = Sample { further: vec![further], ..sample(&first, Some(500), 100, 100) };
        let with = |fingers: Vec<FingerFound>| {
            let mut combined = both.clone();
            combined.capture.fingers = fingers;
            are_readable(&combined, |digest| [&first, &second].into_iter().find(|file| Digest::of(file) == *digest).map(|file| &file[..]))
        };
        let left = both.capture.fingers[0];
        assert!(with(vec![left, right]));
        assert!(!with(vec![left, FingerFound { x: 150, ..right }]), "a box beyond the edge of the second picture");
        assert!(!with(vec![left, FingerFound { picture: 2, ..right }]), "a picture that is not there");
        assert!(with(vec![left, FingerFound { device_score: Some(100), ..right }]));
        assert!(!with(vec![left, FingerFound { device_score: Some(101), ..right }]), "a score that is none");
        assert!(!with(vec![left]), "a picture that nothing counts from");
        assert!(!are_readable(&both, |digest| (*digest == both.digest).then_some(&first[..])), "the second one is not in the package");
    }
}
