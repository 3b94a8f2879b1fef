//! Portable graymaps (PGM, raw form P5, 8 bits): what laboratories keep prints in.

/// Width, height and pixels; nothing for anything else.
pub(crate) fn read(file: &[u8]) -> Option<(u32, u32, Vec<u8>)> {
    let mut rest = file.strip_prefix(b"P5")?;
    let mut numbers = [0u32; 3];
    for number in &mut numbers {
        rest = skip_space(rest)?;
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        *number = std::str::from_utf8(&rest[..digits]).ok()?.parse().ok()?;
        rest = &rest[digits..];
    }
    let [width, height, white] = numbers;
    // One white space character ends the head.
    let (space, pixels) = rest.split_first()?;
    let length = usize::try_from(u64::from(width).checked_mul(u64::from(height))?).ok()?;
    (space.is_ascii_whitespace() && white == 255).then_some(())?;
    Some((width, height, pixels.get(..length)?.to_vec()))
}

/// Without the white space and the comments before the next number.
fn skip_space(mut rest: &[u8]) -> Option<&[u8]> {
    let before = rest.len();
    loop {
        match rest.first()? {
            b'#' => rest = &rest[rest.iter().position(|byte| *byte == b'\n')?..],
            byte if byte.is_ascii_whitespace() => rest = &rest[1..],
            _ if rest.len() < before => return Some(rest),
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn heads_are_read_as_they_may_be_written() {
        for head in ["P5 2 1 255\n", "P5\n2 1\n255\n", "P5\n# a comment\n2\n#another\n 1 255 "] {
            let file = [head.as_bytes(), &[7, 9]].concat();
            assert_eq!(read(&file), Some((2, 1, vec![7, 9])), "{head}");
            assert_eq!(read(&file[..file.len() - 1]), None, "{head}, cut");
        }
        for head in ["P2 2 1 255\n", "P5 2 1 65535\n", "P52 1 255\n", "P5 99999999999 1 255\n", "P5 4294967295 4294967295 255\n", "P5 2", "P5 #"] {
            assert_eq!(read(&[head.as_bytes(), &[7, 9]].concat()), None, "{head}");
        }
    }
}
