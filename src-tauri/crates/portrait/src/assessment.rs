use crate::analysis::Analysis;
use crate::measure::Quantity;
use crate::profile::{Answer, Profile, Rule};

/// What a profile says about one picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// Nothing measured stands in the way. What is [`Answer::Ask`] still needs a person's look.
    pub pass: bool,
    /// One for each check of the profile, in its order.
    pub checks: Vec<CheckResult>,
    /// Every rule by itself.
    pub measures: Vec<MeasureResult>,
}

/// One check: the measure in it that came out worst.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckResult {
    /// The check's name.
    pub name: String,
    /// The measure that decided.
    pub decided_by: MeasureResult,
}

/// One rule applied.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureResult {
    /// The check it belongs to.
    pub check: String,
    /// What was measured; none where only a person can tell.
    pub quantity: Option<Quantity>,
    /// Native value.
    pub value: Option<f32>,
    /// Its unit.
    pub unit: String,
    /// Where the rule comes from.
    pub clause: String,
    /// 0 to 100.
    pub score: Option<u8>,
    /// How it came out.
    pub answer: Answer,
    /// The code of what to say; the catalogs have its sentence as `portrait-<code>`.
    pub hint: Option<String>,
}

impl Profile {
    /// Judges what was found in a picture.
    pub fn judge(&self, analysis: &Analysis) -> Assessment {
        match &analysis.subject {
            Some(subject) => {
                let of = |quantity: Quantity| subject.measures.iter().find(|(known, _)| *known == quantity).and_then(|(_, value)| *value);
                self.judge_values(of, false)
            }
            None => self.judge_values(|quantity| (quantity == Quantity::SingleFacePresent).then_some(0.0), true),
        }
    }

    /// Judges single values; `nobody`: there is no face that could be asked about.
    pub(crate) fn judge_values(&self, value: impl Fn(Quantity) -> Option<f32>, nobody: bool) -> Assessment {
        let measures: Vec<_> = self.rules.iter().map(|rule| apply(rule, rule.quantity.and_then(&value), nobody)).collect();
        let checks = self.checks().into_iter().filter_map(|name| {
            let own = measures.iter().filter(|measure| measure.check == name);
            // The first of the worst: rows stand by importance.
            let worst = own.fold(None, |worst: Option<&MeasureResult>, measure| match worst {
                Some(worst) if worst.answer >= measure.answer => Some(worst),
                _ => Some(measure),
            })?;
            Some(CheckResult { name: name.to_owned(), decided_by: worst.clone() })
        });
        let checks: Vec<_> = checks.collect();
        let pass = checks.iter().all(|check| check.decided_by.answer != Answer::Fail);
        Assessment { pass, checks, measures }
    }
}

impl Assessment {
    /// The check of this name.
    pub fn check(&self, name: &str) -> Option<&CheckResult> {
        self.checks.iter().find(|check| check.name == name)
    }

    /// Whether nothing measured stands in the way but for checks that were declared to mean nothing here: a person who cannot open the
    /// eyes is not asked to.
    pub fn passes_but_for(&self, excused: &[String]) -> bool {
        self.checks.iter().all(|check| check.decided_by.answer != Answer::Fail || excused.contains(&check.name))
    }

    /// Mean of all scores, 0 to 100: which of several good pictures is the best.
    pub fn score(&self) -> f32 {
        let scores: Vec<f32> = self.measures.iter().filter_map(|measure| measure.score).map(f32::from).collect();
        if scores.is_empty() { 0.0 } else { scores.iter().sum::<f32>() / scores.len() as f32 }
    }

    /// The code of the one thing to say first: that of the most important check that fails.
    pub fn instruction(&self) -> Option<&str> {
        self.checks.iter().find(|check| check.decided_by.answer == Answer::Fail).and_then(|check| check.decided_by.hint.as_deref())
    }
}

fn apply(rule: &Rule, value: Option<f32>, nobody: bool) -> MeasureResult {
    // Without a face there is nobody to be asked about.
    let answer = if nobody && value.is_none() { Answer::NotJudged } else { rule.answer(value) };
    let hint = if answer == Answer::Pass || answer == Answer::NotJudged { None } else { rule.hint(value) };
    MeasureResult {
        check: rule.check.clone(),
        quantity: rule.quantity,
        value,
        unit: rule.unit.clone(),
        clause: rule.clause.clone(),
        score: value.and_then(|value| rule.score(value)),
        answer,
        hint: hint.map(str::to_owned),
    }
}
