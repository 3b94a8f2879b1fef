//! The helper process around libfprint: orders on standard input, answers on standard output.
//!
//! It opens one device at a time and ends when its input closes. A crash in here takes nothing else along.

#[cfg(target_os = "linux")]
#[allow(unsafe_code)] // The driver of `fingerprint-sys`: the one place where its functions are called.
mod libfprint;
#[cfg(target_os = "linux")]
mod session;

#[cfg(target_os = "linux")]
fn main() {
    session::run();
}

/// Without libfprint every order gets the honest answer.
#[cfg(not(target_os = "linux"))]
fn main() {
    use fingerprint_scanner::protocol::{Answer, Fault, receive_order, reply};
    let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
    while receive_order(&mut input).is_ok() {
        let answer = Answer::Failed { why: Fault::Unsupported, detail: "libfprint is not on this system".into() };
        if reply(&mut output, &answer, &[]).is_err() {
            return;
        }
    }
}
