//! Files that others made.

use fingerprint::wsq::{Comment, decode, inspect};

use crate::kit::{foreign_files, picture, psnr, test_data};

#[test]
fn every_foreign_file_is_read_with_what_it_says_of_itself() {
    let Some(folder) = test_data() else { return };
    for path in foreign_files(&folder) {
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
        let decoded = decode(&std::fs::read(&path).expect("the file")).unwrap_or_else(|why| panic!("{name}: {why}"));
        let seen = inspect(&std::fs::read(&path).expect("the file")).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert_eq!((&seen.frame, &seen.comments, seen.ppi()), (&decoded.frame, &decoded.comments, decoded.ppi()), "{name}");
        assert_eq!(decoded.gray.len() as u32, decoded.frame.width * decoded.frame.height);
        if let Some((width, height)) = name.rsplit_once('_').and_then(|(_, size)| size.split_once('x')) {
            assert_eq!((decoded.frame.width.to_string(), decoded.frame.height.to_string()), (width.to_owned(), height.to_owned()), "{name}");
        }
        let nist = decoded.nist().unwrap_or_else(|| panic!("{name} has NIST's comment"));
        assert_eq!(nist.get("PIX_WIDTH"), Some(decoded.frame.width.to_string().as_str()), "{name}");
        assert!(decoded.ppi().is_some(), "{name}");
        assert!(decoded.comments.iter().any(|comment| matches!(comment, Comment::Nist(_))));
    }
}

#[test]
fn foreign_files_become_the_pictures_that_lie_beside_them() {
    let Some(folder) = test_data() else { return };
    for (file, beside) in [("jnbis/sample.wsq", "jnbis/sample.png"), ("sourceafis/wsq-original.wsq", "sourceafis/wsq-converted.png")] {
        let decoded = decode(&std::fs::read(folder.join(file)).expect("the file")).expect("a WSQ file");
        let wanted = picture(&folder.join(beside));
        let furthest = decoded.gray.iter().zip(wanted.gray()).map(|(ours, theirs)| ours.abs_diff(*theirs)).max();
        println!("{file}: {:.1} dB, furthest pixel {furthest:?}", psnr(&decoded.gray, wanted.gray()));
        // Annex AA allows one gray value.
        assert!(furthest <= Some(1), "{file}: a pixel is off by {furthest:?}");
    }
}
