//! JavaScript without what only its authors read: comments, spaces, long local names.
//!
//! Every module stays a module with the names that it exports, so that imports, also dynamic ones,
//! workers and `new URL(…, import.meta.url)` mean what they meant.

use anyhow::{Result, bail};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_minifier::{
    CompressOptions, CompressOptionsKeepNames, MangleOptions, MangleOptionsKeepNames, Minifier,
    MinifierOptions,
};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// Minifies one module. `name` is for the error.
pub(crate) fn module(name: &str, source: &str) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::mjs()).parse();
    if let Some(error) = parsed.errors.first() {
        bail!("{name} is no JavaScript module: {error}");
    }
    let mut program = parsed.program;
    // Who sees `NormScope` in a debugger sees the name that the documentation uses.
    let options = MinifierOptions {
        mangle: Some(MangleOptions {
            keep_names: MangleOptionsKeepNames {
                class: true,
                ..MangleOptionsKeepNames::all_false()
            },
            top_level: Some(true),
            ..MangleOptions::default()
        }),
        compress: Some(CompressOptions {
            keep_names: CompressOptionsKeepNames::class_only(),
            ..CompressOptions::smallest()
        }),
    };
    let scoping = Minifier::new(options)
        .minify(&allocator, &mut program)
        .scoping;
    let printed = CodegenOptions {
        // Bundlers read some of them, such as `@vite-ignore`.
        comments: CommentOptions {
            annotation: true,
            ..CommentOptions::disabled()
        },
        ..CodegenOptions::minify()
    };
    Ok(Codegen::new()
        .with_options(printed)
        .with_scoping(scoping)
        .build(&program)
        .code)
}

/// What a module imports, or exports again, at once: not what it imports dynamically.
pub(crate) fn imports(name: &str, source: &str) -> Result<Vec<String>> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::mjs()).parse();
    if let Some(error) = parsed.errors.first() {
        bail!("{name} is no JavaScript module: {error}");
    }
    let requested = parsed.module_record.requested_modules.keys();
    Ok(requested.map(ToString::to_string).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_name_stays_and_what_nobody_names_goes() {
        let source = "
            // A comment.
            import { far } from './far.js';
            const place = new URL('beside.wasm', import.meta.url);
            export const fetched = () => import('./later.js');
            export class Shown { #hidden = place; get hidden() { return this.#hidden; } }
            function localName(longParameter) { return far(longParameter) + far(place); }
            export { localName as given };
        ";
        let small = module("a.js", source).unwrap();
        for kept in [
            "./far.js",
            "beside.wasm",
            "import.meta.url",
            "import(`./later.js`)",
            "Shown",
            "fetched",
            "given",
        ] {
            assert!(small.contains(kept), "{kept} is missing: {small}");
        }
        for gone in ["comment", "longParameter", "localName", "\n"] {
            assert!(!small.contains(gone), "{gone} is left: {small}");
        }
    }

    #[test]
    fn what_is_no_module_is_refused_by_name() {
        let error = module("broken.js", "const = 1;").unwrap_err().to_string();
        assert!(
            error.starts_with("broken.js is no JavaScript module"),
            "{error}"
        );
    }
}
