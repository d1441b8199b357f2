//! How much memory a text takes: never more than some times its own length, whatever it says.
//!
//! Counted, not timed: an allocator of this test's own knows what is held, and gives the same count on every machine
//! of the same word size.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use whosaid::{Annotator, Options};

/// The system's allocator, with a count of the bytes held and of the most that were.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

fn more(bytes: usize) {
    let held = HELD.fetch_add(bytes, Ordering::Relaxed) + bytes;
    MOST.fetch_max(held, Ordering::Relaxed);
}

// SAFETY: every call is handed on as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        more(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // Old and new may be held at once.
        more(size);
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The most bytes that are held at once by `act`, beside those held before.
fn most(act: impl FnOnce()) -> usize {
    let before = HELD.load(Ordering::Relaxed);
    MOST.store(before, Ordering::Relaxed);
    act();
    MOST.load(Ordering::Relaxed) - before
}

/// What is given back, in bytes of the text: at most this beside the document itself, whatever the text says.
const WANTED: usize = 40;

/// What an annotator keeps of a text of this length, in times of it: what its words are, and what its paragraphs said in case it is
/// an edited text. Of long texts it keeps nothing but words.
const KEPT: usize = 64;

/// Texts, each a piece over and over, and how many times its own length each may take beside its document. What is more
/// than [`WANTED`] is known, and nobody may make it worse.
///
/// A token takes 20 bytes (12 for itself, four each for its word and its sentence), so that texts in which every byte or two
/// is one begin at 20 or 10 times their length. Those that take too much add to that a paragraph, a run of capitals that is
/// read twice, a noun phrase or a person for every two to six bytes.
const TEXTS: &[(&str, usize)] = &[
    ("", WANTED),
    ("a", WANTED),
    ("A ", WANTED),
    ("\n", WANTED),
    ("\u{301}", WANTED),
    ("👩‍👩‍👧", WANTED),
    ("“", WANTED),
    ("\"", WANTED),
    ("‘“", WANTED),
    ("(", WANTED),
    (". ", WANTED),
    ("1 ", WANTED),
    ("he ", WANTED),
    ("said that ", WANTED),
    ("Ada Marsh ", WANTED),
    ("Ada Marsh, ", WANTED),
    ("“A,” he said. ", WANTED),
    ("I ", WANTED),
    ("“I ", WANTED),
    ("$1 ", WANTED),
    ("his mother ", WANTED),
    ("President A ", WANTED),
    ("Я ", WANTED),
    ("a-", WANTED),
    ("\n\nA", WANTED),
    ("1\n", 54),
    ("a man ", 58),
    ("A, ", 60),
    ("x\n", 62),
    ("A-", 74),
    ("I\n", 90),
];

#[test]
fn no_text_takes_more_than_some_times_its_length() {
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden")).expect("the articles are there");
    let mut paths: Vec<_> = folder.map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let news: String = paths.iter().map(|path| std::fs::read_to_string(path).expect("an article") + "\n\n").collect();
    let mut over = Vec::new();
    for (piece, allowed) in TEXTS {
        let piece = if piece.is_empty() { &news } else { *piece };
        let text = piece.repeat((1 << 15) / piece.len());
        // A new annotator for each text: what it keeps of one is no part of what the next one takes.
        let annotator = Annotator::default();
        annotator.annotate("Ada Marsh left.", &Options::default());
        let before = HELD.load(Ordering::Relaxed);
        let mut document = None;
        let most = most(|| document = Some(annotator.annotate(&text, &Options::default())));
        let after = HELD.load(Ordering::Relaxed);
        drop(document);
        let kept = HELD.load(Ordering::Relaxed) - before;
        let document = after - before - kept;
        let times = (most - document - kept) / text.len();
        println!(
            "{:<24}{times:>6} times its length, {} for its document, {} kept of its words and for its next reading",
            format!("{:?}", piece.chars().take(12).collect::<String>()),
            document / text.len(),
            kept / text.len()
        );
        if kept > KEPT * text.len() {
            over.push(format!(
                "of {:?} {} times its length is kept",
                piece.chars().take(12).collect::<String>(),
                kept / text.len()
            ));
        }
        if times > *allowed {
            over.push(format!(
                "{:?} takes {times} times its length, more than {allowed}",
                piece.chars().take(12).collect::<String>()
            ));
        }
    }
    assert!(over.is_empty(), "{}", over.join("; "));
}
