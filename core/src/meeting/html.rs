//! An HTML document that is made of text only: everything that comes in is escaped.

use crate::format::escaped;
use crate::tree::OutlineRow;
use std::fmt::Write as _;

/// For reading on a screen and for paper, without anything from outside.
const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;max-width:46rem;margin:2rem auto;\
padding:0 1rem;overflow-wrap:anywhere}h1{line-height:1.2;margin-bottom:.25rem}h2{border-bottom:1px solid #999;\
margin-top:2rem;padding-bottom:.25rem}h3{margin-bottom:.25rem}table{border-collapse:collapse;width:100%}th,td{border:1px \
solid #999;padding:.4rem .5rem;text-align:left;vertical-align:top}ul{padding-left:1.4rem}.lines{white-space:pre-line}\
.quiet{color:#595959}h2,h3{break-after:avoid}tr,li{break-inside:avoid-page}@page{margin:18mm}@media print{body{margin:0;\
max-width:none;font-size:11pt}}";

/// A document being written.
pub(super) struct Html(String);

impl Html {
    /// The head, and the beginning of the body.
    pub(super) fn begin(language: &str, title: &str) -> Self {
        let mut html = Self(String::with_capacity(16 * 1024));
        let _ = write!(
            html.0,
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
             content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n",
            escaped(language),
            escaped(title)
        );
        html
    }

    /// The whole document.
    pub(super) fn end(mut self) -> String {
        self.0.push_str("</main>\n</body>\n</html>\n");
        self.0
    }

    /// A heading, level 1 to 3.
    pub(super) fn heading(&mut self, level: u8, text: &str) {
        let _ = writeln!(self.0, "<h{level}>{}</h{level}>", escaped(text));
    }

    /// A paragraph that keeps its lines.
    pub(super) fn paragraph(&mut self, text: &str) {
        let _ = writeln!(self.0, "<p class=\"lines\">{}</p>", escaped(text.trim()));
    }

    /// A paragraph beside the matter.
    pub(super) fn quiet(&mut self, text: &str) {
        let _ = writeln!(self.0, "<p class=\"quiet\">{}</p>", escaped(text));
    }

    /// A list of texts.
    pub(super) fn list(&mut self, items: impl IntoIterator<Item = String>) {
        self.0.push_str("<ul>\n");
        for item in items {
            let _ = writeln!(self.0, "<li>{}</li>", escaped(&item));
        }
        self.0.push_str("</ul>\n");
    }

    /// A table with a head.
    pub(super) fn table(&mut self, head: &[String], rows: impl IntoIterator<Item = Vec<String>>) {
        self.0.push_str("<table>\n<thead><tr>");
        for cell in head {
            let _ = write!(self.0, "<th scope=\"col\">{}</th>", escaped(cell));
        }
        self.0.push_str("</tr></thead>\n<tbody>\n");
        for cells in rows {
            self.0.push_str("<tr>");
            for cell in cells {
                let _ = write!(self.0, "<td>{}</td>", escaped(&cell));
            }
            self.0.push_str("</tr>\n");
        }
        self.0.push_str("</tbody>\n</table>\n");
    }

    /// The rows of a tree as lists within lists, each with what `text` and `kind` say of it.
    pub(super) fn tree(&mut self, rows: &[OutlineRow], said: impl Fn(&OutlineRow) -> (String, String)) {
        let mut open = 0;
        for row in rows {
            if row.level > open {
                self.0.push_str("<ul>\n");
                open += 1;
            } else {
                self.0.push_str("</li>\n");
                while open > row.level {
                    self.0.push_str("</ul></li>\n");
                    open -= 1;
                }
            }
            let (text, kind) = said(row);
            let _ = write!(self.0, "<li>{} <span class=\"quiet\">({})</span>", escaped(&text), escaped(&kind));
        }
        self.0.push_str(&"</li>\n</ul>".repeat(usize::try_from(open).unwrap_or(0)));
        self.0.push('\n');
    }
}
