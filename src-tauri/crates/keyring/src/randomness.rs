/// `N` random bytes from the operating system: the one source of randomness of the product.
///
/// # Panics
///
/// If the operating system cannot deliver randomness. There is nothing sensible to do then: a predictable key is worse than no
/// program.
#[must_use]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if let Err(reason) = getrandom::fill(&mut bytes) {
        panic!("the operating system delivers no randomness: {reason}");
    }
    bytes
}
