//! What contributions add up to.

use crate::model::Contribution;
use std::ops::AddAssign;

/// Contributions counted together, help and harm apart.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sum {
    /// The strengths that help, added up; 0 and up.
    pub positive: f64,
    /// The strengths that hurt (waterbedeffect), added up; 0 and down.
    pub negative: f64,
    /// How many help.
    pub helping: usize,
    /// How many hurt.
    pub hurting: usize,
    /// How many were given strength 0: looked at, and it makes no difference.
    pub neutral: usize,
    /// How many have no strength yet: missing, not zero.
    pub unsaid: usize,
}

impl Sum {
    /// That of one contribution.
    pub fn of(contribution: &Contribution) -> Self {
        match contribution.strength {
            None => Self { unsaid: 1, ..Self::default() },
            Some(strength) if strength > 0.0 => Self { positive: strength, helping: 1, ..Self::default() },
            Some(strength) if strength < 0.0 => Self { negative: strength, hurting: 1, ..Self::default() },
            Some(_) => Self { neutral: 1, ..Self::default() },
        }
    }

    /// How many contributions there are.
    pub fn count(self) -> usize {
        self.helping + self.hurting + self.neutral + self.unsaid
    }

    /// Whether anything helps or may: also a contribution without strength counts as meant to help.
    pub fn helps(self) -> bool {
        self.helping + self.neutral + self.unsaid > 0
    }
}

impl AddAssign for Sum {
    fn add_assign(&mut self, other: Self) {
        self.positive += other.positive;
        self.negative += other.negative;
        self.helping += other.helping;
        self.hurting += other.hurting;
        self.neutral += other.neutral;
        self.unsaid += other.unsaid;
    }
}
