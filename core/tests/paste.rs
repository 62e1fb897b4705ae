//! Reading what people paste: fixtures as programs put them on the clipboard, each with the outline it must
//! give, and hostile input.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use proptest::prelude::*;
use std::path::Path;
use waardenboom_core::format::paste::{
    Draft, MAX_PASTE_BYTES, MAX_PASTE_LEVELS, MAX_PASTE_LINES, PasteError, read_html, read_outline, read_text,
};

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/paste"))
}

/// Two spaces a level; a line break within a text as ⏎.
fn outline(draft: &Draft) -> String {
    let line = |(level, text): &(usize, String)| format!("{}{}\n", "  ".repeat(*level), text.replace('\n', "⏎"));
    draft.lines.iter().map(line).collect()
}

#[test]
fn what_programs_put_on_the_clipboard_gives_the_outline_beside_it() {
    let mut read = 0;
    let mut wrong = Vec::new();
    let mut names: Vec<_> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    for expected in names.iter().filter(|path| path.extension().is_some_and(|found| found == "outline")) {
        let flavour = |extension: &str| std::fs::read_to_string(expected.with_extension(extension)).ok();
        let (html, text) = (flavour("html"), flavour("txt"));
        let found = outline(&read_outline(html.as_deref(), text.as_deref()).unwrap());
        let expected_text = std::fs::read_to_string(expected).unwrap();
        if found != expected_text {
            wrong.push(format!("== {}\n{found}-- instead of\n{expected_text}", expected.display()));
        }
        read += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(read >= 16, "{read} fixtures");
}

#[test]
fn the_plain_text_of_word_alone_gives_its_levels_too() {
    let text = std::fs::read_to_string(folder().join("word-lijst.txt")).unwrap();
    let draft = read_text(&text).unwrap();
    assert_eq!(draft.levels(), 3);
    assert_eq!(draft.lines[1], (1, "Mantelzorgers kunnen zorg & werk combineren".to_owned()));
}

#[test]
fn a_row_that_names_the_columns_is_left_out_and_counted() {
    let draft = read_text("Doel\tSubdoel\na\tb\n\tc").unwrap();
    assert_eq!((outline(&draft).as_str(), draft.headings_left_out), ("a\n  b\n  c\n", 1));
    assert_eq!((draft.roots(), draft.levels()), (1, 2));
}

#[test]
fn too_much_is_refused_with_how_much_it_is() {
    let many = "a\n".repeat(MAX_PASTE_LINES + 1);
    let error = PasteError::TooManyLines { lines: MAX_PASTE_LINES + 1, limit: MAX_PASTE_LINES };
    assert_eq!(read_text(&many), Err(error.clone()));
    assert_eq!(read_html(&format!("<ul>{}", "<li>a".repeat(MAX_PASTE_LINES + 1))), Err(error));
    assert_eq!(read_text(&many[2..]).unwrap().lines.len(), MAX_PASTE_LINES);
    let stairs = |levels: usize| (0..levels).map(|level| " ".repeat(level) + "a\n").collect::<String>();
    assert_eq!(read_text(&stairs(MAX_PASTE_LEVELS)).unwrap().levels(), MAX_PASTE_LEVELS);
    assert_eq!(read_text(&stairs(MAX_PASTE_LEVELS + 1)), Err(PasteError::TooDeep { limit: MAX_PASTE_LEVELS }));
    let bytes = MAX_PASTE_BYTES + 1;
    assert_eq!(read_text(&" ".repeat(bytes)), Err(PasteError::TooLarge { bytes, limit: MAX_PASTE_BYTES }));
    for nothing in ["", " \n\t", "\0\u{FEFF}\u{202E}", "---\n***", "<p></p>"].map(|html| read_outline(Some(html), None))
    {
        assert!(nothing.is_err() || nothing.unwrap().lines.len() == 1);
    }
    assert_eq!(read_outline(None, None), Err(PasteError::Empty));
    assert_eq!(read_text("•\n- \n1. \n"), Err(PasteError::Empty));
}

/// Each of these is over at once, also where tests are not optimised: were one quadratic, it would be noticed.
#[test]
fn much_of_anything_is_read_in_linear_time() {
    let parts = [
        "<ul><li>",
        "<ul>",
        "<p>",
        "</p>",
        "<!--",
        "<![if !supportLists]>",
        "<",
        "</",
        "&",
        "&#",
        "&#x41;",
        "<p style='",
        "<a b=\"",
        "<script>",
        "</script",
        "<td rowspan=9999999>",
        "<tr><td>",
        "<table>",
        "<td colspan=99999>x",
        "<span style='mso-list:Ignore'>",
        "<b>a",
        "<blockquote>a",
        "<pre>\n",
        "a\u{202E}",
        "\"\t",
        "\"",
        "[",
        "](",
        "**a",
        "` ",
        "1.",
        "1.1.",
        "a) ",
        "- ",
        "\t",
        "  \n",
        "\u{F0B7}",
        "|",
        "| a |\n",
        "x\ty\n",
        "\r",
        "é",
        "\0",
    ];
    for part in parts {
        let text = part.repeat(100_000 / part.len());
        for pasted in [&text, &format!("x\ty\n{text}\n")] {
            let _ = read_outline(Some(pasted), Some(pasted));
        }
    }
}

#[test]
fn a_list_of_a_hundred_thousand_levels_is_no_trouble() {
    let deep = format!("{}<li>diep{}", "<ul><li>".repeat(100_000), "</li></ul>".repeat(100_000));
    assert_eq!(outline(&read_html(&deep).unwrap()), "diep\n");
    assert_eq!(read_html(&"<ul><li>a".repeat(9_000)), Err(PasteError::TooDeep { limit: MAX_PASTE_LEVELS }));
}

#[test]
fn one_sentence_cannot_hide_in_another() {
    let html = "<li>a\u{202E}b&#8238;c&#0;d&#x200B;e<!-- weg --><script>weg</script></li>";
    assert_eq!(outline(&read_html(html).unwrap()), "abcde\n");
}

/// Pieces that make up what is pasted, so that arbitrary input is often nearly right.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "B c",
        "één",
        " ",
        "  ",
        "\t",
        "\n",
        "\r\n",
        "\u{A0}",
        "- ",
        "* ",
        "• ",
        "o\t",
        "1. ",
        "1.1 ",
        "a) ",
        "iv. ",
        "# ",
        "## ",
        "---",
        "===",
        "|",
        "\"",
        "**",
        "_",
        "`",
        "[",
        "](x)",
        "\\",
        "<ul>",
        "</ul>",
        "<ol>",
        "<li>",
        "</li>",
        "<p>",
        "</p>",
        "<h1>",
        "<h2 role=heading>",
        "<table>",
        "<tr>",
        "<td>",
        "<td rowspan=2>",
        "<td colspan=3>",
        "</table>",
        "<br>",
        "<span style='mso-list:Ignore'>",
        "</span>",
        "<p style='mso-list:l0 level3 lfo1;margin-left:36pt'>",
        "<li aria-level=2>",
        "<!--",
        "-->",
        "<![if !supportLists]>",
        "<![endif]>",
        "<script>",
        "</script>",
        "&amp;",
        "&#8226;",
        "&",
        "<",
        ">",
        "'",
        "\0",
        "\u{202E}",
        "🌳",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// What holds of every draft.
fn check(draft: &Draft) -> Result<(), TestCaseError> {
    let mut above = None;
    for (level, text) in &draft.lines {
        prop_assert!(*level <= above.map_or(0, |above: usize| above + 1), "{draft:?}");
        prop_assert!(!text.is_empty() && text.trim() == text);
        let hidden = ['\0', '\u{202E}', '\t', '\r'];
        prop_assert!(!text.contains(hidden));
        above = Some(*level);
    }
    prop_assert!(draft.levels() <= MAX_PASTE_LEVELS && draft.lines.len() <= MAX_PASTE_LINES && !draft.lines.is_empty());
    Ok(())
}

proptest! {
    #[test]
    fn anything_gives_lines_in_good_order_or_an_error(text in prop_oneof![pieces(), any::<String>()], html in prop_oneof![pieces(), any::<String>()]) {
        for draft in [read_text(&text), read_html(&html), read_html(&text), read_outline(Some(&html), Some(&text))].into_iter().flatten() {
            check(&draft)?;
        }
    }

    #[test]
    fn no_word_is_lost_from_plain_text(words in prop::collection::vec("[b-hj-np-uyz]{2,8}", 1..30), gaps in prop::collection::vec(0_usize..7, 30)) {
        let gap = |at: usize| ["\n", "\n  ", "\n\t", "\n- ", " ", "\n\n1. ", "\n    * "][gaps[at]];
        let text: String = words.iter().enumerate().flat_map(|(at, word)| [gap(at), word]).collect();
        let draft = read_text(&text).unwrap();
        let found: Vec<&str> = draft.lines.iter().flat_map(|(_, text)| text.split(' ')).collect();
        prop_assert_eq!(found, words);
    }
}
