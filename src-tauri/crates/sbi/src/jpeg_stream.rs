//! The live picture of a service: one JPEG after another, in parts of `multipart/x-mixed-replace`.

/// Bytes of what stands before a picture.
const LONGEST_HEAD: usize = 4 << 10;

/// Bytes of a picture.
const LARGEST: usize = 8 << 20;

/// The last bytes of a JPEG and the first ones of the next part: where a part does not say how long it is.
const END: &[u8] = &[0xff, 0xd9, b'\r', b'\n', b'-', b'-'];

/// Not what the interface says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoStream;

/// What has come and is not a whole picture yet.
#[derive(Default)]
pub(crate) struct JpegStream {
    rest: Vec<u8>,
    /// Bytes of the picture that is coming; inside `None` where the part does not say.
    body: Option<Option<usize>>,
}

impl JpegStream {
    /// Takes what came next; the last picture that is whole with it, if any. Earlier ones were overtaken.
    pub(crate) fn push(&mut self, bytes: &[u8]) -> Result<Option<Vec<u8>>, NoStream> {
        self.rest.extend_from_slice(bytes);
        let mut newest = None;
        loop {
            let Some(length) = self.body else {
                let Some((length, end)) = head(&self.rest) else {
                    return if self.rest.len() > LONGEST_HEAD { Err(NoStream) } else { Ok(newest) };
                };
                if length.is_some_and(|length| length > LARGEST) {
                    return Err(NoStream);
                }
                self.rest.drain(..end);
                self.body = Some(length);
                continue;
            };
            let whole = match length {
                Some(length) => (self.rest.len() >= length).then_some(length),
                None => self.rest.windows(END.len()).position(|bytes| bytes == END).map(|at| at + 2),
            };
            let Some(whole) = whole else {
                return if self.rest.len() > LARGEST { Err(NoStream) } else { Ok(newest) };
            };
            newest = Some(self.rest.drain(..whole).collect());
            self.body = None;
        }
    }
}

/// The length that the lines before a picture name, if they do, and where the picture begins; `None` while they have not ended.
fn head(bytes: &[u8]) -> Option<(Option<usize>, usize)> {
    let (mut begin, mut length, mut named) = (0, None, false);
    loop {
        let end = begin + bytes.get(begin..)?.iter().position(|byte| *byte == b'\n')?;
        let line = bytes[begin..end].trim_ascii();
        begin = end + 1;
        match line.iter().position(|byte| *byte == b':') {
            Some(at) => {
                named = true;
                if line[..at].eq_ignore_ascii_case(b"content-length") {
                    length = std::str::from_utf8(&line[at + 1..]).ok().and_then(|number| number.trim().parse().ok());
                }
            }
            // The blank line; blank ones before the boundary are of the part before.
            None if line.is_empty() && named => return Some((length, begin)),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{JpegStream, LARGEST, LONGEST_HEAD, NoStream};

    const PICTURES: [&[u8]; 2] = [b"\xff\xd8one\r\n--two\xff\xd9", b"\xff\xd8three\xff\xd9"];

    fn stream(with_length: bool) -> Vec<u8> {
        let part = |picture: &&[u8]| {
            let length = if with_length { format!("content-length : {}\r\n", picture.len()) } else { String::new() };
            [format!("--BoundaryString\r\nContent-Type:image/jpeg\r\n{length}\r\n").as_bytes(), picture, b"\r\n"].concat()
        };
        let mut bytes: Vec<u8> = PICTURES.iter().flat_map(part).collect();
        bytes.extend(b"--BoundaryString\r\n");
        bytes
    }

    #[test]
    fn pictures_come_whole_however_the_stream_is_cut_into_pieces() {
        for with_length in [true, false] {
            let bytes = stream(with_length);
            for size in [1, 2, 7, 31] {
                let mut parts = JpegStream::default();
                let taken: Vec<_> = bytes.chunks(size).filter_map(|piece| parts.push(piece).expect("a stream")).collect();
                assert_eq!(taken, PICTURES, "pieces of {size}, length said: {with_length}");
            }
            assert_eq!(JpegStream::default().push(&bytes), Ok(Some(PICTURES[1].to_vec())), "the newest, when all come at once");
        }
    }

    #[test]
    fn what_is_no_stream_is_not_gathered() {
        let mut endless = JpegStream::default();
        assert_eq!(endless.push(&vec![b'a'; LONGEST_HEAD + 1]), Err(NoStream));
        let huge = format!("--B\r\nContent-Length: {}\r\n\r\n", LARGEST + 1);
        assert_eq!(JpegStream::default().push(huge.as_bytes()), Err(NoStream));
        let mut without_length = JpegStream::default();
        without_length.push(b"--B\r\nContent-Type: image/jpeg\r\n\r\n").expect("a head");
        assert_eq!(without_length.push(&vec![0; LARGEST + 1]), Err(NoStream));
    }
}
