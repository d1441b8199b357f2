//! The command as others run it: what goes in, what comes out, and with which status.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn whosaid(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("it has an input");
    let input = input.to_owned();
    let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the command ends");
    feeder.join().expect("the input is fed");
    output
}

fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).expect("a file is written");
    path
}

fn lines(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("the output is UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("every line is JSON")).collect()
}

#[test]
fn an_article_gives_a_document() {
    for arguments in [&["annotate"][..], &["annotate", "-"]] {
        let output = whosaid(arguments, "“Enough,” Ada Marsh said in Paris on Monday.".as_bytes());
        assert!(output.status.success());
        let document = &lines(&output)[0];
        assert_eq!(document["version"], 1);
        assert_eq!(document["offsetUnit"], "codepoint");
        for list in ["entities", "quotes", "people"] {
            assert!(document[list].is_array(), "{list}");
        }
    }
}

#[test]
fn several_articles_give_a_document_a_line() {
    let (one, two) = (file("one.txt", b"Ada Marsh spoke."), file("two.txt", b""));
    let output = whosaid(&["annotate", one.to_str().unwrap(), two.to_str().unwrap(), "-"], b"Third.");
    assert!(output.status.success());
    let ids: Vec<Value> = lines(&output).iter().map(|document| document["id"].clone()).collect();
    assert_eq!(ids, [one.to_str().unwrap(), two.to_str().unwrap(), "standard input"]);
}

#[test]
fn offsets_count_what_is_asked_for() {
    for (unit, length) in [("byte", 13), ("codepoint", 10), ("utf16", 11)] {
        let output = whosaid(&["annotate", "--offsets", unit], "😀 in 2021.".as_bytes());
        let document = &lines(&output)[0];
        assert_eq!(document["offsetUnit"], unit);
        if let Some(entity) = document["entities"].as_array().unwrap().last() {
            assert_eq!(entity["end"], length - 1);
        }
    }
}

#[test]
fn exports_are_written() {
    let output = whosaid(&["annotate", "--format", "text"], b"No names here.");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "No names here.\n");
    let output = whosaid(&["annotate", "--format", "html"], b"No <names> here.");
    assert!(String::from_utf8_lossy(&output.stdout).contains("<article>No &lt;names&gt; here.</article>"));
}

#[test]
fn loose_reports_are_shown_to_people_who_ask() {
    let text = b"Ada Marsh backs the plan to close the harbour.";
    let times = |options: &[&str]| {
        let output = whosaid(&[&["annotate"], options].concat(), text);
        String::from_utf8_lossy(&output.stdout).matches("the plan to close the harbour").count()
    };
    // Once where it stands, and again where it is listed.
    assert_eq!(times(&["--format", "text"]), 1);
    assert_eq!(times(&["--format", "text", "--loose"]), 2);
    assert_eq!((times(&["--format", "json"]), times(&["--format", "json", "--loose"])), (1, 1));
}

#[test]
fn what_cannot_be_read_is_named_and_the_others_go_on() {
    let good = file("good.txt", b"Ada Marsh spoke.");
    let bad = file("bad.txt", b"Caf\xE9 in Paris");
    let wide = file("wide.txt", b"\xFF\xFEA\0");
    let folder = env!("CARGO_TARGET_TMPDIR");
    for (path, says) in [
        (bad.to_str().unwrap(), vec!["bad.txt", "byte 3", "0xE9"]),
        (wide.to_str().unwrap(), vec!["wide.txt", "byte 0", "UTF-16"]),
        ("missing.txt", vec!["missing.txt", "no such file"]),
        (folder, vec![folder]),
    ] {
        for jsonl in [false, true] {
            if jsonl && path.ends_with(".txt") && path != "missing.txt" {
                continue;
            }
            let line = file("line.jsonl", b"{\"id\": 1, \"text\": \"Ada Marsh spoke.\"}");
            let arguments = if jsonl {
                vec!["annotate", "--jsonl", path, line.to_str().unwrap()]
            } else {
                vec!["annotate", path, good.to_str().unwrap()]
            };
            let output = whosaid(&arguments, b"");
            assert_eq!(output.status.code(), Some(1), "{path}");
            assert_eq!(lines(&output).len(), 1, "{path}");
            let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
            for part in &says {
                assert!(complaint.contains(part), "{complaint}");
            }
        }
    }
}

#[test]
fn a_line_in_gives_a_line_out_in_order() {
    let mut input = String::new();
    for number in 0..150 {
        let text = "Ada Marsh spoke in Paris. ".repeat(number % 17);
        input += &serde_json::json!({"id": format!("doc-{number}"), "text": text}).to_string();
        input += "\n";
    }
    let one = whosaid(&["annotate", "--jsonl", "--threads", "1"], input.as_bytes());
    let several = whosaid(&["annotate", "--jsonl", "--threads", "3"], input.as_bytes());
    assert!(one.status.success() && several.status.success());
    assert!(one.stdout == several.stdout, "the number of threads changes the output");
    let ids: Vec<String> = lines(&one).iter().map(|document| document["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, (0..150).map(|number| format!("doc-{number}")).collect::<Vec<_>>());
}

#[test]
fn a_bad_line_costs_only_itself() {
    let input = b"{\"id\": 12345678901234567890123, \"text\": \"Ada Marsh spoke.\", \"more\": [1]}\n\
        not json\n\
        {\"id\": }\n\
        \n\
        {\"id\": \"c\"}\r\n\
        {\"id\": \"d\", \"text\": 7}\n\
        {\"id\": \"e\", \"text\": \"caf\xE9\"}\n\
        {\"id\": \"f\", \"text\": \"\\ud800\"}\n\
        [\"id\", \"text\"]\n\
        {\"id\": {\"a\": [null]}, \"text\": \"\"}\r\n\
        {\"text\": \"No id, no line end, \\ud83d\\ude00.\"}";
    let output = whosaid(&["annotate", "--jsonl"], input);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(text.starts_with("{\"id\":12345678901234567890123,\"version\":1,"), "an id comes back as it was written");
    let lines = lines(&output);
    let errors: Vec<u64> = lines.iter().filter_map(|line| line["line"].as_u64()).collect();
    assert_eq!(errors, [2, 3, 5, 6, 7, 8, 9]);
    assert_eq!(lines.len(), 10);
    assert!(lines[1]["error"].as_str().unwrap().contains("JSON object"), "{}", lines[1]);
    assert!(lines[2]["error"].as_str().unwrap().contains("column 8"), "{}", lines[2]);
    assert!(lines[3]["error"].as_str().unwrap().contains("`text`"), "{}", lines[3]);
    assert!(lines[5]["error"].as_str().unwrap().contains("byte 24"), "{}", lines[5]);
    assert_eq!(lines[8]["id"]["a"][0], Value::Null);
    assert_eq!(lines[9]["id"], Value::Null);
}

#[test]
fn a_dictionary_has_the_last_word() {
    let dictionary = file("beat.tsv", "# Our beat\nthe Ferry Desk\tORG\ntidal permit\tLAW\n".as_bytes());
    let dictionary = dictionary.to_str().unwrap();
    let output = whosaid(&["annotate", "--dictionary", dictionary], b"The Ferry Desk asked for a tidal permit.");
    let labels: Vec<Value> =
        lines(&output)[0]["entities"].as_array().unwrap().iter().map(|entity| entity["label"].clone()).collect();
    assert_eq!(labels, ["ORG", "LAW"]);
    let bad = file("bad.tsv", b"Ferry Desk\tCOMPANY\n");
    for (path, says) in [(bad.to_str().unwrap(), "bad.tsv"), ("missing.tsv", "missing.tsv")] {
        let output = whosaid(&["annotate", "--dictionary", path], b"");
        assert_eq!(output.status.code(), Some(1));
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(complaint.contains(says) && output.stdout.is_empty(), "{complaint}");
    }
}

#[test]
fn an_article_has_its_own_date() {
    let input = b"{\"id\": 1, \"text\": \"They met on Monday.\", \"date\": \"2022-02-09T10:00:00Z\"}\n\
        {\"id\": 2, \"text\": \"They met on Monday.\", \"date\": \"last spring\"}\n\
        {\"id\": 3, \"text\": \"They met on Monday.\", \"date\": 7}\n";
    let output = whosaid(&["annotate", "--jsonl", "--date", "2021-06-02"], input);
    assert!(output.status.success(), "a date of another form is no error");
    let values: Vec<Value> = lines(&output).iter().map(|document| document["entities"][0]["value"].clone()).collect();
    assert_eq!(values, ["2022-02-07", "2021-05-31", "2021-05-31"]);
}

#[test]
fn nonsense_is_refused() {
    for (arguments, says) in [
        (vec!["annotate", "--jsonl", "--format", "html"], "--format"),
        (vec!["annotate", "--format", "docx"], "json, text, footnotes, markdown, html"),
        (vec!["annotate", "--offsets", "words"], "codepoint"),
        (vec!["annotate", "--date", "2022-02-30"], "2022-02-07"),
    ] {
        let output = whosaid(&arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(complaint.contains(says), "{complaint}");
    }
}

#[test]
fn a_line_is_answered_before_the_next_is_sent() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(["annotate", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("it has an input");
    let mut answers = BufReader::new(child.stdout.take().expect("it has an output"));
    for id in 0..5 {
        writeln!(stdin, "{{\"id\": {id}, \"text\": \"Ada Marsh spoke.\"}}").expect("a line is sent");
        let mut answer = String::new();
        answers.read_line(&mut answer).expect("a line is answered");
        assert!(answer.starts_with(&format!("{{\"id\":{id},")), "{answer}");
    }
    drop(stdin);
    assert!(child.wait().expect("the command ends").success());
}

#[test]
fn a_closed_pipe_is_no_error() {
    for arguments in [&["annotate"][..], &["annotate", "--jsonl"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_whosaid"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        drop(child.stdout.take());
        let mut stdin = child.stdin.take().expect("it has an input");
        let _ = stdin.write_all(b"{\"id\": 1, \"text\": \"Ada Marsh spoke.\"}\n");
        // The lines never end for the archive; the article ends here.
        if arguments.len() == 1 {
            drop(stdin);
            let output = child.wait_with_output().expect("the command ends");
            assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
        } else {
            let output = child.wait_with_output().expect("the command ends");
            assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
            drop(stdin);
        }
    }
}
