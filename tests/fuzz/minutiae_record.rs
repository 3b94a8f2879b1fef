//! Minutiae records, from other capture kits.

use fingerprint::{Edition, Image, PPI, Template, read_record, template, write_record};

use crate::fuzz;

fn print_of(seed: u64) -> Template {
    let drawn = synthetic::finger(seed, fingerprint::Position::try_from(2).expect("a finger"), &synthetic::Condition::attempt(0));
    template(&Image::new(drawn.width(), drawn.height(), drawn.gray().to_vec(), PPI).expect("a picture"))
}

#[test]
fn a_damaged_minutiae_record_is_templates_that_can_be_written_or_an_error() {
    let (one, other) = (print_of(3), print_of(4));
    let good = [Edition::First, Edition::Second].map(|edition| write_record(&[one.clone(), other.clone()], edition));
    fuzz("minutiae records", &good, 20_000, |which, bytes| {
        if let Ok(read) = read_record(bytes) {
            let edition = if which == 1 { Edition::Second } else { Edition::First };
            let again = read_record(&write_record(&read, edition)).expect("what was read is written so that it can be read");
            assert_eq!(again.len(), read.len());
            let minutiae = |templates: &[Template]| templates.iter().map(|one| one.minutiae().len()).collect::<Vec<_>>();
            assert_eq!(minutiae(&again), minutiae(&read));
        }
    });
}
