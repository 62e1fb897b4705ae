//! Reads XML as far as we write it.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, dead_code)]

/// An element, with the text that follows its opening tag.
#[derive(Debug)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub text: String,
}

impl Element {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}

/// Checks that XML is well formed: tags nest, attributes stand in quotes and once, and nothing is left unescaped.
/// Gives the texts.
pub fn check_xml(xml: &str) -> Vec<String> {
    elements(xml).into_iter().map(|element| element.text).filter(|text| !text.trim().is_empty()).collect()
}

/// The elements of XML that is well formed.
pub fn elements(xml: &str) -> Vec<Element> {
    let mut open: Vec<&str> = Vec::new();
    let mut elements: Vec<Element> = Vec::new();
    let mut rest = xml;
    while let Some((before, behind)) = rest.split_once('<') {
        if !before.trim().is_empty() {
            assert!(!open.is_empty(), "text outside: {before}");
            elements.last_mut().unwrap().text.push_str(&unescaped(before));
        }
        let (tag, behind) = behind.split_once('>').expect("a tag ends");
        rest = behind;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "tags nest");
            continue;
        }
        let (name, attributes) = tag.trim_end_matches('/').split_once(' ').unwrap_or((tag.trim_end_matches('/'), ""));
        assert!(name.bytes().all(|b| b.is_ascii_alphanumeric()), "{name}");
        let mut seen: Vec<(String, String)> = Vec::new();
        let mut left = attributes.trim();
        while !left.is_empty() {
            let (attribute, value) = left.split_once("=\"").expect("a value in quotes");
            let (value, behind) = value.split_once('"').expect("a value that ends");
            assert!(attribute.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'), "{attribute}");
            assert!(!seen.iter().any(|(other, _)| other == attribute), "{attribute} twice");
            seen.push((attribute.to_owned(), unescaped(value)));
            left = behind.trim_start();
        }
        elements.push(Element { name: name.to_owned(), attributes: seen, text: String::new() });
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty() && rest.trim().is_empty());
    assert!(xml.chars().all(|c| matches!(c, '\n' | '\t') || !c.is_control() && c != '\u{FFFE}' && c != '\u{FFFF}'));
    elements
}

fn unescaped(text: &str) -> String {
    assert!(!text.contains(['<', '>', '"']), "{text}");
    for part in text.split('&').skip(1) {
        assert!(["amp;", "lt;", "gt;", "quot;"].iter().any(|known| part.starts_with(known)), "&{part}");
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
