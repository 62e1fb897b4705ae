//! What signs mean: sign and name beside each other, in as many lines as it takes.

use super::look::{Anchor, INK, Type};
use super::sheet::{EDGE, Sheet};

/// The most room for one name.
const LONGEST: f64 = 330.0;
const LINE_HEIGHT: f64 = 32.0;

/// Draws a legend where the sheet is. `draw` draws the sign with this number at the middle of its left side.
pub(super) fn legend<'a>(
    sheet: &mut Sheet,
    names: impl IntoIterator<Item = &'a str>,
    sign_width: f64,
    mut draw: impl FnMut(&mut Sheet, usize, f64, f64),
) {
    let look = Type::SMALL.at(Anchor::Start).in_paint(INK);
    let (mut x, mut y) = (EDGE, sheet.y + LINE_HEIGHT / 2.0);
    let mut is_empty = true;
    for (at, name) in names.into_iter().enumerate() {
        let name = look.fit(name, LONGEST);
        let width = sign_width + 9.0 + look.width(&name);
        if x + width > sheet.right() && x > EDGE {
            (x, y) = (EDGE, y + LINE_HEIGHT);
        }
        draw(sheet, at, x, y);
        sheet.text(x + sign_width + 9.0, y + 5.6, &name, look);
        x += width + 26.0;
        is_empty = false;
    }
    if !is_empty {
        sheet.y = y + LINE_HEIGHT / 2.0;
    }
}
