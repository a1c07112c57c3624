//! The browsers that the tests drive, and what they need: found, or installed with apt-get.

use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;

use crate::{command, places};

/// Something that the tests run, and the Debian package that brings it.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Tool {
    name: &'static str,
    package: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A program under one of these names; the tests read its path from this variable.
    Program(&'static [&'static str], &'static str),
    /// A font for this language.
    Font(&'static str),
}

pub(crate) const CHROMIUM: Tool = Tool {
    name: "Chromium",
    package: "chromium",
    kind: Kind::Program(
        &["chromium", "chromium-browser", "google-chrome"],
        "NORMSCOPE_CHROMIUM",
    ),
};
pub(crate) const CHROMEDRIVER: Tool = Tool {
    name: "ChromeDriver",
    package: "chromium-driver",
    kind: Kind::Program(&["chromedriver"], "CHROMEDRIVER"),
};
pub(crate) const FIREFOX: Tool = Tool {
    name: "Firefox",
    package: "firefox-esr",
    kind: Kind::Program(&["firefox-esr", "firefox"], "NORMSCOPE_FIREFOX"),
};
pub(crate) const WEBKIT: Tool = Tool {
    name: "WebKitWebDriver",
    package: "webkit2gtk-driver",
    kind: Kind::Program(&["WebKitWebDriver"], "NORMSCOPE_WEBKIT_DRIVER"),
};
pub(crate) const XVFB: Tool = Tool {
    name: "Xvfb",
    package: "xvfb",
    kind: Kind::Program(&["Xvfb"], "NORMSCOPE_XVFB"),
};
pub(crate) const CHINESE_FONT: Tool = Tool {
    name: "a font with Chinese characters",
    package: "fonts-noto-cjk",
    kind: Kind::Font("zh-cn"),
};

impl Tool {
    fn is_there(&self) -> bool {
        match self.kind {
            Kind::Program(names, _) => places::program(names).is_some(),
            Kind::Font(language) => {
                let mut ask = Command::new("fc-list");
                ask.arg(format!(":lang={language}"));
                command::output(&mut ask).is_some_and(|fonts| !fonts.trim().is_empty())
            }
        }
    }
}

/// The variables that tell the tests where each program of `tools` is.
pub(crate) fn variables(tools: &[Tool]) -> Vec<(&'static str, PathBuf)> {
    let variable = |tool: &Tool| match tool.kind {
        Kind::Program(names, variable) => Some((variable, places::program(names)?)),
        Kind::Font(_) => None,
    };
    tools.iter().filter_map(variable).collect()
}

/// Makes sure that all `tools` are there. What is missing is installed where apt-get can be run
/// as root; elsewhere the error names the command.
pub(crate) fn need(tools: &[Tool]) -> Result<()> {
    let missing: Vec<&Tool> = tools.iter().filter(|tool| !tool.is_there()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing
        .iter()
        .map(|tool| tool.name)
        .collect::<Vec<_>>()
        .join(", ");
    let mut packages: Vec<&str> = missing.iter().map(|tool| tool.package).collect();
    if missing.contains(&&CHINESE_FONT) {
        packages.push("fontconfig");
    }
    let by_hand = format!(
        "apt-get install --no-install-recommends {}",
        packages.join(" ")
    );
    if !can_install() {
        bail!("The tests need {names}. On Debian or Ubuntu, run as root:\n  {by_hand}");
    }
    println!(
        "Missing for the tests: {names}. Installing with apt-get: {}",
        packages.join(" ")
    );
    command::run(&mut apt_get(&["update"]))?;
    let mut install = apt_get(&["install", "--yes", "--no-install-recommends"]);
    command::run(install.args(&packages))
        .with_context(|| format!("cannot install {names}; by hand it is `{by_hand}`"))?;
    match tools.iter().find(|tool| !tool.is_there()) {
        Some(tool) => bail!("{} is still missing after `{by_hand}`", tool.name),
        None => Ok(()),
    }
}

fn can_install() -> bool {
    let is_root = command::output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    is_root && places::program(&["apt-get"]).is_some()
}

fn apt_get(arguments: &[&str]) -> Command {
    let mut command = Command::new("apt-get");
    command
        .arg("--quiet")
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive");
    command
}
