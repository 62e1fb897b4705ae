//! What is answered to one request line. Nothing outside the folder is ever read.

use std::path::{Path, PathBuf};

const TYPES: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("json", "application/json"),
    ("webmanifest", "application/manifest+json"),
    ("woff2", "font/woff2"),
    ("txt", "text/plain; charset=utf-8"),
];

/// An answer, ready to be written.
pub struct Answer {
    status: &'static str,
    media_type: &'static str,
    caching: &'static str,
    length: usize,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn head(&self) -> String {
        let Self { status, media_type, caching, length, .. } = self;
        format!(
            "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\nCache-Control: {caching}\r\n\
             X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
        )
    }

    fn refusal(status: &'static str) -> Self {
        let body = status.as_bytes().to_vec();
        Self { status, media_type: "text/plain; charset=utf-8", caching: "no-store", length: body.len(), body }
    }
}

/// The answer to a request such as `GET /index.html HTTP/1.1`.
pub fn to(request: &str, folder: &Path) -> Answer {
    let mut words = request.split_ascii_whitespace();
    let (Some(method), Some(address)) = (words.next(), words.next()) else { return Answer::refusal("400 Bad Request") };
    if !["GET", "HEAD"].contains(&method) {
        return Answer::refusal("405 Method Not Allowed");
    }
    let Some((file, body)) = find(address, folder).and_then(|file| Some((file.clone(), std::fs::read(file).ok()?)))
    else {
        return Answer::refusal("404 Not Found");
    };
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let known = TYPES.iter().find(|(known, _)| *known == extension);
    Answer {
        status: "200 OK",
        media_type: known.map_or("application/octet-stream", |(_, media_type)| media_type),
        caching: if is_hashed(&file) { "public, max-age=31536000, immutable" } else { "no-cache" },
        length: body.len(),
        body: if method == "HEAD" { Vec::new() } else { body },
    }
}

/// The file that an address means, if it is in the folder, symbolic links followed.
fn find(address: &str, folder: &Path) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?;
    let path = decoded(path.strip_prefix('/')?)?;
    let plain = path.split('/').all(|part| part != ".." && !part.contains(['\\', ':', '\0']));
    if !plain || path.starts_with('/') {
        return None;
    }
    let wanted = folder.join(path);
    let wanted = if wanted.is_dir() { wanted.join("index.html") } else { wanted };
    let file = wanted.canonicalize().ok()?;
    (file.is_file() && file.starts_with(folder.canonicalize().ok()?)).then_some(file)
}

/// Percent-decoding; `None` when it is malformed.
fn decoded(text: &str) -> Option<String> {
    let mut pieces = text.split('%');
    let mut bytes = pieces.next()?.as_bytes().to_vec();
    for piece in pieces {
        let (digits, rest) = piece.split_at_checked(2)?;
        bytes.push(
            digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u8::from_str_radix(digits, 16).ok())??,
        );
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

/// Whether a name ends in the hash of the contents, as `build` gives it.
fn is_hashed(file: &Path) -> bool {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    stem.rsplit_once('-')
        .is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with a page, beside a secret.
    fn folder(name: &str) -> PathBuf {
        let place = std::env::temp_dir().join(format!("waardenboom-serve-{}-{name}", std::process::id()));
        let dist = place.join("dist");
        std::fs::create_dir_all(dist.join("sub")).expect("a folder");
        std::fs::write(place.join("secret.txt"), "secret").expect("a file");
        std::fs::write(dist.join("index.html"), "page").expect("a file");
        std::fs::write(dist.join("app-0123456789abcdef.wasm"), "wasm").expect("a file");
        std::fs::write(dist.join("sub/een bestand.txt"), "text").expect("a file");
        dist
    }

    #[test]
    fn files_get_their_type_and_only_hashed_names_are_kept() {
        let dist = folder("types");
        let page = to("GET / HTTP/1.1", &dist);
        assert_eq!((page.status, page.body.as_slice(), page.caching), ("200 OK", b"page".as_slice(), "no-cache"));
        let wasm = to("GET /app-0123456789abcdef.wasm?x HTTP/1.1", &dist);
        assert_eq!((wasm.media_type, wasm.caching), ("application/wasm", "public, max-age=31536000, immutable"));
        assert_eq!(to("GET /sub/een%20bestand.txt HTTP/1.1", &dist).body, b"text");
        let head = to("HEAD / HTTP/1.1", &dist);
        assert_eq!((head.length, head.body.len()), (4, 0));
    }

    #[test]
    fn nothing_outside_the_folder_is_read() {
        let dist = folder("outside");
        let secret = dist.parent().expect("a parent").join("secret.txt");
        let absolute = format!("/{}", secret.display());
        let ways = [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/sub/../../secret.txt",
            "/..%2fsecret.txt",
            "/..\\secret.txt",
            &absolute,
        ];
        for way in ways {
            assert_eq!(to(&format!("GET {way} HTTP/1.1"), &dist).status, "404 Not Found", "{way}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_outside_is_not_followed() {
        let dist = folder("link");
        let link = dist.join("link.txt");
        let _ = std::fs::remove_file(&link);
        std::os::unix::fs::symlink(dist.parent().expect("a parent").join("secret.txt"), link).expect("a link");
        assert_eq!(to("GET /link.txt HTTP/1.1", &dist).status, "404 Not Found");
    }

    #[test]
    fn nonsense_is_refused() {
        let dist = folder("nonsense");
        assert_eq!(to("", &dist).status, "400 Bad Request");
        assert_eq!(to("POST / HTTP/1.1", &dist).status, "405 Method Not Allowed");
        assert_eq!(to("GET /%zz HTTP/1.1", &dist).status, "404 Not Found");
        assert_eq!(to("GET /%é HTTP/1.1", &dist).status, "404 Not Found");
        assert_eq!(to("GET index.html HTTP/1.1", &dist).status, "404 Not Found");
    }
}
