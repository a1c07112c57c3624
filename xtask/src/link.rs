//! Many modules become one, which imports nothing: each is a function that runs when it is first used, as a browser would run the
//! module.
//!
//! It knows the forms of import and export that `www/` uses, and refuses every other by name.

use anyhow::{Result, bail, ensure};
use oxc_allocator::Allocator;
use oxc_ast::ast::{
    BindingPattern, Declaration, ExportNamedDeclaration, ImportDeclaration,
    ImportDeclarationSpecifier, Statement, VariableDeclarationKind,
};
use oxc_parser::Parser;
use oxc_span::{GetSpan, SourceType, Span};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What every linked module begins with: `$use` runs a module once, `$give` names what it exports, before it runs, `$later` stands
/// for a dynamic import.
const RUNTIME: &str = "const $modules = {};
const $running = {};
const $use = (name) => {
  if (!$running[name]) $modules[name](($running[name] = {}));
  return $running[name];
};
const $give = (exported, names) => {
  for (const [name, get] of Object.entries(names)) Object.defineProperty(exported, name, { get, enumerable: true });
};
const $later = async (name) => $use(name);
";

/// Linked modules; none of them runs before `$use("…")` names it.
pub(crate) struct Linked {
    pub(crate) text: String,
    exports: Vec<String>,
}

impl Linked {
    /// Ends the text: it runs `entry`, the first that was asked for, and exports what that exports.
    pub(crate) fn into_module(self, entry: &str) -> String {
        let list = self.exports.join(", ");
        format!(
            "{}const {{ {list} }} = $use({entry:?});\nexport {{ {list} }};\n",
            self.text
        )
    }
}

/// Links the modules that `entries` need, now or later. `modules` are sources by their path.
pub(crate) fn link(modules: &BTreeMap<String, String>, entries: &[&str]) -> Result<Linked> {
    let mut linked = BTreeMap::new();
    let mut wanted: Vec<String> = entries.iter().map(ToString::to_string).collect();
    while let Some(name) = wanted.pop() {
        if linked.contains_key(&name) {
            continue;
        }
        let Some(source) = modules.get(&name) else {
            bail!("{name} is imported, but is not there");
        };
        let module = module(&name, source)?;
        wanted.extend(module.needs.iter().cloned());
        linked.insert(name, module);
    }
    refuse_circles(&linked)?;
    let mut text = RUNTIME.to_string();
    for (name, module) in &linked {
        let names: Vec<String> = module
            .exports
            .iter()
            .map(|(exported, local)| format!("{exported}: () => {local}"))
            .collect();
        writeln!(
            text,
            "$modules[{name:?}] = ($exported) => {{\n$give($exported, {{ {} }});\n{}\n}};",
            names.join(", "),
            module.body
        )?;
    }
    let first = &linked[entries[0]];
    let exports = first.exports.iter().map(|(name, _)| name.clone()).collect();
    Ok(Linked { text, exports })
}

/// A module whose imports and exports are calls.
struct Module {
    body: String,
    /// Exported names, each with what it is inside.
    exports: Vec<(String, String)>,
    /// What it imports at once.
    imports: Vec<String>,
    /// What it imports at once or later.
    needs: Vec<String>,
}

/// What an import copies would be empty as long as the other module still runs.
fn refuse_circles(modules: &BTreeMap<String, Module>) -> Result<()> {
    fn walk(
        modules: &BTreeMap<String, Module>,
        name: &str,
        path: &mut Vec<String>,
        done: &mut Vec<String>,
    ) -> Result<()> {
        if let Some(at) = path.iter().position(|before| before == name) {
            bail!(
                "modules import each other in a circle: {} → {name}",
                path[at..].join(" → ")
            );
        }
        if done.iter().any(|before| before == name) {
            return Ok(());
        }
        path.push(name.to_string());
        for next in &modules[name].imports {
            walk(modules, next, path, done)?;
        }
        path.pop();
        done.push(name.to_string());
        Ok(())
    }
    let mut done = Vec::new();
    for name in modules.keys() {
        walk(modules, name, &mut Vec::new(), &mut done)?;
    }
    Ok(())
}

fn module(name: &str, source: &str) -> Result<Module> {
    ensure!(
        !["$use", "$give", "$later", "$modules", "$exported"]
            .iter()
            .any(|own| source.contains(own)),
        "{name} uses a name that linking needs for itself"
    );
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::mjs()).parse();
    if let Some(error) = parsed.errors.first() {
        bail!("{name} is no JavaScript module: {error}");
    }
    let mut edits = Edits::default();
    let mut exports = Vec::new();
    let mut imports = Vec::new();
    for statement in &parsed.program.body {
        match statement {
            Statement::ImportDeclaration(import) => {
                let from = resolve(name, &import.source.value)?;
                edits.replace(import.span, import_call(import, &from));
                imports.push(from);
            }
            Statement::ExportNamedDeclaration(export) => match &export.source {
                Some(source) => {
                    let from = resolve(name, &source.value)?;
                    for specifier in &export.specifiers {
                        let inside = format!("$use({from:?}).{}", specifier.local.name());
                        exports.push((specifier.exported.name().to_string(), inside));
                    }
                    edits.replace(export.span, format!("$use({from:?});"));
                    imports.push(from);
                }
                None => give(name, export, &mut edits, &mut exports)?,
            },
            Statement::ExportDefaultDeclaration(_) | Statement::ExportAllDeclaration(_) => {
                bail!("{name} exports in a way that linking does not know: name what it exports")
            }
            _ => {}
        }
    }
    let mut needs = imports.clone();
    for import in &parsed.module_record.dynamic_imports {
        let asked = import.module_request.source_text(source);
        // What is no text is no module of ours.
        let Some(path) = asked.strip_prefix(['"', '\'']) else {
            continue;
        };
        let from = resolve(name, path.trim_end_matches(['"', '\'']))?;
        edits.replace(import.span, format!("$later({from:?})"));
        needs.push(from);
    }
    Ok(Module {
        body: edits.apply(source),
        exports,
        imports,
        needs,
    })
}

/// `const { a, b: c } = $use("…");`
fn import_call(import: &ImportDeclaration, from: &str) -> String {
    let mut names = Vec::new();
    let mut call = String::new();
    for specifier in import.specifiers.iter().flatten() {
        match specifier {
            ImportDeclarationSpecifier::ImportSpecifier(one) => {
                names.push(format!("{}: {}", one.imported.name(), one.local.name));
            }
            ImportDeclarationSpecifier::ImportDefaultSpecifier(one) => {
                names.push(format!("default: {}", one.local.name));
            }
            ImportDeclarationSpecifier::ImportNamespaceSpecifier(one) => {
                call = format!("const {} = $use({from:?});", one.local.name);
            }
        }
    }
    match names.is_empty() {
        true if call.is_empty() => format!("$use({from:?});"),
        true => call,
        false => format!("{call}const {{ {} }} = $use({from:?});", names.join(", ")),
    }
}

/// Takes `export` away and keeps the names.
fn give(
    name: &str,
    export: &ExportNamedDeclaration,
    edits: &mut Edits,
    exports: &mut Vec<(String, String)>,
) -> Result<()> {
    let mut add = |given: &str| exports.push((given.to_string(), given.to_string()));
    match &export.declaration {
        Some(declaration) => {
            edits.replace(
                Span::new(export.span.start, declaration.span().start),
                String::new(),
            );
            match declaration {
                Declaration::FunctionDeclaration(function) => {
                    function.id.iter().for_each(|id| add(&id.name));
                }
                Declaration::ClassDeclaration(class) => {
                    class.id.iter().for_each(|id| add(&id.name));
                }
                Declaration::VariableDeclaration(variables) => {
                    ensure!(
                        variables.kind == VariableDeclarationKind::Const,
                        "{name} exports a variable that may change: export a function that gives it"
                    );
                    for variable in &variables.declarations {
                        match &variable.id {
                            BindingPattern::BindingIdentifier(id) => add(&id.name),
                            _ => bail!("{name} exports a pattern: name what it exports"),
                        }
                    }
                }
                _ => bail!("{name} exports what is no JavaScript"),
            }
        }
        None => {
            for specifier in &export.specifiers {
                exports.push((
                    specifier.exported.name().to_string(),
                    specifier.local.name().to_string(),
                ));
            }
            edits.replace(export.span, String::new());
        }
    }
    Ok(())
}

/// The path of what `name` imports as `asked`.
pub(crate) fn resolve(name: &str, asked: &str) -> Result<String> {
    ensure!(
        asked.starts_with("./") || asked.starts_with("../"),
        "{name} imports {asked}, which is not beside it"
    );
    let mut path: Vec<&str> = name.split('/').collect();
    path.pop();
    for part in asked.split('/') {
        match part {
            "." => {}
            ".." => ensure!(path.pop().is_some(), "{name} imports {asked} from outside"),
            _ => path.push(part),
        }
    }
    Ok(path.join("/"))
}

/// Pieces of a text with what takes their place.
#[derive(Default)]
struct Edits(Vec<(Span, String)>);

impl Edits {
    fn replace(&mut self, span: Span, text: String) {
        self.0.push((span, text));
    }

    fn apply(mut self, source: &str) -> String {
        self.0.sort_by_key(|(span, _)| span.start);
        let mut text = String::new();
        let mut at = 0;
        for (span, replacement) in &self.0 {
            text.push_str(&source[at..span.start as usize]);
            text.push_str(replacement);
            at = span.end as usize;
        }
        text.push_str(&source[at..]);
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modules(list: &[(&str, &str)]) -> BTreeMap<String, String> {
        list.iter()
            .map(|(name, source)| (name.to_string(), source.to_string()))
            .collect()
    }

    fn refusal(list: &[(&str, &str)]) -> String {
        match link(&modules(list), &["a.js"]) {
            Ok(_) => String::new(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn imports_become_calls_and_what_nobody_needs_is_left_out() {
        let text = link(
            &modules(&[
                (
                    "a.js",
                    "import { one as first } from './in/b.js';\nimport whole, * as all from \"./c.js\";\nimport './d.js';\nexport { later as soon } from './in/b.js';\nexport const sum = first + whole + all.two;",
                ),
                (
                    "in/b.js",
                    "export const one = 1;\nexport const later = () => import(\"../e.js\");",
                ),
                ("c.js", "const two = 2;\nexport { two, two as default };"),
                ("d.js", "globalThis.d = 4;"),
                ("e.js", "export function three() { return 3; }"),
                ("f.js", "globalThis.f = 6;"),
                ("unused.js", "export const five = 5;"),
            ]),
            &["a.js", "f.js"],
        )
        .unwrap()
        .into_module("a.js");
        for line in [
            r#"const { one: first } = $use("in/b.js");"#,
            r#"const all = $use("c.js");const { default: whole } = $use("c.js");"#,
            r#"$use("d.js");"#,
            r#"$give($exported, { soon: () => $use("in/b.js").later, sum: () => sum });"#,
            r#"const later = () => $later("e.js");"#,
            "$give($exported, { two: () => two, default: () => two });",
            "\nfunction three() { return 3; }",
            "globalThis.f = 6;",
            "export { soon, sum };",
        ] {
            assert!(text.contains(line), "{line} is missing:\n{text}");
        }
        assert!(!text.contains("five"), "{text}");
        assert!(!text.contains("import"), "{text}");
    }

    #[test]
    fn an_import_means_the_file_beside_it() {
        assert_eq!(resolve("www/a/b.js", "../c.js").unwrap(), "www/c.js");
        assert!(resolve("www/a.js", "library").is_err());
    }

    #[test]
    fn what_linking_does_not_know_is_refused_by_name() {
        for (source, why) in [
            ("import { x } from 'library';", "a.js imports library"),
            ("import { x } from '../x.js';", "from outside"),
            ("import { x } from './x.js';", "x.js is imported"),
            ("export default 1;", "a.js exports in a way"),
            ("export * from './b.js';", "a.js exports in a way"),
            ("export let x = 1;", "a variable that may change"),
            ("export const { x } = { x: 1 };", "a.js exports a pattern"),
            ("const $use = 1;", "a name that linking needs"),
            ("const = 1;", "no JavaScript module"),
        ] {
            let error = refusal(&[("a.js", source), ("b.js", "")]);
            assert!(error.contains(why), "{source}: {error}");
        }
        let circle = refusal(&[
            ("a.js", "import { b } from './b.js'; export const a = 1;"),
            ("b.js", "import { a } from './a.js'; export const b = 1;"),
        ]);
        assert!(circle.ends_with("a.js → b.js → a.js"), "{circle}");
    }
}
