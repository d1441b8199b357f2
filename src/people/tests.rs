//! Table tests of who is who: one row a construction. Names are marked by
//! hand in the rows, so that what fails here is the resolver's.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::{People, resolve};
use crate::entity::{Entity, Label};
use crate::lexicon::Lexicon;
use crate::quote;
use crate::span::Span;
use crate::text::Text;

/// Reads `[Name]` as a person and `{Name}` as an organisation or place; gives the bare text and the entities.
fn marked(row: &str) -> (String, Vec<(usize, usize, Label)>) {
    let mut source = String::new();
    let mut names = Vec::new();
    let mut start = 0;
    for character in row.chars() {
        match character {
            '[' | '{' => start = source.len(),
            ']' => names.push((start, source.len(), Label::Person)),
            '}' => names.push((start, source.len(), Label::Org)),
            _ => source.push(character),
        }
    }
    (source, names)
}

fn entities(text: &Text<'_>, names: &[(usize, usize, Label)]) -> Vec<Entity> {
    names
        .iter()
        .map(|&(start, end, label)| {
            let tokens = text.token_at(start)..text.token_at(end - 1) + 1;
            Entity { span: text.span(tokens.clone()), tokens, label, score: 1.0, value: None }
        })
        .collect()
}

fn people(row: &str) -> (String, People) {
    let (source, names) = marked(row);
    let text = Text::new(&source);
    let (entities, lexicon) = (entities(&text, &names), Lexicon::english());
    let quotes = quote::find(&text, &entities, false);
    let people = resolve(&text, &entities, &quotes, &lexicon, false);
    drop(text);
    (source, people)
}

/// The clusters as a reader would write them: mentions joined by " = ", clusters by " | ".
fn clusters(row: &str) -> String {
    let (source, people) = people(row);
    let clusters: Vec<String> = people
        .clusters
        .iter()
        .map(|person| person.mentions.iter().map(|mention| mention.of(&source)).collect::<Vec<_>>().join(" = "))
        .collect();
    clusters.join(" | ")
}

/// Runs the rows of a table: text with marked names, and its clusters; shows all that fail.
fn check(rows: &[(&str, &str)], read: impl Fn(&str) -> String) {
    let failures: Vec<String> = rows
        .iter()
        .filter_map(|(row, expected)| {
            let got = read(row);
            (got != *expected).then(|| format!("{row}\n  expected {expected}\n  got      {got}"))
        })
        .collect();
    assert!(failures.is_empty(), "{} of {} rows fail:\n{}", failures.len(), rows.len(), failures.join("\n"));
}

/// "Name: role" of every cluster with a role.
fn roles(row: &str) -> String {
    let (source, people) = people(row);
    let roles: Vec<String> = people
        .clusters
        .iter()
        .filter_map(|person| Some(format!("{}: {}", person.name.of(&source), person.role?.of(&source))))
        .collect();
    roles.join(" | ")
}

/// The best names of the speakers of all quotes, "-" for nobody.
fn speakers(row: &str) -> String {
    let (source, people) = people(row);
    let name = |cluster: Option<usize>| cluster.map_or("-", |cluster| people.clusters[cluster].name.of(&source));
    people.of_speaker().map(name).collect::<Vec<_>>().join(", ")
}

#[test]
fn short_names_join_full_names() {
    check(
        &[
            ("[Emmanuel Macron] spoke. [Macron] left.", "Emmanuel Macron = Macron"),
            ("[Macron] speaks\n\n[Emmanuel Macron] spoke.", "Macron = Emmanuel Macron"),
            ("[J. K. Adeyemi] spoke. [Adeyemi] left.", "J. K. Adeyemi = Adeyemi"),
            ("[Joseph R. Biden] spoke. [Joe Biden] left.", "Joseph R. Biden = Joe Biden"),
            ("[John F. Kerry] spoke. [John Kerry] left.", "John F. Kerry = John Kerry"),
            ("[John F. Kerry] spoke. [John Forbes Kerry] left.", "John F. Kerry = John Forbes Kerry"),
            ("[William Obasi] spoke. [Bill Obasi] left.", "William Obasi = Bill Obasi"),
            ("[Katherine Mora] spoke. [Kate] left.", "Katherine Mora | Kate"),
            ("[Gabriel García Márquez] wrote. [García Márquez] slept.", "Gabriel García Márquez = García Márquez"),
            ("[Recep Erdoğan] spoke. [Erdogan] left.", "Recep Erdoğan = Erdogan"),
            ("[MARA OKOYE] SPEAKS\n\n[Mara Okoye] spoke.", "MARA OKOYE = Mara Okoye"),
            ("[Ana Ocasio-Cortez] spoke. [Ocasio-Cortez] left.", "Ana Ocasio-Cortez = Ocasio-Cortez"),
            ("[Kim Jong-un] waved. [Kim Jong Un] left. [Kim] slept.", "Kim Jong-un = Kim Jong Un = Kim"),
            (
                "[Mohammed bin Salman Al Saud] met them. [Mohammed bin Salman] left.",
                "Mohammed bin Salman Al Saud = Mohammed bin Salman",
            ),
            ("[Oleksandr Zelensky] spoke. [Zelenskyy] left.", "Oleksandr Zelensky = Zelenskyy"),
            ("[LeBron Tarde] scored. [LeBron] left.", "LeBron Tarde = LeBron"),
            ("[Martin Hale Jr.] spoke. [Hale] left.", "Martin Hale Jr. = Hale"),
            ("[Mr. Okafor] spoke. [Okafor] left.", "Mr. Okafor = Okafor"),
            ("[J. Edgar Moss] spoke. [Edgar Moss] left.", "J. Edgar Moss = Edgar Moss"),
            ("[Maria] sang. [Maria] left.", "Maria = Maria"),
        ],
        clusters,
    );
}

#[test]
fn people_of_one_surname_stay_apart() {
    check(
        &[
            ("[Hillary Clinton] met [Bill Clinton]. Mr. [Clinton] smiled.", "Hillary Clinton | Bill Clinton = Clinton"),
            ("[Hillary Clinton] met [Bill Clinton]. Mrs. [Clinton] smiled.", "Hillary Clinton = Clinton | Bill Clinton"),
            (
                "[Hillary Clinton] spoke. [Clinton] won.\n\n[Bill Clinton], her husband, clapped.\n\n[Clinton] thanked them.",
                "Hillary Clinton = Clinton = her = Clinton | Bill Clinton = her husband",
            ),
            ("[Fidel Castro] died. [Raul Castro] spoke.", "Fidel Castro | Raul Castro"),
            ("[John Smith] left. [Jane Smith] stayed.", "John Smith | Jane Smith"),
            ("[Martin Hale Sr.] founded it. [Martin Hale Jr.] runs it.", "Martin Hale Sr. | Martin Hale Jr."),
            ("[Ana Ruiz] met [Pedro Ruiz]. [Ana] smiled. [Pedro] left.", "Ana Ruiz = Ana | Pedro Ruiz = Pedro"),
            ("[Tom Reed] met [Sue Reed]. Ms. [Reed] left. Mr. [Reed] stayed.", "Tom Reed = Reed | Sue Reed = Reed"),
        ],
        clusters,
    );
}

#[test]
fn pronouns_go_to_whom_they_fit() {
    check(
        &[
            ("[Ada Marsh] won. She thanked her voters.", "Ada Marsh = She = her"),
            ("[Peter Okoye] lost. He thanked his voters.", "Peter Okoye = He = his"),
            ("[Ada Marsh] met [Peter Okoye]. She smiled. He did not.", "Ada Marsh = She | Peter Okoye = He"),
            ("[Ada Marsh] blamed [Peter Okoye] and criticised him.", "Ada Marsh | Peter Okoye = him"),
            (
                "[Peter Okoye] met [David Reed] on Monday. He told [Reed] he would resign.",
                "Peter Okoye = He = he | David Reed = Reed",
            ),
            ("[Peter Okoye] said he would resign.", "Peter Okoye = he"),
            ("When she arrived, [Ada Marsh] waved.", "she = Ada Marsh"),
            ("In his speech, [Peter Okoye] blamed the banks.", "his = Peter Okoye"),
            ("[Ada Marsh] hurt herself.", "Ada Marsh = herself"),
            ("Her father, [Peter], left. [Ada Marsh] wept.", "Her father = Peter | Ada Marsh"),
            ("[Zorblat Qyx] won. He left.", "Zorblat Qyx = He"),
            ("Mrs. [Qyx] met [Peter Okoye]. She left.", "Qyx = She | Peter Okoye"),
            ("[Qyx], a spokeswoman, met [Marku Tyl]. She left.", "Qyx = a spokeswoman = She | Marku Tyl"),
            ("[Ada Marsh] and her brother [Tom] left. He drove.", "Ada Marsh = her | Tom = He"),
            ("A man fell. [Ada Marsh] helped. He hugged her.", "Ada Marsh = her"),
            ("[Peter Okoye] saw a woman. She waved at him.", "Peter Okoye = him"),
            ("[Ada Marsh]’s lawyer, [Tom Reed], said she was ready.", "Ada Marsh = she | Ada Marsh’s lawyer = Tom Reed"),
        ],
        clusters,
    );
}

#[test]
fn noun_phrases_find_their_bearer() {
    check(
        &[
            (
                "French President [Emmanuel Macron] spoke. The president left. The French leader was tired.",
                "Emmanuel Macron = The president = The French leader",
            ),
            (
                "[Olaf Scholz], the German chancellor, spoke. The chancellor left.",
                "Olaf Scholz = the German chancellor = The chancellor",
            ),
            ("The German chancellor, [Olaf Scholz], spoke.", "The German chancellor = Olaf Scholz"),
            ("[Ana Ruiz], 44, was hurt. The 44-year-old is in hospital.", "Ana Ruiz = The 44-year-old"),
            ("[Ana Ruiz], a singer from {Lima}, won. The singer wept.", "Ana Ruiz = a singer from Lima = The singer"),
            ("Sen. [Ada Marsh] spoke. The senator left. The lawmaker returned.", "Ada Marsh = The senator = The lawmaker"),
            (
                "Mayor [Ada Marsh] met Governor [Tom Reed]. The governor smiled. The mayor did not.",
                "Ada Marsh = The mayor | Tom Reed = The governor",
            ),
            ("Pope [Leo] prayed. The pontiff slept.", "Leo = The pontiff"),
            ("[Ana Ruiz] met the president of {Chile}.", "Ana Ruiz"),
            ("Coach [Tom Reed] met striker [Ben Adu]. The striker smiled.", "Tom Reed | Ben Adu = The striker"),
        ],
        clusters,
    );
}

#[test]
fn roles_are_what_a_reader_would_like_to_see() {
    check(
        &[
            ("French President [Emmanuel Macron] spoke.", "Emmanuel Macron: French President"),
            ("German Chancellor [Olaf Scholz] met her.", "Olaf Scholz: German Chancellor"),
            ("[Olaf Scholz], the German chancellor, spoke.", "Olaf Scholz: German chancellor"),
            ("{Kremlin} spokesman [Dmitry Peskov] spoke.", "Dmitry Peskov: Kremlin spokesman"),
            ("[Dmitry Peskov], a spokesman for the {Kremlin}, spoke.", "Dmitry Peskov: spokesman for the Kremlin"),
            ("[Ana Ruiz], 44, a teacher from {Lima}, spoke.", "Ana Ruiz: teacher from Lima"),
            ("[Ana Ruiz], chief executive of {Acme}, spoke.", "Ana Ruiz: chief executive of Acme"),
            ("The campaign’s spokesman, [Jay Alvarez], spoke.", "Jay Alvarez: campaign’s spokesman"),
            ("Secretary of State [Ada Marsh] spoke.", "Ada Marsh: Secretary of State"),
            ("Former U.S. Secretary of State [Ada Marsh] spoke.", "Ada Marsh: Former U.S. Secretary of State"),
            ("Mr. [Okoye] spoke.", ""),
            ("A Law That Protects Mr. [Okoye].", ""),
            ("[Ana Ruiz], a year later, left.", ""),
            ("[Tom Reed], [Ana Ruiz] and the mayor left.", ""),
            ("After meeting [Tom Reed], the president said he was tired.", ""),
            ("Her husband, [Tom Reed], spoke.", ""),
            ("Her publisher, [Tom Reed], spoke.", "Tom Reed: publisher"),
            ("[Tom Reed], its secretary, spoke.", "Tom Reed: secretary"),
            ("{Boeing} chief executive [Tom Reed] spoke.", "Tom Reed: Boeing chief executive"),
            ("[Tom Reed] ({Acme} director) spoke.", "Tom Reed: Acme director"),
            ("Veteran actor [Tom Reed] died.", "Tom Reed: Veteran actor"),
            ("[Ada Marsh]’s husband, [Tom Reed], spoke.", "Tom Reed: Ada Marsh’s husband"),
            ("President [Ada Marsh] left. [Marsh], the Chilean president, slept.", "Ada Marsh: Chilean president"),
        ],
        roles,
    );
}

#[test]
fn speakers_are_resolved() {
    check(
        &[
            ("“We won,” [Ada Marsh] said. “I am glad,” she added.", "Ada Marsh, Ada Marsh"),
            ("[Ada Marsh] lost. “We fought,” she said.", "Ada Marsh"),
            ("“It is late,” a senior official said.", "a senior official"),
            (
                "“It is late,” a spokesman for {Acme} said. “We wait,” the spokesman added.",
                "a spokesman for Acme, a spokesman for Acme",
            ),
            ("“We wait,” {Acme} said. “We hope,” it added.", "Acme, Acme"),
            ("Governor [Tom Reed] came. “I am here,” the governor said.", "Tom Reed"),
            ("“We know,” {Russia}’s [Peskov] said.", "Peskov"),
            ("“We know,” said the campaign’s spokesman, [Jay Alvarez].", "Jay Alvarez"),
            ("“We know,” police said. “We wait,” they added.", "police, police"),
            ("“He is wrong,” [Tom Reed] said of [Ben Adu]. “He should go,” he added.", "Tom Reed, Tom Reed"),
            ("[Ada Marsh] spoke. “My mother taught me,” said the mayor’s lawyer.", "the mayor’s lawyer"),
            ("{Acme} lost money. The company said it would close. “We wait,” the company said.", "Acme, Acme"),
            ("{World Health Organization} experts met. “We wait,” the {WHO} said.", "World Health Organization"),
        ],
        speakers,
    );
}

#[test]
fn the_first_person_inside_a_quote_is_its_speaker() {
    check(
        &[
            ("“I am glad,” [Ada Marsh] said.", "I = Ada Marsh"),
            ("“My time has come,” [Ada Marsh] said. “Trust me.”", "My = Ada Marsh = me"),
            ("[Tom Reed] left. “He hurt me,” [Ada Marsh] said.", "Tom Reed = He | me = Ada Marsh"),
        ],
        clusters,
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() })]

    /// Whatever the text: lists as long as what they tell of, mentions on the edges of tokens and each in one cluster.
    #[test]
    fn clusters_are_sound(pieces in prop::collection::vec(0..SOUP.len(), 0..80)) {
        let row: String = pieces.iter().map(|piece| format!("{} ", SOUP[*piece])).collect();
        let (source, names) = marked(&row);
        let text = Text::new(&source);
        let (entities, lexicon) = (entities(&text, &names), Lexicon::default());
        let quotes = quote::find(&text, &entities, false);
        let people = resolve(&text, &entities, &quotes, &lexicon, false);
        prop_assert_eq!(people.of_entity().len(), entities.len());
        prop_assert_eq!(people.of_speaker().len(), quotes.len());
        let mut seen: Vec<Span> = people.clusters.iter().flat_map(|person| person.mentions.iter().copied()).collect();
        let all = seen.len();
        for span in &seen {
            prop_assert!(text.tokens().iter().any(|token| token.span().start == span.start), "{span:?} begins with no token");
            prop_assert!(text.tokens().iter().any(|token| token.span().end == span.end), "{span:?} ends with no token");
        }
        seen.sort_unstable();
        seen.dedup();
        prop_assert_eq!(seen.len(), all, "a mention is in two clusters");
    }
}

/// What the rows above are made of, in any order.
const SOUP: &[&str] = &[
    "[Ada Marsh]",
    "[Marsh]",
    "[Tom Reed]’s",
    "[Reed]",
    "[Mr. Okoye]",
    "[J. K. Okoye]",
    "{Acme}",
    "{World Health Organization}",
    "{WHO}",
    "{Russia}’s",
    "he",
    "She",
    "her",
    "his",
    "himself",
    "they",
    "it",
    "I",
    "my",
    "who",
    "the",
    "The",
    "a",
    "former",
    "44-year-old",
    "44",
    "president",
    "French",
    "chief executive",
    "mother",
    "brother",
    "spokeswoman",
    "officials",
    "company",
    "mayor",
    "lawyer",
    "of",
    "for",
    "in",
    "and",
    "but",
    "that",
    "when",
    "said",
    "told",
    "says",
    "according to",
    "is",
    "was",
    "won",
    "met",
    "“",
    "”",
    "\"",
    "\"",
    "‘",
    "’",
    ",",
    ",",
    ".",
    ".",
    ":",
    "—",
    "(",
    ")",
    "\n\n",
    "\n",
];
