//! The groups of tests, in the order in which they run: the quick ones first.

use anyhow::Result;

use crate::browsers::{CHINESE_FONT, CHROMEDRIVER, CHROMIUM, FIREFOX, Tool, WEBKIT, XVFB};
use crate::tally::Tally;
use crate::{dist, page_tests, rust_tests, wasm_tests};

/// Tests that are run together.
pub(crate) struct Group {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    pub(crate) run: fn(&[String]) -> Result<Tally>,
    /// Whether Node.js, and which browsers, must be there.
    pub(crate) node: bool,
    pub(crate) tools: &'static [Tool],
}

const PAGE_TOOLS: &[Tool] = &[CHROMIUM, FIREFOX, WEBKIT, XVFB, CHINESE_FONT];

/// All of them.
pub(crate) const GROUPS: [Group; 8] = [
    Group {
        name: "format",
        what: "rustfmt",
        run: |_| rust_tests::format(),
        node: false,
        tools: &[],
    },
    Group {
        name: "lint",
        what: "clippy, for this computer and for wasm",
        run: |_| rust_tests::lint(),
        node: false,
        tools: &[],
    },
    Group {
        name: "native",
        what: "the engine and these commands, on this computer",
        run: rust_tests::native,
        node: false,
        tools: &[],
    },
    Group {
        name: "wasm",
        what: "the engine as WebAssembly in Chromium",
        run: |_| wasm_tests::run(),
        node: false,
        tools: &[CHROMIUM, CHROMEDRIVER],
    },
    Group {
        name: BUILD,
        what: "the site and the package",
        run: |_| dist::write().map(|()| Tally::one(true)),
        node: false,
        tools: &[],
    },
    Group {
        name: "types",
        what: "TypeScript over www/ and tests/",
        run: |_| page_tests::check_types(),
        node: true,
        tools: &[],
    },
    Group {
        name: "node",
        what: "the built package in Node.js",
        run: |words| page_tests::run("node", words, &[]),
        node: true,
        tools: &[],
    },
    Group {
        name: "page",
        what: "the page in Chromium, Firefox and WebKit",
        run: |words| page_tests::run("page", words, PAGE_TOOLS),
        node: true,
        tools: PAGE_TOOLS,
    },
];

/// What the groups that need Node.js look at.
pub(crate) const BUILD: &str = "build";
