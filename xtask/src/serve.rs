//! A small server of static files, for this machine only.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;
use std::{fs, thread};

use crate::Result;

/// More than any browser sends.
const LONGEST_REQUEST: u64 = 64 * 1024;

/// Serves a folder until the program is stopped.
pub(crate) fn forever(folder: &Path, port: u16) -> Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        format!("port {port} cannot be had: {error}\nAnother can be named: cargo xtask serve --port 8081, or 0 for a free one.")
    })?;
    let port = listener.local_addr().map_err(|error| error.to_string())?.port();
    println!("\nWhosaid is ready: http://localhost:{port}/    (Ctrl-C stops it)");
    for stream in listener.incoming().flatten() {
        let folder = folder.to_owned();
        // A reader that hangs up early is no fault of the server.
        thread::spawn(move || answer(&folder, stream).ok());
    }
    Ok(())
}

fn answer(folder: &Path, mut stream: TcpStream) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new((&stream).take(LONGEST_REQUEST));
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    let response = respond(folder, &first);
    let head = format!(
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        response.status,
        response.kind,
        response.body.len()
    );
    stream.write_all(head.as_bytes())?;
    if !first.starts_with("HEAD ") {
        stream.write_all(&response.body)?;
    }
    stream.flush()
}

struct Response {
    status: &'static str,
    kind: &'static str,
    body: Vec<u8>,
}

fn respond(folder: &Path, request: &str) -> Response {
    let plain = |status: &'static str| Response { status, kind: "text/plain; charset=utf-8", body: status.into() };
    let mut words = request.split_ascii_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if !matches!(method, "GET" | "HEAD") {
        return plain("405 Method Not Allowed");
    }
    let Some(path) = file(target) else { return plain("400 Bad Request") };
    match fs::read(folder.join(&path)) {
        Ok(body) => Response { status: "200 OK", kind: kind(&path), body },
        Err(_) => plain("404 Not Found"),
    }
}

/// The file that a request names; none where it would lead out of the folder.
fn file(target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = PathBuf::from(if path.is_empty() { "index.html" } else { path });
    path.components().all(|part| matches!(part, Component::Normal(_))).then_some(path)
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("png") => "image/png",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_never_leads_out_of_the_folder() {
        for (target, expected) in [
            ("/", Some("index.html")),
            ("/style.css", Some("style.css")),
            ("/a/b.js?x=1", Some("a/b.js")),
            ("/../secret", None),
            ("/a/../../secret", None),
            ("//etc/passwd", None),
            ("style.css", None),
            ("", None),
        ] {
            assert_eq!(file(target), expected.map(PathBuf::from), "{target}");
        }
    }

    #[test]
    fn browsers_compile_a_program_only_under_its_own_type() {
        assert_eq!(kind(Path::new("whosaid.wasm")), "application/wasm");
        assert_eq!(kind(Path::new("main.js")), "text/javascript; charset=utf-8");
        assert_eq!(kind(Path::new("LICENSE")), "application/octet-stream");
    }
}
