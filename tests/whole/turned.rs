//! One screen for two people, in the real windows: the applicant's view covers it, and the way back asks for the officer's password
//! where that can be seen.

use serde_json::{Value, json};
use std::time::Duration;
use whole::page::{CONTROL, ENTER, ESCAPE, Page};
use whole::post::{Center, Post, password, target, until};
use whole::screen::{RealWindow, Screen, alone};
use whole::trip::CLERK;
use whole::typist::Typist;
use whole::webdriver::Session;

use crate::touch::captured;
use crate::window::{sign_in, window_with};

/// The way is gone to its end on the first.
const SIZES: [(u32, u32); 2] = [(1366, 768), (1920, 1080)];

/// The people before the only screen, with its mouse and keyboard.
struct OneScreen<'a> {
    screen: &'a Screen,
    session: &'a Session,
    desk: String,
    applicant: String,
    size: (u32, u32),
}

impl OneScreen<'_> {
    fn page(&self) -> Page<'_> {
        Page { session: self.session }
    }

    /// Whether the applicant's window stands before the desk's.
    fn covered(&self) -> bool {
        !self.screen.hands_or_nothing(&["search", "--onlyvisible", "--name", "công dân"]).is_empty()
    }

    fn is_covered(&self, covered: bool) {
        until(&format!("covered: {covered}"), Duration::from_secs(20), || (self.covered() == covered).then_some(()));
        // The window manager puts windows away in its own time.
        std::thread::sleep(Duration::from_millis(400));
    }

    fn at_the_desk(&self) {
        self.session.switch_to(&self.desk).expect("the desk's window");
    }

    fn as_applicant(&self) {
        self.session.switch_to(&self.applicant).expect("the applicant's window");
    }

    /// Keys on the keyboard that stands before the screen, wherever they go.
    fn types(&self, text: &str) {
        self.screen.hands(&["type", "--delay", "60", text]);
    }

    /// The mouse goes to places in an element of the applicant's page, given as shares of it, pressed from the first to the last.
    fn draws(&self, css: &str, places: &[(f64, f64)]) {
        let place = self.page().ask(&format!("const r = document.querySelector('{css}').getBoundingClientRect(); return [r.left, r.top, r.width, r.height]"));
        let part = |index: usize, share: f64| (place[index].as_f64().unwrap_or_default() + place[index + 2].as_f64().unwrap_or_default() * share).round().to_string();
        let mut words: Vec<String> = Vec::new();
        for (step, (x, y)) in places.iter().enumerate() {
            words.extend(["mousemove".into(), part(0, *x), part(1, *y)]);
            if step == 0 {
                words.extend(["mousedown".into(), "1".into()]);
            }
            words.extend(["sleep".into(), "0.03".into()]);
        }
        words.extend(["mouseup".into(), "1".into()]);
        self.screen.hands(&words.iter().map(String::as_str).collect::<Vec<_>>());
    }

    fn touches(&self, css: &str) {
        self.page().see(css);
        self.draws(css, &[(0.5, 0.5)]);
    }

    fn photograph(&self, name: &str) {
        self.screen.photograph(&target().join(format!("screenshots/window-{}x{}-{name}.png", self.size.0, self.size.1)));
    }

    fn field(&self) -> Value {
        self.page().ask("return document.querySelector('[data-field=password] input')?.value ?? ''")
    }
}

#[test]
fn on_one_screen_the_applicant_reads_and_signs_alone_and_the_desk_comes_back_with_the_officers_password() {
    let _alone = alone();
    for size in SIZES {
        travels(size);
    }
}

fn travels(size: (u32, u32)) {
    let Some(screen) = Screen::start(size.0, size.1) else { return };
    let Some(driver) = RealWindow::start(&screen) else { return };
    let post = Post::provision();
    let center = Center::start(post.data(), 0, None);
    let application = captured(&post, &center);
    let data = post.data().to_str().expect("a path").to_owned();
    let session = driver.open(&["--data", &data, "--center", &center.address]);
    let applicant = window_with(&session, "applicant.html");
    let desk = window_with(&session, "index.html");
    let here = OneScreen { screen: &screen, session: &session, desk, applicant, size };
    let clerk = Typist::new(&session);
    sign_in(&here.page(), CLERK);
    assert!(!here.covered(), "the desk stands free");
    here.page().click(&format!("[data-application=\"{application}\"]"));
    // Captured by another run of the program: it asks whether this is still the same person.
    here.page().see("[data-screen=person], [data-screen=review]");
    if clerk.screen() == "person" {
        clerk.press(&[ENTER]);
    }
    clerk.arrive("review");
    clerk.press(&[ENTER]);
    here.page().see("[data-part=applicant-screen][data-state=review]");
    here.page().click("[data-part=turn-screen]");
    clerk.arrive("turned");
    here.is_covered(true);

    here.as_applicant();
    here.page().wait("the applicant's view has the whole screen", || (here.page().ask("return [innerWidth, innerHeight]") == json!([size.0, size.1])).then_some(()));
    here.page().see("[data-part=summary-line]");
    here.page().see("[data-part=turn-back]");
    here.photograph("turned-review");
    if size != SIZES[0] {
        // A larger screen is covered whole as well; the way back is the same.
        return;
    }

    // A wrong password: no letter of it is lost, and what is wrong with it is seen.
    let wrong = "khong phai cua toi";
    here.at_the_desk();
    here.types(wrong);
    here.is_covered(false);
    here.page().wait("every letter stands in the field", || (here.field() == wrong).then_some(()));
    here.photograph("turn-back");
    clerk.press(&[ENTER]);
    here.page().see("[data-part=turn-back-dialog] [data-part=problem][data-code=wrongPassword]");
    assert!(!here.covered(), "what is wrong is not behind the applicant's view");
    assert_eq!(here.page().ask("return document.querySelectorAll('[data-part=summary-line], [data-part=sheet]').length"), 0, "nothing else stands at the desk");
    here.photograph("turn-back-wrong");
    clerk.press(&[ESCAPE]);
    here.is_covered(true);

    // The applicant was not put out by it: they go on and sign.
    here.as_applicant();
    here.touches("[data-part=all-right]");
    here.page().see("[data-part=signature-pad]");
    for stroke in 0..3 {
        let start = 0.1 + 0.28 * f64::from(stroke);
        let places: Vec<(f64, f64)> = (0..14).map(|step| f64::from(step) / 13.0).map(|t| (start + 0.24 * t, 0.5 + 0.3 * (t * 6.0).sin())).collect();
        here.draws("[data-part=signature-pad]", &places);
    }
    here.page().see("[data-part=sign]:not([disabled])");
    here.photograph("turned-signature");
    here.touches("[data-part=sign]");
    here.page().see("[data-part=applicant][data-state=thanks], [data-part=applicant][data-state=idle]");

    // The button on the applicant's view brings the question, too.
    here.touches("[data-part=turn-back]");
    here.is_covered(false);
    here.at_the_desk();
    here.page().see("[data-part=turn-back-dialog]");
    here.types(&password(CLERK));
    here.page().wait("every letter stands in the field", || (here.field() == password(CLERK)).then_some(()));
    clerk.press(&[ENTER]);
    clerk.arrive("review");
    here.page().see("[data-part=attestation]");
    assert!(!here.covered());
    clerk.press(&[CONTROL, ENTER]);
    clerk.arrive("done");
}
