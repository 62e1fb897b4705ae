//! Every user action once: its name, its keys, whether it can be done now, and what it does. Keys, menus
//! and the help are all fed from here (invariant 9).

mod about;

pub use about::Group;

use crate::app::{Question, Workbench, Zoom};
use crate::language::say;
use crate::screen::tree::{attention, clipboard, gesture};
use leptos::ev::KeyboardEvent;
use leptos::prelude::Set;

/// A key with what is held down beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    /// `Ctrl`, or the command key on a Mac.
    pub ctrl: bool,
    /// `Alt`.
    pub alt: bool,
    /// `Shift`.
    pub shift: bool,
    /// The key by what it means (`Enter`), or, for letters and digits, by where it is (`KeyA`).
    pub key: &'static str,
}

const fn chord(key: &'static str) -> Chord {
    Chord { ctrl: false, alt: false, shift: false, key }
}

const fn ctrl(key: &'static str) -> Chord {
    Chord { ctrl: true, ..chord(key) }
}

const fn alt(key: &'static str) -> Chord {
    Chord { alt: true, ..chord(key) }
}

const fn shift(key: &'static str) -> Chord {
    Chord { shift: true, ..chord(key) }
}

impl Chord {
    fn fits(self, event: &KeyboardEvent) -> bool {
        let held = (event.ctrl_key() || event.meta_key(), event.alt_key(), event.shift_key());
        held == (self.ctrl, self.alt, self.shift) && self.is_key(&event.key(), &event.code())
    }

    /// A letter is the one printed on the key, wherever the layout has it; only where Alt makes another
    /// sign of it does the place decide. Digits and the space bar go by place, other keys by meaning.
    fn is_key(self, key: &str, code: &str) -> bool {
        match self.key.strip_prefix("Key") {
            Some(letter) if key.len() == 1 && key.bytes().all(|b| b.is_ascii_alphabetic()) => {
                key.eq_ignore_ascii_case(letter)
            }
            _ => key == self.key || code == self.key,
        }
    }

    /// The chord as people write it.
    pub fn words(self) -> String {
        let mut words = Vec::new();
        for (held, key) in [(self.ctrl, "key.ctrl"), (self.alt, "key.alt"), (self.shift, "key.shift")] {
            if held {
                words.push(say(key));
            }
        }
        words.push(match self.key {
            "Space" => say("key.space"),
            "Equal" => "+".to_owned(),
            "Minus" => "−".to_owned(),
            "NumpadAdd" => say("key.numpad-plus"),
            "NumpadSubtract" => say("key.numpad-minus"),
            "ContextMenu" => say("key.menu"),
            "ArrowUp" => "↑".to_owned(),
            "ArrowDown" => "↓".to_owned(),
            "ArrowLeft" => "←".to_owned(),
            "ArrowRight" => "→".to_owned(),
            key => key.trim_start_matches("Key").trim_start_matches("Digit").to_owned(),
        });
        words.join(" + ")
    }
}

/// Something a user can do in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// A new goal of the same kind below this one.
    NewBelow,
    /// A new goal of the same kind above this one.
    NewAbove,
    /// A new goal inside this one.
    NewChild,
    /// Change the text.
    Edit,
    /// A new activity that contributes here.
    NewActivity,
    /// A new indicator that measures this.
    NewIndicator,
    /// Another kind.
    ChangeKind,
    /// Link with another node.
    Link,
    /// Several become one.
    MakeOne,
    /// What may be there twice.
    Doubles,
    /// From means to effect.
    Efficiency,
    /// Up among its siblings.
    MoveUp,
    /// Down among its siblings.
    MoveDown,
    /// One level up.
    Promote,
    /// One level down.
    Demote,
    /// To a goal chosen from a list.
    MoveTo,
    /// Remove with everything below.
    Remove,
    /// Remove only this.
    RemoveOnly,
    /// Fold or unfold.
    ToggleFold,
    /// Fold everything deeper than a level.
    FoldToLevel,
    /// Unfold everything.
    UnfoldAll,
    /// Show only this branch.
    OnlyBranch,
    /// Take the last step back.
    Undo,
    /// Bring it back.
    Redo,
    /// To the clipboard.
    Copy,
    /// To the clipboard, and away from here.
    Cut,
    /// From the clipboard, below this one.
    Paste,
    /// The drawing as a file.
    Picture,
    /// A file of another program into the tree.
    Import,
    /// The tree as a file of another program.
    Export,
    /// The tree on paper.
    Print,
    /// The drawing nearer.
    ZoomIn,
    /// The drawing further away.
    ZoomOut,
    /// All of the drawing in view.
    Fit,
    /// The points of attention.
    Attention,
    /// The test question, goal by goal.
    Walk,
    /// Closing a meeting: file, report, actions.
    CloseMeeting,
    /// A goal by what stands in it.
    Find,
    /// The next goal that fits.
    FindNext,
    /// The one before.
    FindPrevious,
    /// What can be done with this.
    Menu,
    /// Anything, by its name.
    Palette,
    /// Which keys there are.
    Help,
}

impl Action {
    /// Every action, in the order of the help.
    pub const ALL: &'static [Self] = &[
        Self::NewBelow,
        Self::NewAbove,
        Self::NewChild,
        Self::Edit,
        Self::NewActivity,
        Self::NewIndicator,
        Self::ChangeKind,
        Self::Link,
        Self::MakeOne,
        Self::Doubles,
        Self::Efficiency,
        Self::MoveUp,
        Self::MoveDown,
        Self::Promote,
        Self::Demote,
        Self::MoveTo,
        Self::Remove,
        Self::RemoveOnly,
        Self::ToggleFold,
        Self::FoldToLevel,
        Self::UnfoldAll,
        Self::OnlyBranch,
        Self::Undo,
        Self::Redo,
        Self::Copy,
        Self::Cut,
        Self::Paste,
        Self::Import,
        Self::Export,
        Self::Picture,
        Self::Print,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::Fit,
        Self::Attention,
        Self::Walk,
        Self::CloseMeeting,
        Self::Find,
        Self::FindNext,
        Self::FindPrevious,
        Self::Menu,
        Self::Palette,
        Self::Help,
    ];

    /// The key of its name in the locales.
    pub const fn label_key(self) -> &'static str {
        match self {
            Self::NewBelow => "action.new-below",
            Self::NewAbove => "action.new-above",
            Self::NewChild => "action.new-child",
            Self::Edit => "action.edit",
            Self::NewActivity => "action.new-activity",
            Self::NewIndicator => "action.new-indicator",
            Self::ChangeKind => "action.change-kind",
            Self::Link => "action.link",
            Self::MakeOne => "action.make-one",
            Self::Doubles => "double.title",
            Self::Efficiency => "efficiency.title",
            Self::MoveUp => "action.move-up",
            Self::MoveDown => "action.move-down",
            Self::Promote => "action.promote",
            Self::Demote => "action.demote",
            Self::MoveTo => "action.move-to",
            Self::Remove => "action.remove",
            Self::RemoveOnly => "action.remove-only",
            Self::ToggleFold => "action.toggle-fold",
            Self::FoldToLevel => "action.fold-to-level",
            Self::UnfoldAll => "action.unfold-all",
            Self::OnlyBranch => "action.only-branch",
            Self::Undo => "action.undo",
            Self::Redo => "action.redo",
            Self::Copy => "action.copy",
            Self::Cut => "action.cut",
            Self::Paste => "action.paste",
            Self::Picture => "action.picture",
            Self::Import => "action.import",
            Self::Export => "action.export",
            Self::Print => "action.print",
            Self::ZoomIn => "action.zoom-in",
            Self::ZoomOut => "action.zoom-out",
            Self::Fit => "action.fit",
            Self::Attention => "attention.title",
            Self::Walk => "action.walk",
            Self::CloseMeeting => "action.close-meeting",
            Self::Find => "action.find",
            Self::FindNext => "action.find-next",
            Self::FindPrevious => "action.find-previous",
            Self::Menu => "action.menu",
            Self::Palette => "action.palette",
            Self::Help => "action.help",
        }
    }

    /// The keys that do it.
    pub const fn chords(self) -> &'static [Chord] {
        const CTRL_SHIFT_Z: Chord = Chord { shift: true, ..ctrl("KeyZ") };
        match self {
            Self::NewBelow => const { &[chord("Enter")] },
            Self::NewAbove => const { &[shift("Enter")] },
            Self::NewChild => const { &[chord("Tab"), chord("Insert")] },
            Self::Edit => const { &[chord("F2")] },
            Self::NewActivity => const { &[alt("KeyA")] },
            Self::NewIndicator => const { &[alt("KeyI")] },
            Self::ChangeKind => const { &[alt("KeyK")] },
            Self::Link => const { &[alt("KeyL")] },
            Self::MakeOne => const { &[alt("KeyM")] },
            Self::MoveUp => const { &[alt("ArrowUp")] },
            Self::MoveDown => const { &[alt("ArrowDown")] },
            Self::Promote => const { &[alt("ArrowLeft")] },
            Self::Demote => const { &[alt("ArrowRight")] },
            Self::MoveTo
            | Self::Picture
            | Self::Import
            | Self::Export
            | Self::Walk
            | Self::CloseMeeting
            | Self::Attention
            | Self::Doubles
            | Self::Efficiency => const { &[] },
            Self::Remove => const { &[chord("Delete")] },
            Self::RemoveOnly => const { &[shift("Delete")] },
            Self::ToggleFold => const { &[ctrl("Space")] },
            Self::FoldToLevel => {
                const {
                    &[
                        alt("Digit1"),
                        alt("Digit2"),
                        alt("Digit3"),
                        alt("Digit4"),
                        alt("Digit5"),
                        alt("Digit6"),
                        alt("Digit7"),
                        alt("Digit8"),
                        alt("Digit9"),
                    ]
                }
            }
            Self::UnfoldAll => const { &[alt("Digit0")] },
            Self::OnlyBranch => const { &[alt("Enter")] },
            Self::Undo => const { &[ctrl("KeyZ")] },
            Self::Redo => const { &[ctrl("KeyY"), CTRL_SHIFT_Z] },
            Self::Copy => const { &[ctrl("KeyC")] },
            Self::Cut => const { &[ctrl("KeyX")] },
            Self::Paste => const { &[ctrl("KeyV")] },
            Self::ZoomIn => const { &[alt("Equal"), Chord { shift: true, ..alt("Equal") }, alt("NumpadAdd")] },
            Self::ZoomOut => const { &[alt("Minus"), alt("NumpadSubtract")] },
            Self::Fit => const { &[alt("Home")] },
            Self::Print => const { &[ctrl("KeyP")] },
            Self::Find => const { &[ctrl("KeyF")] },
            Self::FindNext => const { &[chord("F3")] },
            Self::FindPrevious => const { &[shift("F3")] },
            Self::Menu => const { &[shift("F10"), chord("ContextMenu")] },
            Self::Palette => const { &[ctrl("KeyK")] },
            Self::Help => const { &[chord("F1")] },
        }
    }

    /// Whether the browser itself knows the key, and tells us what it did.
    const fn is_the_browsers(self) -> bool {
        matches!(self, Self::Copy | Self::Cut | Self::Paste)
    }

    /// The action of a key; for levels also which one.
    pub fn of_key(event: &KeyboardEvent) -> Option<(Self, u32)> {
        Self::ALL.iter().filter(|action| !action.is_the_browsers()).find_map(|action| {
            let at = action.chords().iter().position(|chord| chord.fits(event))?;
            Some((*action, u32::try_from(at).unwrap_or(0) + 1))
        })
    }

    /// Does it. `level` matters to [`Action::FoldToLevel`] only.
    pub fn run(self, workbench: Workbench, level: u32) {
        match self {
            Self::Undo => gesture::undo(workbench),
            Self::Redo => gesture::redo(workbench),
            Self::FoldToLevel => gesture::fold_to_level(workbench, level),
            Self::Copy => clipboard::ask("copy"),
            Self::Cut => clipboard::ask("cut"),
            Self::Paste => workbench.viewer.question.set(Some(Question::Paste)),
            Self::Picture => workbench.viewer.question.set(Some(Question::Picture)),
            Self::Import => workbench.viewer.question.set(Some(Question::Import(None))),
            Self::Export => workbench.viewer.question.set(Some(Question::Export)),
            Self::Print => workbench.viewer.question.set(Some(Question::Print)),
            Self::ZoomIn => workbench.viewer.zoom.set(Some(Zoom::In)),
            Self::ZoomOut => workbench.viewer.zoom.set(Some(Zoom::Out)),
            Self::Fit => workbench.viewer.zoom.set(Some(Zoom::Fit)),
            Self::Attention => attention::open(workbench),
            Self::Doubles => workbench.viewer.question.set(Some(Question::Doubles)),
            Self::Walk => workbench.viewer.question.set(Some(Question::Walk)),
            Self::CloseMeeting => workbench.viewer.question.set(Some(Question::CloseMeeting)),
            action => gesture::run(workbench, action),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_follow_the_layout_and_digits_the_place() {
        assert!(ctrl("KeyZ").is_key("z", "KeyZ"));
        assert!(ctrl("KeyZ").is_key("z", "KeyW"), "AZERTY");
        assert!(!ctrl("KeyZ").is_key("y", "KeyZ"), "QWERTZ");
        assert!(alt("KeyA").is_key("å", "KeyA"), "Alt makes another sign of it");
        assert!(alt("Digit1").is_key("&", "Digit1"), "AZERTY");
    }

    #[test]
    fn no_two_actions_share_a_key() {
        let all: Vec<Chord> = Action::ALL.iter().flat_map(|action| action.chords()).copied().collect();
        for (at, chord) in all.iter().enumerate() {
            assert!(!all.iter().skip(at + 1).any(|other| other == chord), "{chord:?}");
        }
    }
}
