//! Archives: compressed files, runs that go on, lines that are too long; and what is generated from the definitions.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use serde_json::Value;

fn whosaid(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_whosaid")).args(arguments).output().expect("the command starts")
}

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn gunzip(path: &Path) -> String {
    let mut text = String::new();
    MultiGzDecoder::new(std::fs::File::open(path).unwrap()).read_to_string(&mut text).unwrap();
    text
}

fn articles(count: usize) -> String {
    let article = |number: usize| serde_json::json!({"id": number, "text": "Ada Marsh spoke in Paris. ".repeat(number % 5)});
    (0..count).map(|number| format!("{}\n", article(number))).collect()
}

#[test]
fn files_are_compressed_as_their_names_say() {
    let folder = folder("compressed");
    let (input, plain, packed) = (folder.join("in.jsonl.gz"), folder.join("out.jsonl"), folder.join("out.jsonl.gz"));
    // Two members, as `cat` of two compressed files gives them.
    let (one, other) = (articles(30), articles(3));
    std::fs::write(&input, [gzip(one.as_bytes()), gzip(other.as_bytes())].concat()).unwrap();
    let input = input.to_str().unwrap();
    assert!(whosaid(&["annotate", "--jsonl", input, "-o", plain.to_str().unwrap()]).status.success());
    assert!(whosaid(&["annotate", "--jsonl", input, "-o", packed.to_str().unwrap()]).status.success());
    let expected = std::fs::read_to_string(&plain).unwrap();
    assert_eq!(expected.lines().count(), 33);
    assert_eq!(gunzip(&packed), expected);
    let page = folder.join("page.html.gz");
    let article = folder.join("a.txt.gz");
    std::fs::write(&article, gzip(b"Ada Marsh spoke.")).unwrap();
    let output = whosaid(&["annotate", "--format", "html", article.to_str().unwrap(), "-o", page.to_str().unwrap()]);
    assert!(output.status.success() && output.stdout.is_empty());
    assert!(gunzip(&page).contains("Ada Marsh</mark> spoke."));
}

#[test]
fn a_run_goes_on_where_it_was_stopped() {
    let folder = folder("resumed");
    let input = folder.join("in.jsonl");
    std::fs::write(&input, format!("{}not json\n{}", articles(20), articles(40))).unwrap();
    for name in ["out.jsonl", "out.jsonl.gz"] {
        let path = folder.join(name);
        let read = || if name.ends_with("gz") { gunzip(&path) } else { std::fs::read_to_string(&path).unwrap() };
        let arguments = ["annotate", "--jsonl", "--resume", input.to_str().unwrap(), "-o", path.to_str().unwrap()];
        // Nothing is there yet.
        assert_eq!(whosaid(&arguments).status.code(), Some(1));
        let whole = read();
        assert_eq!(whole.lines().count(), 61);
        let bytes = std::fs::read(&path).unwrap();
        for cut in [0, 1, 100, bytes.len() / 2, bytes.len() - 1] {
            std::fs::write(&path, &bytes[..cut]).unwrap();
            whosaid(&arguments);
            // What has the same id is one article; the first run wrote it twice.
            let (mended, lines) =
                (read(), |text: &str| text.lines().map(str::to_owned).collect::<std::collections::BTreeSet<_>>());
            assert!(lines(&mended) == lines(&whole), "{name} cut after {cut} bytes");
            assert!(mended.lines().count() >= 41, "{name} cut after {cut} bytes");
        }
        // All is there, and a line that could not be read is not answered again.
        let before = read();
        assert_eq!(whosaid(&arguments).status.code(), Some(1));
        assert!(read() == before, "{name}");
    }
}

#[test]
fn a_huge_line_costs_only_itself() {
    let folder = folder("huge");
    let input = folder.join("in.jsonl");
    let huge = serde_json::json!({"id": "huge", "text": "a ".repeat(700_000)});
    std::fs::write(&input, format!("{}{huge}\n{}", articles(2), articles(2))).unwrap();
    let output = whosaid(&["annotate", "--jsonl", "--max-line", "1", input.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 5);
    assert_eq!((&lines[2]["line"], &lines[4]["id"]), (&Value::from(3), &Value::from(1)));
    assert!(lines[2]["error"].as_str().unwrap().contains("--max-line"), "{}", lines[2]);
}

#[test]
fn completions_and_manual_name_every_option() {
    let long: Vec<String> = String::from_utf8(whosaid(&["annotate", "--help"]).stdout)
        .unwrap()
        .split_whitespace()
        .filter(|word| word.starts_with("--") && word.len() > 2)
        .map(|word| word.trim_end_matches([',', '.', ';', ')', ':', ']']).to_owned())
        .collect();
    assert!(long.iter().any(|option| option == "--resume"));
    for arguments in [&["completions", "bash"][..], &["completions", "zsh"], &["completions", "fish"], &["man"]] {
        let output = whosaid(arguments);
        assert!(output.status.success(), "{arguments:?}");
        let text = String::from_utf8(output.stdout).unwrap().replace("\\-", "-");
        for option in &long {
            let name = option.trim_start_matches('-');
            assert!(text.contains(name), "{arguments:?} lacks {option}");
        }
    }
}

#[test]
fn an_output_that_cannot_be_opened_is_named() {
    let output = whosaid(&["annotate", "--jsonl", "/nowhere/in.jsonl", "-o", "/nowhere/out.jsonl"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("/nowhere/out.jsonl"));
}
