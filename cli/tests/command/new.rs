//! `new`: files that open, and nothing replaced.

use crate::support::Folder;
use serde_json::json;
use waardenboom_core::weigh::workbook::comparison_of;

#[test]
fn the_example_opens_in_both_languages_under_an_id_of_its_own() {
    let folder = Folder::new();
    let dutch = folder.call(&["new", "--example", "mantelzorg", "--out", "nl.json"]);
    let english = folder.call(&["new", "--example=mantelzorg", "--language=en", "--out=en.json"]);
    assert_eq!((dutch.status, english.status), (0, 0), "{} {}", dutch.err, english.err);
    assert_ne!(dutch.json()["workbook"], english.json()["workbook"]);
    assert_eq!(dutch.json()["records"], english.json()["records"]);
    assert_eq!(dutch.json()["records"]["goal"], 15);
    assert_eq!(folder.open("nl.json").workbook().title(), "Mantelzorg in de Bollenstreek");
    assert_eq!(folder.open("en.json").workbook().title(), "Informal care in the Bollenstreek");
    assert_eq!(folder.call(&["check", "nl.json", "en.json"]).status, 0);
    assert!(comparison_of(folder.open("en.json").workbook()).unwrap().comparison.leading.len() == 1);
}

#[test]
fn a_random_workbook_is_the_same_for_the_same_size_and_seed() {
    let folder = Folder::new();
    let make = |seed: &str, out: &str| folder.call(&["new", "--random", "60", "--seed", seed, "--out", out]);
    let first = make("7", "a.json");
    assert_eq!((first.status, &first.json()["records"]["goal"]), (0, &json!(60)));
    make("7", "b.json");
    make("8", "c.json");
    assert_eq!(folder.bytes("a.json"), folder.bytes("b.json"));
    assert_ne!(first.json()["workbook"], make("8", "d.json").json()["workbook"]);
    assert_eq!(make("7", "a.json").status, 0, "making the same once more is no harm");
}

#[test]
fn an_empty_workbook_is_a_workbook_and_an_id_can_be_given() {
    let folder = Folder::new();
    let call = folder.call(&["new", "--id", "mijn-werkboek_1", "--out", "leeg.werkboek.json"]);
    assert_eq!((call.status, &call.json()["workbook"]), (0, &json!("mijn-werkboek_1")));
    assert_eq!(folder.open("leeg.werkboek.json").id(), "mijn-werkboek_1");
    let [a, b] = ["a", "b"].map(|out| folder.call(&["new", "--out", out]).json()["workbook"].clone());
    assert_ne!(a, b);
    assert_eq!(a.as_str().unwrap().len(), 22);
}

#[test]
fn what_stands_there_already_stays() {
    let folder = Folder::new();
    folder.put("vol.json", "belangrijk");
    folder.put("leeg.json", "");
    std::fs::create_dir(folder.path("map")).unwrap();
    let full = folder.call(&["new", "--out", "vol.json"]);
    assert_eq!((full.status, full.out.as_str()), (1, ""));
    assert!(full.err.contains("Hier staat al iets anders, en dat blijft staan."), "{}", full.err);
    assert_eq!(folder.bytes("vol.json"), b"belangrijk");
    assert_eq!(folder.call(&["new", "--out", "leeg.json"]).status, 0);
    assert_eq!(folder.call(&["new", "--out", "map"]).status, 1);
    let nowhere = folder.call(&["new", "--out", "er/niet/a.json"]);
    assert_eq!(nowhere.status, 1);
    assert!(nowhere.err.contains("De map waarin dit bestand moet komen, bestaat niet."), "{}", nowhere.err);
    assert_eq!(folder.names(), ["leeg.json", "map", "vol.json"], "no half files lie about");
}
