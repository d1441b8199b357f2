//! Many small modules as one classic script.
//!
//! The page's modules keep to a plain form, so that joining them is plain
//! too: every import is one line, `import { a, b } from "./x.js";`, every
//! export stands before a declaration, no module imports in a circle, and no
//! exported name is assigned anew. Anything else is refused by name and line.

use std::collections::HashMap;
use std::path::Path;

use crate::Result;
use crate::manifest::read_text;

/// Joins each of `entries` of `folder` with all that it imports and that no script before it has; a name in `instead` is
/// read from another file. The scripts are to run in this order, in one place.
pub(crate) fn join<const N: usize>(folder: &Path, entries: [&str; N], instead: &[(&str, &str)]) -> Result<[String; N]> {
    let mut bundle = Bundle { folder, instead, joined: HashMap::new(), script: String::new() };
    let mut scripts = [const { String::new() }; N];
    for (script, entry) in scripts.iter_mut().zip(entries) {
        bundle.script.push_str("\"use strict\";\n");
        bundle.add(entry)?;
        *script = std::mem::take(&mut bundle.script);
    }
    Ok(scripts)
}

struct Bundle<'a> {
    folder: &'a Path,
    instead: &'a [(&'a str, &'a str)],
    /// The variable of each joined module; none while it is being joined.
    joined: HashMap<String, Option<String>>,
    script: String,
}

impl Bundle<'_> {
    /// Adds a module after those that it imports, and gives the variable that holds its exports.
    fn add(&mut self, name: &str) -> Result<String> {
        let name = self.instead.iter().find(|(from, _)| *from == name).map_or(name, |(_, to)| to);
        match self.joined.get(name) {
            Some(Some(variable)) => return Ok(variable.clone()),
            Some(None) => return Err(format!("{name} imports itself in a circle")),
            None => {}
        }
        self.joined.insert(name.to_owned(), None);
        let source = read_text(&self.folder.join(name))?;
        let (mut body, mut exports) = (String::new(), Vec::new());
        for (number, line) in source.lines().enumerate() {
            let line = self.line(line, &mut exports).map_err(|why| format!("{name}, line {}: {why}", number + 1))?;
            body.push_str(&line);
            body.push('\n');
        }
        let variable = format!("module_{}", name.trim_end_matches(".js").replace(|c: char| !c.is_ascii_alphanumeric(), "_"));
        let exports = exports.join(", ");
        self.script.push_str(&format!("const {variable} = (() => {{\n{body}return {{ {exports} }};\n}})();\n"));
        self.joined.insert(name.to_owned(), Some(variable.clone()));
        Ok(variable)
    }

    fn line(&mut self, line: &str, exports: &mut Vec<String>) -> Result<String> {
        if let Some(import) = line.strip_prefix("import ") {
            let (names, from) = import
                .strip_suffix("\";")
                .and_then(|import| import.split_once(" from \"./"))
                .filter(|(names, _)| names.starts_with('{') && names.ends_with('}') && !names.contains(" as "))
                .ok_or("an import is one line: import { a, b } from \"./x.js\";")?;
            return Ok(format!("const {names} = {};", self.add(from)?));
        }
        let Some(declaration) = line.strip_prefix("export ") else { return Ok(line.to_owned()) };
        let after = ["function* ", "async function ", "function ", "class ", "const "]
            .iter()
            .find_map(|keyword| declaration.strip_prefix(keyword))
            .ok_or("an export is a function, a class or a const")?;
        let end = after.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).unwrap_or(after.len());
        if end == 0 {
            return Err("an export has a name".to_owned());
        }
        exports.push(after[..end].to_owned());
        Ok(declaration.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn joined(name: &str, files: &[(&str, &str)], instead: &[(&str, &str)]) -> Result<String> {
        let folder = std::env::temp_dir().join(format!("xtask-bundle-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in files {
            fs::write(folder.join(file), text).unwrap();
        }
        let scripts = join(&folder, ["main.js"], instead);
        fs::remove_dir_all(&folder).unwrap();
        scripts.map(|[script]| script)
    }

    #[test]
    fn a_module_comes_once_and_before_those_that_import_it() {
        let script = joined(
            "order",
            &[
                ("main.js", "import { a } from \"./a.js\";\nimport { b } from \"./b.js\";\na(b);\n"),
                ("a.js", "import { b } from \"./b.js\";\nexport function a() {\n  return b;\n}\n"),
                ("b.js", "export const b = 1;\n"),
                ("other.js", "export const b = 2;\n"),
            ],
            &[("b.js", "other.js")],
        );
        let expected = "\"use strict\";\nconst module_other = (() => {\nconst b = 2;\nreturn { b };\n})();\n\
                        const module_a = (() => {\nconst { b } = module_other;\nfunction a() {\n  return b;\n}\nreturn { a };\n})();\n\
                        const module_main = (() => {\nconst { a } = module_a;\nconst { b } = module_other;\na(b);\nreturn {  };\n})();\n";
        assert_eq!(script.unwrap(), expected);
    }

    #[test]
    fn what_cannot_be_joined_is_refused_by_name_and_line() {
        for (name, main, why) in [
            ("star", "\nimport * as x from \"./x.js\";\n", "main.js, line 2: an import is one line"),
            ("default", "export default 1;\n", "main.js, line 1: an export is"),
            ("let", "export let a = 1;\n", "main.js, line 1: an export is"),
            ("circle", "import { a } from \"./main.js\";\n", "main.js, line 1: main.js imports itself"),
            ("missing", "import { a } from \"./none.js\";\n", "none.js"),
        ] {
            let refusal = joined(name, &[("main.js", main)], &[]).unwrap_err();
            assert!(refusal.contains(why), "{refusal}");
        }
    }
}
