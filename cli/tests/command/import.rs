//! `import`: files of other programs become workbooks that open.

use crate::support::Folder;
use serde_json::json;

const BUDGET: &str = "Kerndoel;Operationeel doel;Acties;Portefeuille\r\nMeedoen;Meer werk;Leerwerkplek;Jansen\r\n";

#[test]
fn a_table_becomes_a_workbook_and_says_what_was_done() {
    let folder = Folder::new();
    folder.put("begroting 2027.csv", BUDGET);
    let call = folder.call(&["import", "begroting 2027.csv", "--id", "w", "--out", "w.json"]);
    assert_eq!(call.status, 0, "{}", call.err);
    let json = call.json();
    assert_eq!((&json["form"], &json["workbook"], &json["records"]["goal"]), (&json!("table"), &json!("w"), &json!(2)));
    assert_eq!(json["pieces"]["ambition"], 1);
    assert_eq!(json["pieces"]["activity"], 1);
    assert_eq!(json["remarks"][1]["code"], "other-column");
    assert_eq!(json["remarks"][1]["examples"], json!(["Portefeuille"]));
    assert!(
        call.err.contains("(Portefeuille)") && call.err.contains("Gemaakt: w.json, met kenmerk w."),
        "{}",
        call.err
    );
    let session = folder.open("w.json");
    assert_eq!((session.workbook().title(), session.workbook().activities.len()), ("begroting 2027", 1));
    assert_eq!(folder.call(&["check", "w.json"]).status, 0);
}

#[test]
fn the_title_of_an_outline_is_that_of_the_workbook() {
    let folder = Folder::new();
    folder.put("a.opml", "<opml><head><title>Mijn boom</title></head><body><outline text='Doel'/></body></opml>");
    assert_eq!(folder.call(&["import", "a.opml", "--out", "w"]).status, 0);
    assert_eq!(folder.open("w").workbook().title(), "Mijn boom");
}

#[test]
fn what_cannot_come_in_is_status_1_with_a_sentence_and_writes_nothing() {
    let folder = Folder::new();
    folder.put("kapot.opml", "<opml>\n<body>");
    folder.put("leeg.txt", "");
    folder.put("word.docx", b"PK\x03\x04rest");
    folder.put("vol", "belangrijk");
    folder.put("goed.txt", "doel");
    for (file, sentence) in [
        ("kapot.opml", "Op regel 2 is de XML afgebroken of beschadigd."),
        ("leeg.txt", "Hier staat geen tekst in."),
        ("word.docx", "Dit bestand bevat geen leesbare tekst."),
        ("weg.txt", "Dit bestand bestaat niet."),
    ] {
        let call = folder.call(&["import", file, "--out", "w"]);
        assert_eq!((call.status, call.out.as_str()), (1, ""));
        assert!(call.err.contains(sentence), "{}", call.err);
    }
    let call = folder.call(&["import", "goed.txt", "--out", "vol"]);
    assert_eq!(call.status, 1);
    assert_eq!(folder.bytes("vol"), b"belangrijk");
    assert!(!folder.names().contains(&"w".to_owned()));
}
