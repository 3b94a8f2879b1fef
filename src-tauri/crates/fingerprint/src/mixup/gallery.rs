//! Fingers of many people, ready to be searched.

use super::grade::{Certainty, grade};
use super::{Likeness, across};
use crate::parameters::{LOOKED_AT, NEAREST};
use crate::{Position, Prepared, search, similarity};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Fingers of many people. `K` names a person.
#[derive(Clone)]
pub struct Gallery<K> {
    people: Vec<(K, Vec<(Position, Arc<Prepared>)>)>,
}

/// Another person whose fingers are like those looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Resemblance<K> {
    /// Who.
    pub person: K,
    /// How sure it is.
    pub certainty: Certainty,
    /// The hands are exchanged: these fingers were laid down as those of the other hand.
    pub exchanged: bool,
    /// The fingers, most alike first.
    pub fingers: Vec<Likeness>,
}

impl<K> Default for Gallery<K> {
    fn default() -> Self {
        Self { people: Vec::new() }
    }
}

impl<K> std::fmt::Debug for Gallery<K> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Gallery of {} people [redacted]", self.people.len())
    }
}

impl<K: Clone + Ord> Gallery<K> {
    /// Puts a person's fingers in the place of those known of them; none takes the person out.
    pub fn put(&mut self, person: K, fingers: Vec<(Position, Arc<Prepared>)>) {
        self.people.retain(|(known, _)| *known != person);
        if !fingers.is_empty() {
            self.people.push((person, fingers));
        }
    }

    /// How many people.
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// The people in it, in the order they came.
    pub fn people(&self) -> impl Iterator<Item = &K> {
        self.people.iter().map(|(person, _)| person)
    }

    /// Who but `own` has fingers like these: under the same names (one person twice, or somebody's hand in another's file), or under those
    /// of the other hand. The surest first, nobody twice.
    pub fn resembling(&self, fingers: &[(Position, &Prepared)], own: &K) -> Vec<Resemblance<K>> {
        let nearest = self.nearest(fingers, own);
        let mut found: Vec<Resemblance<K>> =
            nearest.into_iter().filter_map(|(person, exchanged)| self.compare(fingers, person, exchanged)).collect();
        found.sort_by(|a, b| b.certainty.cmp(&a.certainty).then(sum(&b.fingers).total_cmp(&sum(&a.fingers))));
        // A person may be found both ways round, with others between: the surer one counts.
        let mut named = BTreeSet::new();
        found.retain(|one| named.insert(one.person.clone()));
        found
    }

    /// The few people (and which way round) whose fingers a rough search found most alike.
    fn nearest(&self, fingers: &[(Position, &Prepared)], own: &K) -> Vec<(usize, bool)> {
        let mut tally: BTreeMap<(usize, bool), f32> = BTreeMap::new();
        for (finger, probe) in fingers {
            for exchanged in [false, true] {
                let name = if exchanged { across(*finger) } else { *finger };
                // Somebody may have several prints of a finger: laid down and rolled, or of several tries. The one most alike counts.
                let others = self.people.iter().enumerate().filter(|(_, (person, _))| person != own);
                let entries: Vec<(usize, &Prepared)> = others.flat_map(|(index, (_, known))| prints_of(known, name).map(move |print| (index, print))).collect();
                let most = most_prints(&entries);
                let mut nearest: Vec<(usize, f32)> = Vec::new();
                for hit in search(probe, entries.iter().map(|(_, print)| *print), NEAREST * most) {
                    if let Some((person, _)) = entries.get(hit.index)
                        && nearest.iter().all(|(known, _)| known != person)
                    {
                        nearest.push((*person, hit.similarity));
                    }
                }
                for (person, similarity) in nearest.into_iter().take(NEAREST) {
                    *tally.entry((person, exchanged)).or_default() += similarity;
                }
            }
        }
        let mut order: Vec<((usize, bool), f32)> = tally.into_iter().collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1));
        order.into_iter().take(LOOKED_AT).map(|(who, _)| who).collect()
    }

    fn compare(&self, fingers: &[(Position, &Prepared)], person: usize, exchanged: bool) -> Option<Resemblance<K>> {
        let (person, known) = self.people.get(person)?;
        let mut likenesses: Vec<Likeness> = fingers
            .iter()
            .filter_map(|(finger, print)| {
                let like = if exchanged { across(*finger) } else { *finger };
                let similarity = prints_of(known, like).map(|other| similarity(print, other)).max_by(f32::total_cmp)?;
                Some(Likeness { finger: *finger, like, similarity })
            })
            .collect();
        let certainty = grade(&mut likenesses)?;
        Some(Resemblance { person: person.clone(), certainty, exchanged, fingers: likenesses })
    }
}

/// All prints of this finger.
fn prints_of(known: &[(Position, Arc<Prepared>)], name: Position) -> impl Iterator<Item = &Prepared> {
    known.iter().filter(move |(position, _)| *position == name).map(|(_, print)| &**print)
}

/// How many prints of one finger somebody has at most; 1 where there are none.
fn most_prints(entries: &[(usize, &Prepared)]) -> usize {
    entries.chunk_by(|a, b| a.0 == b.0).map(<[_]>::len).max().unwrap_or(1)
}

fn sum(fingers: &[Likeness]) -> f32 {
    fingers.iter().map(|one| one.similarity).sum()
}
