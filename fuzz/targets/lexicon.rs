//! A compiled lexicon is refused or loaded, whatever its bytes, and lists are refused or compiled; one that loads is read with.

#![no_main]

use libfuzzer_sys::fuzz_target;
use whosaid::lexicon::{Lexicon, compile};
use whosaid::text::Text;

fuzz_target!(|bytes: &[u8]| {
    let _ = Lexicon::load(bytes);
    if let Ok(lexicon) = Lexicon::load(&compile::file(bytes)) {
        read(&lexicon);
    }
    if let Ok(list) = std::str::from_utf8(bytes)
        && let Ok(file) = compile::compile(&[("list", list)])
    {
        read(&Lexicon::load(&file).expect("what was compiled is loaded"));
    }
});

fn read(lexicon: &Lexicon) {
    let text = Text::new("Ada Marsh of the U.S. Bank of Riga spoke to PRESIDENT Marsh, the president.");
    let _ = lexicon.scan(&text);
    for at in 0..text.tokens().len() {
        if let Some(hit) = lexicon.longest(&text, at) {
            let _ = lexicon.country_of(&hit);
        }
    }
}
