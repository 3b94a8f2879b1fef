//! Error rates from scores.

use std::fmt;

/// Scores of pairs of one finger and of different fingers.
#[derive(Default)]
pub(super) struct Compared {
    genuine: Vec<f64>,
    impostor: Vec<f64>,
}

/// Equal error rate, and false non-match rate at a false match rate of 0.1 %.
pub(super) struct Rates {
    equal: f64,
    missed: Option<f64>,
}

impl Compared {
    pub(super) fn add(&mut self, score: f64, same: bool) {
        if same { self.genuine.push(score) } else { self.impostor.push(score) }
    }

    pub(super) fn genuine(&self) -> usize {
        self.genuine.len()
    }

    pub(super) fn impostor(&self) -> usize {
        self.impostor.len()
    }

    /// A pair matches at or above a threshold; every score seen is tried as one.
    pub(super) fn rates(&self) -> Rates {
        let mut thresholds: Vec<f64> = self.genuine.iter().chain(&self.impostor).copied().collect();
        thresholds.push(f64::INFINITY);
        thresholds.sort_by(f64::total_cmp);
        thresholds.dedup();
        let (mut genuine, mut impostor) = (self.genuine.clone(), self.impostor.clone());
        genuine.sort_by(f64::total_cmp);
        impostor.sort_by(f64::total_cmp);
        let at = |threshold: f64| {
            let missed = genuine.partition_point(|score| *score < threshold) as f64 / genuine.len().max(1) as f64;
            let matched = (impostor.len() - impostor.partition_point(|score| *score < threshold)) as f64 / impostor.len().max(1) as f64;
            (missed, matched)
        };
        let points: Vec<(f64, f64)> = thresholds.into_iter().map(at).collect();
        let nearest = points.iter().min_by(|p, q| (p.0 - p.1).abs().total_cmp(&(q.0 - q.1).abs()));
        // With fewer than 1000 impostor pairs the rate cannot be told apart from none.
        let enough = impostor.len() >= 1000;
        let missed = enough.then(|| points.iter().filter(|p| p.1 <= 0.001).map(|p| p.0).fold(1.0, f64::min));
        Rates { equal: nearest.map_or(1.0, |p| (p.0 + p.1) / 2.0), missed }
    }
}

impl fmt::Display for Rates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.missed {
            Some(missed) => write!(f, "{:.2} % · {:.2} %", 100.0 * self.equal, 100.0 * missed),
            None => write!(f, "{:.2} % · too few pairs", 100.0 * self.equal),
        }
    }
}
