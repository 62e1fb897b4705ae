//! Sluitend stelsel: what the ordinance calls help is also there to be had, what is paid for can be granted, and where
//! a rule works out too hard there is a way out (seed 002).

use super::{Code, Finding, Place, choices};
use crate::model::{ChoiceState, Instrument, LaidDown, Part, Workbook};

pub(super) fn find(workbook: &Workbook, found: &mut Vec<Finding>) {
    for (choice, about) in choices(workbook) {
        let parts = workbook.parts_of(choice);
        let is_decided = parts.iter().any(|(_, part)| part.state == Some(ChoiceState::Decided));
        if is_decided && about.hardship.trim().is_empty() {
            found.push(Finding::new(Code::ChoiceWithoutHardship, Place::field(choice, "hardship")));
        }
        let of = |wanted: Part| parts.iter().find(|(_, part)| part.part == Some(wanted));
        let (Some((what, laid)), Some((by_whom, paid))) = (of(Part::What), of(Part::ByWhom)) else { continue };
        match (laid.laid_down, paid.instrument) {
            (Some(LaidDown::Ordinance), Some(Instrument::Unpaid)) => {
                found.push(Finding::new(Code::SystemLeak, Place::field(by_whom, "instrument")));
            }
            (Some(LaidDown::Nowhere), Some(Instrument::Contract | Instrument::Subsidy | Instrument::Own)) => {
                found.push(Finding::new(Code::SystemLeakReverse, Place::field(what, "laid_down")));
            }
            _ => {}
        }
    }
}
