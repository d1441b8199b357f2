//! What a corpus's own labels mean: in PER/ORG/LOC/MISC, and in the 18 OntoNotes types.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use whosaid::entity::Label;

/// The four classes of the older corpora.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Coarse {
    /// Persons.
    Per,
    /// Organisations.
    Org,
    /// Places, facilities among them.
    Loc,
    /// Every other name.
    Misc,
}

impl Coarse {
    /// All four, in the order in which they are printed.
    pub const ALL: [Coarse; 4] = [Coarse::Per, Coarse::Org, Coarse::Loc, Coarse::Misc];

    /// `PER`, `ORG`, `LOC` or `MISC`.
    pub const fn name(self) -> &'static str {
        match self {
            Coarse::Per => "PER",
            Coarse::Org => "ORG",
            Coarse::Loc => "LOC",
            Coarse::Misc => "MISC",
        }
    }

    /// The class of an OntoNotes type; none for numbers and times.
    pub const fn of(label: Label) -> Option<Coarse> {
        match label {
            Label::Person => Some(Coarse::Per),
            Label::Org => Some(Coarse::Org),
            Label::Gpe | Label::Loc | Label::Fac => Some(Coarse::Loc),
            _ if label.is_numeric() => None,
            _ => Some(Coarse::Misc),
        }
    }
}

/// What one corpus's labels mean.
#[derive(Clone, Debug, Default)]
pub struct Scheme {
    meanings: BTreeMap<String, Meaning>,
    /// Whether labels that are not listed stand for themselves.
    ontonotes: bool,
}

/// What one label means.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Meaning {
    /// Its coarse class, if it is a name.
    pub coarse: Option<Coarse>,
    /// The types that are right for it, in the order of their names; none where the corpus's label has no type.
    pub types: Vec<Label>,
}

#[derive(Deserialize)]
struct Listed {
    plo_m: Option<String>,
    ontonotes: Option<String>,
}

impl Scheme {
    /// The scheme of the corpus `family`, as `labels.json` in `root/entities` lists it. A family not
    /// listed there is taken to use the OntoNotes types.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn of(root: &Path, family: &str) -> Result<Scheme, String> {
        let path = root.join("entities/labels.json");
        let fault = |what: String| format!("{}: {what}", path.display());
        let text = std::fs::read_to_string(&path).map_err(|error| fault(error.to_string()))?;
        let mut all: BTreeMap<String, BTreeMap<String, Listed>> =
            serde_json::from_str(&text).map_err(|error| fault(error.to_string()))?;
        let Some(listed) = all.remove(family) else {
            return Ok(Scheme { ontonotes: true, ..Scheme::default() });
        };
        let meanings = listed.into_iter().map(|(label, listed)| (label, Meaning::from(&listed))).collect();
        Ok(Scheme { meanings, ontonotes: false })
    }

    /// What `label` means; nothing if it is not listed.
    pub fn meaning(&self, label: &str) -> Meaning {
        if self.ontonotes {
            let label: Option<Label> = label.parse().ok();
            return Meaning { coarse: label.and_then(Coarse::of), types: label.into_iter().collect() };
        }
        self.meanings.get(label).cloned().unwrap_or_default()
    }

    /// The types that some label of the corpus can mean: only these can be judged by it.
    pub fn types(&self) -> Vec<Label> {
        if self.ontonotes {
            return Label::ALL.to_vec();
        }
        Label::ALL.into_iter().filter(|label| self.meanings.values().any(|meaning| meaning.types.contains(label))).collect()
    }

    /// The sets of types that the corpus does not tell apart, each type in at most one of them: where two of its
    /// labels share a type, neither is a group.
    pub fn groups(&self) -> Vec<Vec<Label>> {
        let mut sets: Vec<&Vec<Label>> =
            self.meanings.values().map(|meaning| &meaning.types).filter(|set| set.len() > 1).collect();
        sets.sort_unstable_by_key(|set| set.iter().map(|label| *label as u8).collect::<Vec<_>>());
        sets.dedup();
        let apart = |set: &Vec<Label>| {
            self.meanings.values().all(|other| other.types == *set || !other.types.iter().any(|label| set.contains(label)))
        };
        sets.into_iter().filter(|set| apart(set)).cloned().collect()
    }

    /// Whether the corpus marks names, not only numbers and times.
    pub fn has_names(&self) -> bool {
        self.ontonotes || self.meanings.values().any(|meaning| meaning.coarse.is_some())
    }
}

impl From<&Listed> for Meaning {
    fn from(listed: &Listed) -> Meaning {
        let coarse = listed.plo_m.as_deref();
        let mut types: Vec<Label> = listed.ontonotes.iter().flat_map(|types| types.split('|')).flat_map(str::parse).collect();
        types.sort_unstable_by_key(|label| label.name());
        Meaning { coarse: Coarse::ALL.into_iter().find(|class| Some(class.name()) == coarse), types }
    }
}
