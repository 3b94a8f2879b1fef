//! How an officer likes the desk: look, size, sound, shutter and keys. Kept in the vault under the sign-in name, with nothing personal in it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{Refusal, Station, Topic};

/// What one officer has chosen. The station keeps it and knows its limits; what it means, the window knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Preferences {
    /// `light`, `night` or `sunlight`.
    pub theme: String,
    /// `regular` or `compact`.
    pub density: String,
    /// Size of the letters in percent: 100, 125, 150 or 200.
    pub text_percent: u16,
    /// Loudness of the sounds in percent; 0 is silence.
    pub volume: u8,
    /// A portrait is taken by itself when all is right.
    pub automatic_shutter: bool,
    /// Keys in another place: what a key does → the combination that does it (`exception` → `F7`). What is not named stays as it is.
    /// `pedal` moves nothing: it is a foot switch, one more key for Enter.
    pub keys: BTreeMap<String, String>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: "light".to_owned(),
            density: "regular".to_owned(),
            text_percent: 100,
            volume: 60,
            automatic_shutter: true,
            keys: BTreeMap::new(),
        }
    }
}

const THEMES: [&str; 3] = ["light", "night", "sunlight"];
const DENSITIES: [&str; 2] = ["regular", "compact"];
const SIZES: [u16; 4] = [100, 125, 150, 200];
/// More than the map of keys has.
const MOST_KEYS: usize = 40;
/// Longer than any combination.
const LONGEST: usize = 24;

impl Preferences {
    /// Refuses what no window offers: a name nobody knows, two meanings for one key, a text without an end.
    fn check(&self) -> Result<(), Refusal> {
        let refused = |field: &str| Err(Refusal::new("preferenceUnknown").at(field));
        if !THEMES.contains(&self.theme.as_str()) {
            return refused("theme");
        }
        if !DENSITIES.contains(&self.density.as_str()) {
            return refused("density");
        }
        if !SIZES.contains(&self.text_percent) {
            return refused("textPercent");
        }
        if self.volume > 100 {
            return refused("volume");
        }
        let plain = |text: &String| (1..=LONGEST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+');
        let keys: BTreeSet<&String> = self.keys.values().collect();
        if self.keys.len() > MOST_KEYS || keys.len() < self.keys.len() || !self.keys.iter().all(|(id, key)| plain(id) && plain(key)) {
            return refused("keys");
        }
        Ok(())
    }
}

impl Station {
    /// What the officer who works here has chosen; nothing while nobody works, because it stands in the vault.
    pub fn preferences(&self) -> Option<Preferences> {
        let work = self.begin_quietly().ok()?;
        let kept = work.vault().setting(&place(&work.act.officer)).ok().flatten();
        // What an older program wrote differently is no reason to keep an officer from working.
        let known = kept.and_then(|text| serde_json::from_str::<Preferences>(&text).ok()).filter(|known| known.check().is_ok());
        Some(known.unwrap_or_default())
    }

    /// Keeps what the officer who works here has chosen.
    ///
    /// # Errors
    /// `preferenceUnknown` at the part that no window offers, and those of beginning and of the vault.
    pub fn save_preferences(&self, wanted: &Preferences) -> Result<(), Refusal> {
        wanted.check()?;
        let work = self.begin("save_preferences")?;
        let text = serde_json::to_string(wanted).map_err(|error| Refusal::new("preferenceUnknown").because(error))?;
        work.vault().set_setting(&place(&work.act.officer), &text)?;
        self.tell(Topic::Session);
        Ok(())
    }
}

fn place(officer: &enrollment::OfficerId) -> String {
    format!("preferences:{officer}")
}
