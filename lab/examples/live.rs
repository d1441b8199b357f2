use std::collections::HashMap;
use whosaid::entity::features::{Features, Forms};
use whosaid::lexicon::Lexicon;
use whosaid::model::Model;
use whosaid::text::Text;
fn main() {
    let lexicon = Lexicon::english();
    let model = Model::english();
    for name in std::env::args().skip(1) {
        let file = std::fs::read_to_string(&name).unwrap();
        let mut forms = Forms::default();
        let (mut tokens, mut live, mut gold, mut lost) = (0, 0, 0, 0);
        let mut words: HashMap<String, usize> = HashMap::new();
        let mut ex: HashMap<String, String> = HashMap::new();
        for line in file.lines() {
            let d: serde_json::Value = serde_json::from_str(line).unwrap();
            let t = d["text"].as_str().unwrap();
            let starts: Vec<usize> = t.char_indices().map(|(at, _)| at).chain([t.len()]).collect();
            let text = Text::new(t);
            let f = Features::new(&text, &lexicon.scan(&text), &lexicon, &model.words, &mut forms);
            tokens += text.tokens().len();
            live += (0..text.tokens().len()).filter(|at| f.is_live(*at)).count();
            for e in d["entities"].as_array().unwrap() {
                let l = e["label"].as_str().unwrap();
                if ![
                    "Person",
                    "PER",
                    "Organization",
                    "ORG",
                    "Location",
                    "LOC",
                    "politician",
                    "organisation",
                    "politicalparty",
                    "location",
                    "country",
                    "NORP",
                    "Facility",
                    "Misc",
                    "MISC",
                    "Product",
                    "election",
                    "event",
                ]
                .contains(&l)
                {
                    continue;
                }
                let (s, en) = (starts[e["start"].as_u64().unwrap() as usize], starts[e["end"].as_u64().unwrap() as usize]);
                let first = text.token_at(s);
                let end = text.tokens().partition_point(|x| x.span.start < en);
                gold += 1;
                let bad: Vec<usize> = (first..end)
                    .filter(|at| {
                        !f.is_live(*at)
                            && !(*at == first && matches!(text.word(*at), "the" | "The" | "a" | "A" | "an" | "An"))
                            && !(*at + 1 == end && text.word(*at) == "'s")
                    })
                    .collect();
                if !bad.is_empty() {
                    lost += 1;
                    for b in bad {
                        let w = format!("{}:{}", l, text.word(b));
                        *words.entry(w.clone()).or_default() += 1;
                        ex.entry(w).or_insert_with(|| {
                            t[text.tokens()[first.saturating_sub(3)].span.start
                                ..text.tokens()[(end + 2).min(text.tokens().len() - 1)].span.end]
                                .to_owned()
                        });
                    }
                }
            }
        }
        println!(
            "{name}: tokens {tokens} live {live} ({:.1}%) gold {gold} lost {lost} ({:.2}%)",
            100.0 * live as f64 / tokens as f64,
            100.0 * lost as f64 / gold as f64
        );
        let mut w: Vec<_> = words.into_iter().collect();
        w.sort_by_key(|x| std::cmp::Reverse(x.1));
        for (w, n) in w.iter().take(25) {
            println!("  {n} {w} | {}", ex[w].replace('\n', " "));
        }
    }
}
