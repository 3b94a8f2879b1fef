use portrait::Rgb;

/// One synthetic person who can sit before the simulated camera.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// Name of the set of pictures, not of a person.
    pub id: &'static str,
    file: &'static [u8],
}

const PEOPLE: [Person; 5] = [
    Person { id: "P001", file: include_bytes!("../../../../../assets/test-people/P001_studio.jpg") },
    Person { id: "P003", file: include_bytes!("../../../../../assets/test-people/P003_studio.jpg") },
    Person { id: "P005", file: include_bytes!("../../../../../assets/test-people/P005_studio.jpg") },
    Person { id: "P007", file: include_bytes!("../../../../../assets/test-people/P007_studio.jpg") },
    Person { id: "P009", file: include_bytes!("../../../../../assets/test-people/P009_studio.jpg") },
];

/// The people the product ships for practice; their pictures are described in `assets/test-people`.
pub fn people() -> &'static [Person] {
    &PEOPLE
}

impl Person {
    /// The JPEG file of the picture.
    pub fn jpeg(&self) -> &'static [u8] {
        self.file
    }

    /// The picture.
    ///
    /// # Errors
    /// As [`Rgb::decode`]; a test shows that the shipped ones are whole.
    pub fn picture(&self) -> Result<Rgb, portrait::ImageError> {
        Rgb::decode(self.file)
    }
}
