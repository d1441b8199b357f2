//! How much memory a text takes: never more than some times its own length, whatever it says.
//!
//! Counted, not timed: an allocator of this test's own knows what is held, and gives the same count on every machine
//! of the same word size.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use whosaid::export::Format;
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

fn main() {
    let annotator = Annotator::default();
    let golden = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden")).unwrap();
    let mut paths: Vec<_> = golden.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    paths.sort();
    let news: String = paths.iter().map(|path| std::fs::read_to_string(path).unwrap() + "\n\n").collect();
    for piece in [&*news, "“", "\"", "(", "a", "A ", "Ada Marsh ", "Ada Marsh, ", "1 ", "“A,” he said. ", "“", ". ", "\n", "\u{301}", "👩‍👩‍👧", "said that ", "he "] {
        let text = piece.repeat((1 << 20) / piece.len());
        let mut stages = Vec::new();
        let held = HELD.load(Ordering::Relaxed);
        let peak = most(|| {
            annotator.annotate_with(&text, &Options::default(), &mut |stage| {
                let now = HELD.load(Ordering::Relaxed);
                let peak = MOST.swap(now, Ordering::Relaxed);
                stages.push((stage.name(), (now-held) / text.len(), (peak-held)/text.len()));
            });
        });
        println!("{:20} last {} {stages:?}", piece.chars().take(10).collect::<String>().escape_debug().to_string(), peak / text.len());
    }
    let _ = Format::Html;
}
