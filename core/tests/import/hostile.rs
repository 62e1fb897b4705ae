//! Too much of anything, and files made to do harm: one error or a remark, at once.

use proptest::prelude::*;
use std::fmt::Write as _;
use waardenboom_core::format::import::{Form, Import, ImportError, RemarkCode, read, read_text};
use waardenboom_core::format::paste::MAX_PASTE_LEVELS;
use waardenboom_core::format::{MAX_BYTES, MAX_FIELD_CHARACTERS, MAX_RECORDS};

fn count(import: &Import, code: RemarkCode) -> usize {
    import.remarks.iter().find(|remark| remark.code == code).map_or(0, |remark| remark.count)
}

/// Also where tests are not optimised: were it quadratic, it would be noticed.
#[test]
fn a_million_cells_are_read() {
    let mut text =
        String::from("Ambitie;Resultaat;Subdoel;Activiteit;Aanbieder;Indicator;Eenheid;Nulmeting;Bron;Extra");
    text.push_str(&";".repeat(10));
    for row in 0..50_000 {
        let (a, b, c) = (row / 5_000, row / 500, row / 10);
        let _ = write!(text, "\r\nA{a};R{b};S{c};Act {c};Org {a};Ind {c};%;1,5;CBS;x{};;;;;;;;;;", row % 3);
    }
    let import = read(text.as_bytes(), "groot.csv").unwrap();
    assert_eq!(import.form, Form::Table);
    assert_eq!(import.pieces.len(), 10 + 100 + 5_000 * 4);
}

#[test]
fn fifty_thousand_rows_come_in_and_one_more_is_refused() {
    let rows = |count: usize| {
        let rows: Vec<String> = (0..count).map(|row| format!("{row};;Doel {row}\n")).collect();
        read(format!("id;parent;naam\n{}", rows.concat()).as_bytes(), "rijen.csv")
    };
    assert_eq!(rows(MAX_RECORDS).unwrap().pieces.len(), MAX_RECORDS);
    assert_eq!(rows(MAX_RECORDS + 1), Err(ImportError::TooMany { limit: MAX_RECORDS }));
}

#[test]
fn a_chain_of_fifty_thousand_parents_is_too_deep_and_a_ring_of_them_too() {
    let rows = |first: &str| {
        let rows: Vec<String> = (1..MAX_RECORDS).map(|row| format!("{row};{};Doel\n", row - 1)).collect();
        read(format!("id;parent;naam\n0;{first};Doel\n{}", rows.concat()).as_bytes(), "keten.csv")
    };
    let too_deep = Err(ImportError::TooDeep { limit: MAX_PASTE_LEVELS });
    assert_eq!(rows(""), too_deep);
    assert_eq!(rows("49999"), too_deep);
}

#[test]
fn more_than_a_hundred_levels_are_refused_in_every_form() {
    let opml = |levels: usize| {
        let (open, close) = ("<outline text=\"a\">".repeat(levels), "</outline>".repeat(levels));
        read(format!("<opml><body>{open}{close}</body></opml>").as_bytes(), "")
    };
    let too_deep = ImportError::TooDeep { limit: MAX_PASTE_LEVELS };
    assert_eq!(opml(MAX_PASTE_LEVELS).unwrap().levels(), MAX_PASTE_LEVELS);
    assert_eq!(opml(MAX_PASTE_LEVELS + 1), Err(too_deep.clone()));
    assert_eq!(opml(40_000), Err(too_deep.clone()));
    let map = format!("<map>{}{}</map>", "<node TEXT='a'>".repeat(101), "</node>".repeat(101));
    assert_eq!(read(map.as_bytes(), ""), Err(too_deep.clone()));
    let stairs: String = (0..101).map(|level| "\t".repeat(level) + "a\n").collect();
    assert_eq!(read(stairs.as_bytes(), "trap.md"), Err(too_deep.clone()));
    let wide: Vec<String> = (0..101).map(|column| format!("k{column}")).collect();
    assert_eq!(read(wide.join(";").as_bytes(), "breed.csv"), Err(too_deep));
}

#[test]
fn what_is_too_long_or_too_large_is_refused_with_its_line() {
    let long = "a".repeat(MAX_FIELD_CHARACTERS + 1);
    let error = |line| Err(ImportError::TooLong { line, limit: MAX_FIELD_CHARACTERS });
    assert_eq!(read(format!("Doel;Actie\nx;y\n{long};z").as_bytes(), "a.csv"), error(3));
    assert_eq!(read(format!("<opml><body>\n<outline text='{long}'/></body></opml>").as_bytes(), ""), error(2));
    assert_eq!(read(long.as_bytes(), "a.txt"), error(0));
    let (bytes, limit) = (MAX_BYTES + 1, MAX_BYTES);
    assert_eq!(read(&vec![b'a'; bytes], "a.txt"), Err(ImportError::TooLarge { bytes, limit }));
    assert_eq!(read(b"{\"format\":\"waardenboom/1\"}", "a.txt"), Err(ImportError::IsWorkbook));
    for nothing in [&b""[..], b"\xEF\xBB\xBF", b" \r\n\t", b"\0"] {
        assert!(read(nothing, "leeg.csv").is_err());
        assert!(read(nothing, "leeg.txt").is_err());
    }
}

#[test]
fn pasted_tables_are_told_by_their_names() {
    use waardenboom_core::format::import::is_named_table;
    assert!(is_named_table("Kerndoel\tOperationeel doel\tActies\nA\tB\tC"));
    assert!(is_named_table("Begroting 2027\nKerndoel;Operationeel doel;Acties\nA;B;C"));
    assert!(!is_named_table("Kerndoel: meer groen\n- bomen"));
    assert!(!is_named_table("A\tB\nC\tD"));
    let import = read_text("| Kerndoel | Acties |\n|---|---|\n| Groen | Bomen |").unwrap();
    assert_eq!((import.form, import.pieces.len(), count(&import, RemarkCode::Heading)), (Form::Table, 2, 1));
}

#[test]
fn each_of_these_is_over_at_once() {
    let parts = [
        "<outline text='a'>",
        "<outline",
        "</outline>",
        "<node>",
        "<!--",
        "<![CDATA[",
        "&",
        "&amp;",
        "&#x41;",
        "<?",
        "a='b' ",
        "\"",
        ";",
        "\";",
        "\n",
        "'",
        "=",
        "\t",
        "|",
        "| a |\n",
        "- ",
        "sep=",
        "\u{202E}",
        "é",
        "\0a",
        "a;b\n",
        "a,b;c\n",
    ];
    for part in parts {
        for start in ["", "<opml><body>", "<map><node TEXT='", "Doel;Actie\n", "id;parent;naam\n"] {
            let text = start.to_owned() + &part.repeat(60_000 / part.len());
            for name in ["", "a.csv", "a.opml"] {
                let _ = read(text.as_bytes(), name);
            }
        }
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<opml>",
        "<body>",
        "<outline text=\"",
        "<outline>",
        "</outline>",
        "<map>",
        "<node TEXT='",
        "<node>",
        "</node>",
        "\">",
        "'/>",
        "<richcontent TYPE='NODE'>",
        "</richcontent>",
        "<p>",
        "</p>",
        "<attribute NAME='soort' VALUE='",
        "&lt;b&gt;",
        "&x;",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE opml [",
        "]>",
        "Doel",
        "Actie",
        "Indicator",
        "Nulmeting 2024",
        "id",
        "parent",
        "naam",
        "Activiteit: ",
        "Toelichting: ",
        "a",
        "een",
        "1",
        ";",
        ",",
        "\t",
        "\n",
        "\r\n",
        "\"",
        "'",
        "=1",
        "|",
        "- ",
        "sep=;\n",
        "\u{FEFF}",
        "\u{202E}",
        "\0",
        "é",
        "🌳",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn check(import: &Import) -> Result<(), TestCaseError> {
    let mut above: Option<usize> = None;
    prop_assert!(!import.pieces.is_empty());
    for piece in &import.pieces {
        prop_assert!(piece.level <= above.map_or(0, |above| above + 1), "{import:?}");
        prop_assert!(!piece.text.is_empty() && !piece.text.contains(['\0', '\u{202E}']), "{import:?}");
        above = Some(piece.level);
    }
    Ok(())
}

proptest! {
    #[test]
    fn anything_comes_in_in_good_order_or_is_refused(
        text in prop_oneof![pieces(), any::<String>()],
        bytes in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        for name in ["", "a.csv", "a.md", "a.opml", "a.mm"] {
            for bytes in [text.as_bytes(), &bytes] {
                if let Ok(import) = read(bytes, name) {
                    check(&import)?;
                }
            }
        }
    }

    /// Every word of a table of any shape comes back somewhere: in a piece, a note, a figure or a remark.
    #[test]
    fn no_word_of_a_table_is_lost(
        names in prop::collection::vec(prop::sample::select(vec![
            "Ambitie", "Doel", "Subdoel", "Acties", "Aanbieder", "Indicator", "Nulmeting", "Streefwaarde", "Bron", "Kosten",
            "Toelichting", "Soort", "Naam", "Nr",
        ]), 2..8),
        rows in prop::collection::vec(prop::collection::vec("(|[b-hj-np-uyz]{3,8})", 2..9), 1..12),
    ) {
        let rows_as_text: Vec<String> = rows.iter().map(|row| row.join(";")).collect();
        let text = format!("{}\n{}\n", names.join(";"), rows_as_text.join("\n"));
        let Ok(import) = read(text.as_bytes(), "tabel.csv") else { return Ok(()) };
        let all = super::told(&Ok(import));
        for word in rows.iter().flatten().filter(|word| !word.is_empty()) {
            prop_assert!(all.contains(word.as_str()), "{} of\n{}\nin\n{}", word, text, all);
        }
    }
}
