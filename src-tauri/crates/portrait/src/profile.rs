use thiserror::Error;

use crate::measure::Quantity;

/// The rules by which pictures are judged: one table, one row for each measure of a check.
///
/// Rows stand in the order in which a person is told what to change: what hides all else comes first.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    pub(crate) rules: Vec<Rule>,
}

/// Why a table is no profile.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line} of the profile: {what}")]
pub struct ProfileError {
    /// Counted from one.
    pub line: usize,
    /// What is wrong.
    pub what: &'static str,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rule {
    pub(crate) check: String,
    /// None: only a person can tell.
    pub(crate) quantity: Option<Quantity>,
    pub(crate) clause: String,
    pub(crate) unit: String,
    fail_below: f32,
    pass_from: f32,
    pass_to: f32,
    fail_above: f32,
    /// Whether a value in the range is enough for a pass, or a person is asked all the same.
    can_pass: bool,
    score: Score,
    /// Codes of what to say to values that are too low and too high.
    low: String,
    high: String,
}

/// How one check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// Measured, and within the rule.
    Pass,
    /// This picture does not allow to measure it.
    NotJudged,
    /// A person has to look: not measurable well enough, or too close to the limit.
    Ask,
    /// Measured, and outside of the rule.
    Fail,
}

impl Answer {
    /// The word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::NotJudged => "not_judged",
            Self::Ask => "ask",
            Self::Fail => "fail",
        }
    }
}

/// To which side of its rule a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Below.
    Low,
    /// Above.
    High,
}

/// From a native value to 0..100.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Score {
    None,
    Rise(f32, f32),
    Fall(f32, f32),
    Near(f32, f32),
    Window(f32, f32, f32),
    Power(f32),
    Cosine,
}

impl Score {
    fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let kind = words.next()?;
        let numbers = words.map(str::parse).collect::<Result<Vec<f32>, _>>().ok()?;
        Some(match (kind, numbers.as_slice()) {
            ("", []) => Self::None,
            ("rise", [middle, width]) => Self::Rise(*middle, *width),
            ("fall", [middle, width]) => Self::Fall(*middle, *width),
            ("near", [best, width]) => Self::Near(*best, *width),
            ("window", [from, to, width]) => Self::Window(*from, *to, *width),
            ("power", [power]) => Self::Power(*power),
            ("cosine", []) => Self::Cosine,
            _ => return None,
        })
    }

    fn of(self, value: f32) -> Option<u8> {
        let sigmoid = |middle: f32, width: f32| 1.0 / (1.0 + ((middle - value) / width).exp());
        let part = match self {
            Self::None => return None,
            Self::Rise(middle, width) => sigmoid(middle, width),
            Self::Fall(middle, width) => 1.0 - sigmoid(middle, width),
            Self::Near(best, width) => 2.0 / (1.0 + ((value - best).abs() / width).exp()),
            Self::Window(from, to, width) => sigmoid(from, width) * (1.0 - sigmoid(to, width)),
            Self::Power(power) => value.max(0.0).powf(power),
            Self::Cosine => value.to_radians().cos(),
        };
        Some((part * 100.0).round().clamp(0.0, 100.0) as u8)
    }
}

impl Rule {
    pub(crate) fn answer(&self, value: Option<f32>) -> Answer {
        match (self.quantity, value) {
            (None, _) => Answer::Ask,
            (_, None) => Answer::NotJudged,
            (_, Some(value)) if !value.is_finite() => Answer::NotJudged,
            (_, Some(value)) if value < self.fail_below || value > self.fail_above => Answer::Fail,
            (_, Some(value)) if self.can_pass && value >= self.pass_from && value <= self.pass_to => Answer::Pass,
            _ => Answer::Ask,
        }
    }

    pub(crate) fn score(&self, value: f32) -> Option<u8> {
        self.score.of(value)
    }

    /// On which side a value leaves the range in which nothing is to be said.
    pub(crate) fn side(&self, value: f32) -> Option<Side> {
        if value < self.pass_from {
            Some(Side::Low)
        } else {
            (value > self.pass_to).then_some(Side::High)
        }
    }

    /// The code of what to say to this value, where it is not as it should be.
    pub(crate) fn hint(&self, value: Option<f32>) -> Option<&str> {
        let side = if self.quantity.is_none() { Some(Side::Low) } else { value.and_then(|value| self.side(value)) };
        let code = match side? {
            Side::Low => &self.low,
            Side::High => &self.high,
        };
        (!code.is_empty()).then_some(code.as_str())
    }
}

const COLUMNS: &str = "check,measure,clause,unit,fail_below,pass_from,pass_to,fail_above,can_pass,score,low,high";

impl Profile {
    /// Reads a table: comma-separated, without quotes, with a first line that names the columns. Empty limits are open.
    ///
    /// # Errors
    /// [`ProfileError`] with the first line that does not hold together.
    pub fn parse(table: &str) -> Result<Self, ProfileError> {
        let mut lines = table.lines();
        if lines.next() != Some(COLUMNS) {
            return Err(ProfileError { line: 1, what: "other columns" });
        }
        let rules = lines.enumerate().map(|(i, line)| rule(line).map_err(|what| ProfileError { line: i + 2, what }));
        let rules = rules.collect::<Result<Vec<_>, _>>()?;
        if rules.is_empty() { Err(ProfileError { line: 2, what: "no rules" }) } else { Ok(Self { rules }) }
    }

    /// The names of the checks, in order.
    pub fn checks(&self) -> Vec<&str> {
        let mut checks: Vec<&str> = Vec::new();
        for rule in &self.rules {
            if !checks.contains(&rule.check.as_str()) {
                checks.push(&rule.check);
            }
        }
        checks
    }

    /// Every code of something to say.
    pub fn hints(&self) -> Vec<&str> {
        let mut codes: Vec<&str> = self.rules.iter().flat_map(|rule| [rule.low.as_str(), rule.high.as_str()]).filter(|code| !code.is_empty()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}

fn rule(line: &str) -> Result<Rule, &'static str> {
    let fields: Vec<&str> = line.split(',').collect();
    let [check, measure, clause, unit, fail_below, pass_from, pass_to, fail_above, can_pass, score, low, high] = fields[..] else {
        return Err("not as many fields as columns");
    };
    let limit = |text: &str, open: f32| if text.is_empty() { Ok(open) } else { text.parse::<f32>().map_err(|_| "a limit is no number") };
    let quantity = match measure {
        "" => None,
        name => Some(Quantity::named(name).ok_or("no such measure")?),
    };
    let rule = Rule {
        check: check.to_owned(),
        quantity,
        clause: clause.to_owned(),
        unit: unit.to_owned(),
        fail_below: limit(fail_below, f32::NEG_INFINITY)?,
        pass_from: limit(pass_from, f32::NEG_INFINITY)?,
        pass_to: limit(pass_to, f32::INFINITY)?,
        fail_above: limit(fail_above, f32::INFINITY)?,
        can_pass: match can_pass {
            "yes" => true,
            "no" => false,
            _ => return Err("can_pass is yes or no"),
        },
        score: Score::parse(score).ok_or("no such score")?,
        low: low.to_owned(),
        high: high.to_owned(),
    };
    let ordered = rule.fail_below <= rule.pass_from && rule.pass_from <= rule.pass_to && rule.pass_to <= rule.fail_above;
    if check.is_empty() { Err("a check without a name") } else if !ordered { Err("limits in the wrong order") } else { Ok(rule) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(row: &str) -> Result<Profile, ProfileError> {
        Profile::parse(&format!("{COLUMNS}\n{row}\n"))
    }

    #[test]
    fn a_value_passes_is_asked_about_or_fails_by_its_row() {
        let profile = one("eyes_open,EyesOpen,x,y,0.1,0.2,0.5,0.6,yes,rise 0.2 0.1,closed,wide").unwrap();
        let rule = &profile.rules[0];
        for (value, answer, hint) in [
            (0.05, Answer::Fail, Some("closed")),
            (0.15, Answer::Ask, Some("closed")),
            (0.2, Answer::Pass, None),
            (0.55, Answer::Ask, Some("wide")),
            (0.7, Answer::Fail, Some("wide")),
            (f32::NAN, Answer::NotJudged, None),
        ] {
            assert_eq!((rule.answer(Some(value)), rule.hint(Some(value))), (answer, hint), "{value}");
        }
        assert_eq!(rule.answer(None), Answer::NotJudged);
        assert_eq!((rule.score(0.2), rule.score(-9.0), rule.score(9.0)), (Some(50), Some(0), Some(100)));
    }

    #[test]
    fn what_only_a_person_can_tell_never_passes() {
        let asked = one("gaze,Gaze,x,y,,,0.1,,no,near 0 1,,aside").unwrap();
        assert_eq!(asked.rules[0].answer(Some(0.0)), Answer::Ask);
        let unmeasured = one("glasses,,x,,,,,,no,,look,").unwrap();
        assert_eq!((unmeasured.rules[0].answer(None), unmeasured.rules[0].hint(None)), (Answer::Ask, Some("look")));
    }

    #[test]
    fn a_table_that_does_not_hold_together_names_its_line() {
        for row in [
            "a,Nothing,x,y,,,,,yes,,,",
            "a,Gaze,x,y,1,0,,,yes,,,",
            "a,Gaze,x,y,one,,,,yes,,,",
            "a,Gaze,x,y,,,,,maybe,,,",
            "a,Gaze,x,y,,,,,yes,soar 1,,",
            "a,Gaze",
            ",Gaze,x,y,,,,,yes,,,",
        ] {
            assert_eq!(one(row).unwrap_err().line, 2, "{row}");
        }
        assert_eq!(Profile::parse("").unwrap_err().line, 1);
        assert!(Profile::parse(COLUMNS).is_err());
    }
}
