//! The colours of a drawing, as plain values: a file has no tokens.

/// The colours of one kind of box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoxColours {
    /// Its inside.
    pub fill: &'static str,
    /// Its edge and its label.
    pub edge: &'static str,
}

/// The colours of a drawing, each as `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything.
    pub paper: &'static str,
    /// Text.
    pub ink: &'static str,
    /// What hangs below what.
    pub link: &'static str,
    /// Contributions.
    pub contribution: &'static str,
    /// Contributions that hurt.
    pub negative: &'static str,
    /// Boxes by the word of their kind.
    pub kinds: &'static [(&'static str, BoxColours)],
    /// Boxes of any other kind.
    pub other: BoxColours,
}

const fn edged(edge: &'static str) -> BoxColours {
    BoxColours { fill: "#ffffff", edge }
}

impl Palette {
    /// The light theme of the app: the values of `style/tokens.css` (held equal by a test), on white paper.
    pub const LIGHT: Self = Self {
        paper: "#ffffff",
        ink: "#20261d",
        link: "#7f7c6d",
        contribution: "#8a3f74",
        negative: "#9d2419",
        kinds: &[
            ("challenge", edged("#8a3b2c")),
            ("ambition", edged("#8a5a00")),
            ("outcome", edged("#1d5b3f")),
            ("subgoal", edged("#2f6b70")),
            ("output", edged("#35588f")),
            ("activity", edged("#8a3f74")),
            ("provider", edged("#5f5646")),
            ("indicator", edged("#574a9a")),
            ("note", edged("#7a6200")),
        ],
        other: edged("#7f7c6d"),
    };

    /// The colours of a kind.
    pub fn of(&self, kind: &str) -> BoxColours {
        self.kinds.iter().find(|(known, _)| *known == kind).map_or(self.other, |(_, colours)| *colours)
    }
}
