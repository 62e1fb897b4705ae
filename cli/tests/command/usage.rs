//! Wrong usage is status 2, says what is wrong, and touches nothing.

use crate::support::Folder;

#[test]
fn wrong_usage_is_named_and_writes_nothing() {
    let folder = Folder::new();
    let cases: &[(&[&str], &str)] = &[
        (&[], "Er staat geen opdracht bij. Kies uit: check, merge, weigh, findings, import, export, new."),
        (
            &["weeg", "a"],
            "De opdracht “weeg” bestaat niet. Kies uit: check, merge, weigh, findings, import, export, new.",
        ),
        (&["--fast"], "De optie “--fast” hoort niet bij waardenboom."),
        (&["check"], "Er staat geen bestand achter check."),
        (&["check", "a", "--out", "b"], "De optie “--out” hoort niet bij check."),
        (&["check", "-x", "a"], "De optie “-x” hoort niet bij check."),
        (&["merge", "--out", "b"], "Er staat geen bestand achter merge."),
        (&["merge", "a"], "Zeg met --out waar de uitkomst van merge moet komen."),
        (&["merge", "a", "--out"], "Achter --out ontbreekt een waarde."),
        (&["merge", "a", "--out="], "Achter --out ontbreekt een waarde."),
        (&["merge", "a", "--out", "b", "--out", "c"], "De optie --out staat er twee keer."),
        (&["weigh"], "Er staat geen bestand achter weigh."),
        (&["weigh", "a", "b"], "Achter weigh hoort precies één bestand."),
        (&["findings"], "Er staat geen bestand achter findings."),
        (&["findings", "a", "b"], "Achter findings hoort precies één bestand."),
        (&["findings", "a", "--today", "morgen"], "“morgen” bij --today is geen dag. Schrijf jaar-maand-dag"),
        (&["findings", "a", "--out", "b"], "De optie “--out” hoort niet bij findings."),
        (&["import", "a"], "Zeg met --out waar de uitkomst van import moet komen."),
        (&["import", "a", "b", "--out", "c"], "Achter import hoort precies één bestand."),
        (&["export", "a", "--out", "b"], "Zeg met --format in welke vorm. Kies uit: xlsx, csv,"),
        (&["export", "a", "--format", "doc", "--out", "b"], "De vorm “doc” bestaat niet."),
        (&["export", "a", "--format", "md", "--branch", "é", "--out", "b"], "“é” bij --branch kan geen doel zijn."),
        (&["new"], "Zeg met --out waar de uitkomst van new moet komen."),
        (&["new", "a", "--out", "b"], "“a” hoort niet achter new."),
        (
            &["new", "--example", "x", "--out", "b"],
            "Het voorbeeld “x” bestaat niet. Kies uit: mantelzorg, meedoen, preventie, jeugdzorg.",
        ),
        (&["new", "--example", "mantelzorg", "--language", "fr", "--out", "b"], "Kies uit: nl, en."),
        (&["new", "--language", "nl", "--out", "b"], "De optie --language kan alleen samen met --example."),
        (&["new", "--random", "10", "--out", "b"], "De optie --random kan alleen samen met --seed."),
        (&["new", "--seed", "1", "--out", "b"], "De optie --seed kan alleen samen met --random."),
        (&["new", "--random", "-3", "--seed", "1", "--out", "b"], "“-3” bij --random is geen geheel getal"),
        (&["new", "--random", "3", "--seed", "x", "--out", "b"], "“x” bij --seed is geen geheel getal"),
        (&["new", "--random", "999999", "--seed", "1", "--out", "b"], "Meer dan 20000 doelen past niet"),
        (&["new", "--random", "3", "--example", "mantelzorg", "--out", "b"], "niet allebei"),
        (&["new", "--id", "a b", "--out", "b"], "“a b” kan geen kenmerk zijn."),
        (&["new", "--id", "../a", "--out", "b"], "“../a” kan geen kenmerk zijn."),
    ];
    for (arguments, sentence) in cases {
        let call = folder.call(arguments);
        assert_eq!((call.status, call.out.as_str()), (2, ""), "{arguments:?}");
        assert!(call.err.contains(sentence), "{arguments:?}: {}", call.err);
        assert!(call.err.ends_with("Met “waardenboom --help” zie je alles wat kan.\n"), "{}", call.err);
    }
    assert!(folder.names().is_empty());
}

#[test]
fn help_names_every_command_and_version_is_json() {
    let folder = Folder::new();
    for arguments in [&["--help"][..], &["-h"], &["merge", "--help"]] {
        let call = folder.call(arguments);
        assert_eq!((call.status, call.err.as_str()), (0, ""));
        for part in
            ["check BESTAND...", "merge BESTAND... --out", "weigh BESTAND", "findings BESTAND", "new [--example"]
        {
            assert!(call.out.contains(part), "{}", call.out);
        }
    }
    let version = folder.call(&["--version"]);
    assert_eq!((version.status, version.json()["format"].as_str()), (0, Some("waardenboom/1")));
}
