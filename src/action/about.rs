//! What menus, palette and help have to know of an action: where it belongs, and whether it can be done now.

use super::Action;
use crate::app::{TreeView, Workbench};
use crate::language::say;
use leptos::prelude::*;
use waardenboom_core::store::RecordId;

/// Actions that stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Making something new.
    Make,
    /// Changing what is there.
    Change,
    /// Moving it.
    Move,
    /// Taking it away.
    Remove,
    /// How the tree is seen.
    Look,
    /// Finding, going back, help.
    Search,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 6] = [Self::Make, Self::Change, Self::Move, Self::Remove, Self::Look, Self::Search];

    /// The key of its name in the locales.
    pub const fn label_key(self) -> &'static str {
        match self {
            Self::Make => "help.make",
            Self::Change => "help.change",
            Self::Move => "help.move",
            Self::Remove => "help.remove",
            Self::Look => "help.look",
            Self::Search => "help.search",
        }
    }
}

/// What must be there before an action can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    /// Nothing: it works anywhere.
    Nothing,
    /// An open workbook, in any room, with a step to take back or to bring back.
    Step,
    /// The room Doelenboom.
    Room,
    /// The room Doelenboom, with the tree drawn.
    Drawn,
    /// An active row.
    Row,
    /// An active row that is a goal.
    Goal,
    /// A goal among what is chosen.
    Goals,
    /// Something below the active row.
    Branch,
}

impl Action {
    /// Its group in the help, and what it needs.
    const fn about(self) -> (Group, Need) {
        match self {
            Self::NewBelow | Self::NewAbove | Self::NewActivity | Self::NewIndicator => (Group::Make, Need::Row),
            Self::NewChild => (Group::Make, Need::Goal),
            Self::Edit | Self::ChangeKind | Self::Link | Self::MakeOne | Self::Copy => (Group::Change, Need::Row),
            Self::Doubles => (Group::Change, Need::Room),
            Self::MoveUp | Self::MoveDown | Self::Promote | Self::Demote | Self::MoveTo => (Group::Move, Need::Goals),
            Self::Remove | Self::RemoveOnly | Self::Cut => (Group::Remove, Need::Row),
            Self::ToggleFold => (Group::Look, Need::Branch),
            Self::OnlyBranch | Self::Efficiency => (Group::Look, Need::Goal),
            Self::FoldToLevel | Self::UnfoldAll | Self::Picture | Self::Attention | Self::Walk | Self::CloseMeeting => {
                (Group::Look, Need::Room)
            }
            Self::ZoomIn | Self::ZoomOut | Self::Fit => (Group::Look, Need::Drawn),
            Self::Paste => (Group::Make, Need::Room),
            Self::Undo | Self::Redo => (Group::Search, Need::Step),
            Self::Find | Self::FindNext | Self::FindPrevious => (Group::Search, Need::Room),
            Self::Menu => (Group::Search, Need::Row),
            Self::Palette | Self::Help => (Group::Search, Need::Nothing),
        }
    }

    /// Where it stands in the help and in menus.
    pub const fn group(self) -> Group {
        self.about().0
    }

    /// Whether it belongs in the menu of a row.
    pub const fn is_about_rows(self) -> bool {
        matches!(self.about().1, Need::Row | Need::Goal | Need::Goals | Need::Branch) && !matches!(self, Self::Menu)
    }

    /// Whether its keys work wherever the focus is, and not only in the tree itself.
    pub const fn is_global(self) -> bool {
        matches!(self.group(), Group::Search) && !matches!(self, Self::Menu)
    }

    /// Whether its keys also work while somebody types; those of undo are the text box's own there.
    pub const fn is_for_typists(self) -> bool {
        self.is_global() && !matches!(self, Self::Undo | Self::Redo)
    }

    /// Whether its keys mean anything in the room of this moment; elsewhere they are the browser's.
    pub fn has_place(self, workbench: Workbench) -> bool {
        match self.about().1 {
            Need::Nothing => true,
            Need::Step => workbench.last_workbook().is_some(),
            _ => workbench.is_in_tree(),
        }
    }

    /// Whether it can be done now.
    pub fn is_enabled(self, workbench: Workbench) -> bool {
        if !self.has_place(workbench) {
            return false;
        }
        let viewer = workbench.viewer;
        let active = viewer.active.get_untracked().map(|(id, _)| id);
        let active = active.filter(|id| workbench.peek(|workbook| workbook.shows(id)));
        let is_goal = |id: &RecordId| id.table() == "goal";
        match self.about().1 {
            Need::Nothing | Need::Room => true,
            Need::Drawn => workbench.viewer.view.get_untracked() == TreeView::Drawn,
            Need::Step => workbench.peek_session(|session| match self {
                Self::Undo => session.next_undo().is_some(),
                _ => session.next_redo().is_some(),
            }),
            Need::Row => active.is_some(),
            Need::Goal => active.as_ref().is_some_and(is_goal),
            Need::Goals => active.is_some() && viewer.chosen().iter().any(is_goal),
            Need::Branch => active.is_some_and(|id| {
                workbench
                    .peek(|workbook| workbook.forest().has_children(&id) || !workbook.contributions_to(&id).is_empty())
            }),
        }
    }

    /// Its picture in menus.
    pub const fn icon(self) -> Option<&'static str> {
        Some(match self {
            Self::NewBelow => "sibling",
            Self::NewChild => "child",
            Self::NewActivity | Self::NewIndicator | Self::ZoomIn => "plus",
            Self::Edit => "edit",
            Self::Link => "link",
            Self::MakeOne => "fork",
            Self::MoveUp => "up",
            Self::MoveDown => "down",
            Self::Promote => "promote",
            Self::Demote => "demote",
            Self::MoveTo => "move",
            Self::Remove => "bin",
            Self::ToggleFold => "chevron",
            Self::OnlyBranch => "filter",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Picture => "download",
            Self::ZoomOut => "minus",
            Self::Fit => "fit",
            Self::Find => "search",
            Self::Palette => "more",
            Self::Attention => "flag",
            Self::Walk => "question",
            Self::CloseMeeting => "check",
            Self::Help => "keys",
            _ => return None,
        })
    }

    /// Its keys as people write them.
    pub fn keys(self) -> Vec<String> {
        match self {
            Self::FoldToLevel => vec![say("key.levels")],
            action => action.chords().iter().map(|chord| chord.words()).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_is_in_the_help_once() {
        for group in Group::ALL {
            assert!(Action::ALL.iter().any(|action| action.group() == group), "{group:?} is empty");
        }
        let grouped = Group::ALL.iter().flat_map(|group| Action::ALL.iter().filter(|action| action.group() == *group));
        assert_eq!(grouped.count(), Action::ALL.len());
    }

    #[test]
    fn the_menu_of_a_row_has_no_actions_that_work_everywhere() {
        assert!(!Action::ALL.iter().any(|action| action.is_about_rows() && action.is_global()));
        assert!(Action::Remove.is_about_rows() && !Action::UnfoldAll.is_about_rows() && !Action::Menu.is_about_rows());
    }
}
