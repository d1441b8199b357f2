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

/// Texts, each a piece over and over, and how many times its own length each may take beside its document. What is more
/// than [`WANTED`] is a fault that is known; nobody may make it worse.
const TEXTS: &[(&str, usize)] = &[
    ("", WANTED),
    ("a", WANTED),
    ("A ", 180),
    ("\n", WANTED),
    ("\u{301}", WANTED),
    ("👩‍👩‍👧", WANTED),
    ("“", WANTED),
    ("\"", 180),
    ("‘“", WANTED),
    ("(", 72),
    (". ", 48),
    ("1 ", 88),
    ("he ", 124),
    ("said that ", WANTED),
    ("Ada Marsh ", 92),
    ("Ada Marsh, ", 96),
    ("“A,” he said. ", 48),
];

#[test]
fn probe() {
    let annotator = Annotator::default();
    annotator.annotate("Ada Marsh said.", &Options::default());
    for (piece, _) in TEXTS.iter().skip(1) {
        let text = piece.repeat((1 << 15) / piece.len());
        let before = HELD.load(Ordering::Relaxed);
        MOST.store(before, Ordering::Relaxed);
        let mut rows = Vec::with_capacity(16);
        let mut note = |name: String| {
            let held = HELD.load(Ordering::Relaxed) as i64 - before as i64;
            let most = MOST.load(Ordering::Relaxed) as i64 - before as i64;
            rows.push((name, held / text.len() as i64, most / text.len() as i64));
            MOST.store(HELD.load(Ordering::Relaxed), Ordering::Relaxed);
        };
        let document = annotator.annotate_with(&text, &Options::default(), &mut |stage| note(format!("{stage:?}")));
        note("end".into());
        let n = (document.entities.len(), document.quotes.len(), document.people.len());
        drop(document);
        note("dropped".into());
        println!(
            "{piece:?} {n:?} {}",
            rows.iter().map(|(n, h, m)| format!("[{n} held {h} most before {m}]")).collect::<Vec<_>>().join(" ")
        );
    }
}
