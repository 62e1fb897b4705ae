//! `index.html`: the template with the names filled in, and with the hash of its inline script in the policy.

use crate::hash;
use crate::process::{Failure, Outcome};
use std::fmt::Write as _;

/// What a page names.
pub struct Parts<'a> {
    pub style: &'a str,
    /// The sheet that comes with the first code on demand.
    pub later_style: &'a str,
    pub script: &'a str,
    /// The module that fetches code on demand; the script imports it.
    pub loader: &'a str,
    pub wasm: &'a str,
    /// Name of a worker and the address of the module that starts it.
    pub workers: &'a [(&'static str, String)],
}

/// Fills the template; fails when a place to fill is missing, or one is left.
pub fn fill(template: &str, parts: &Parts<'_>) -> Outcome<String> {
    // Git may have given us CRLF; the browser hashes what it sees, which is LF.
    let template = template.replace("\r\n", "\n");
    let without_comments = template.lines().filter(|line| !line.starts_with("<!--"));
    let mut page = without_comments.fold(String::new(), |text, line| text + line + "\n");

    let workers = parts.workers.iter().fold(String::new(), |mut text, (name, address)| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "<meta name=\"worker:{name}\" content=\"./{address}\">");
        text
    });
    let places = [
        ("style", parts.style),
        ("later_style", parts.later_style),
        ("script", parts.script),
        ("loader", parts.loader),
        ("wasm", parts.wasm),
        ("workers", &workers),
    ];
    for (place, text) in places {
        page = fill_place(&page, place, text)?;
    }
    let script_hash = hash::policy(inline_script(&page)?.as_bytes());
    page = fill_place(&page, "start_hash", &script_hash)?;
    match page.lines().find(|line| line.contains("{{")) {
        None => Ok(page),
        Some(line) => Err(Failure(format!("index.html has a place that the build does not know how to fill: {line}"))),
    }
}

fn fill_place(page: &str, place: &str, text: &str) -> Outcome<String> {
    let place = format!("{{{{{place}}}}}");
    if page.contains(&place) {
        Ok(page.replace(&place, text))
    } else {
        Err(Failure(format!("index.html has lost its {place}: the build has to fill it.")))
    }
}

/// What stands between the tags of the only inline script.
fn inline_script(page: &str) -> Outcome<&str> {
    let (_, after) = page
        .split_once("<script type=\"module\">")
        .ok_or_else(|| Failure("index.html has lost its <script type=\"module\">, which starts the app.".to_owned()))?;
    match after.split_once("</script>") {
        Some((script, rest)) if !rest.contains("<script") => Ok(script),
        _ => Err(Failure("index.html must have one inline script: the policy names one hash.".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "<!-- for us -->\n<meta policy='{{start_hash}}'>\n{{workers}}<link {{style}} {{later_style}} {{wasm}} {{loader}}>\n\
                            <script type=\"module\">start(\"{{script}}\")</script>\n";
    const PARTS: Parts<'_> =
        Parts { style: "a.css", later_style: "e.css", script: "b.js", loader: "d.js", wasm: "c.wasm", workers: &[] };

    #[test]
    fn the_policy_names_the_script_as_it_is_shipped() {
        let page = fill(TEMPLATE, &PARTS).expect("a page");
        let hash = hash::policy(b"start(\"b.js\")");
        assert_eq!(
            page,
            format!(
                "<meta policy='{hash}'>\n<link a.css e.css c.wasm d.js>\n<script type=\"module\">start(\"b.js\")</script>\n"
            )
        );
    }

    #[test]
    fn line_endings_of_the_checkout_do_not_change_the_page() {
        let windows = TEMPLATE.replace('\n', "\r\n");
        assert_eq!(fill(&windows, &PARTS).expect("a page"), fill(TEMPLATE, &PARTS).expect("a page"));
    }

    #[test]
    fn a_worker_is_named_where_the_app_looks_for_it() {
        let workers = [("reken", "reken-start-1.js".to_owned())];
        let page = fill(TEMPLATE, &Parts { workers: &workers, ..PARTS }).expect("a page");
        assert!(page.contains("<meta name=\"worker:reken\" content=\"./reken-start-1.js\">\n"));
    }

    #[test]
    fn a_place_lost_a_place_unknown_and_a_second_script_are_refused() {
        assert!(fill(&TEMPLATE.replace("{{style}}", ""), &PARTS).is_err());
        assert!(fill(&format!("{TEMPLATE}{{{{other}}}}"), &PARTS).is_err());
        assert!(fill(&format!("{TEMPLATE}<script>1</script>"), &PARTS).is_err());
    }
}
