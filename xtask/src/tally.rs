//! Counting tests from what the test runners print.

use std::ops::AddAssign;

/// How many tests passed, failed, and were left out by their authors.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) skipped: usize,
}

impl Tally {
    /// One check that passed or failed as a whole.
    pub(crate) fn one(passed: bool) -> Tally {
        Tally {
            passed: passed.into(),
            failed: (!passed).into(),
            skipped: 0,
        }
    }

    /// Reads one line of what cargo's test harness, or wasm-bindgen's, prints:
    /// `test result: ok. 5 passed; 0 failed; 1 ignored; …`.
    pub(crate) fn read_cargo(&mut self, line: &str) {
        let Some((_, counts)) = line
            .trim()
            .strip_prefix("test result: ")
            .and_then(|rest| rest.split_once(". "))
        else {
            return;
        };
        for count in counts.split(';') {
            match count.trim().split_once(' ') {
                Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
                Some((number, "failed")) => self.failed += number.parse().unwrap_or(0),
                Some((number, "ignored")) => self.skipped += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }

    /// Reads one line of the summary of Node's `spec` reporter: `ℹ pass 5`.
    pub(crate) fn read_node(&mut self, line: &str) {
        let Some((word, number)) = line
            .strip_prefix("ℹ ")
            .and_then(|rest| rest.split_once(' '))
        else {
            return;
        };
        let number = number.trim().parse().unwrap_or(0);
        match word {
            "pass" => self.passed += number,
            "fail" | "cancelled" => self.failed += number,
            "skipped" | "todo" => self.skipped += number,
            _ => {}
        }
    }

    /// The count of a runner that has ended: one that failed without naming a failed test, or
    /// that ran nothing, is itself a failure.
    pub(crate) fn ended(mut self, well: bool) -> Tally {
        if self.failed == 0 && (!well || self.passed == 0) {
            println!(
                "{}",
                if well {
                    "No test ran."
                } else {
                    "The test program failed."
                }
            );
            self.failed = 1;
        }
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_cargo_prints() {
        let mut tally = Tally::default();
        tally.read_cargo("running 3 tests");
        tally.read_cargo("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s");
        tally.read_cargo("test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s");
        assert_eq!(
            tally,
            Tally {
                passed: 16,
                failed: 2,
                skipped: 1
            }
        );
    }

    #[test]
    fn reads_what_node_prints() {
        let mut tally = Tally::default();
        for line in [
            "ℹ tests 9",
            "ℹ suites 0",
            "ℹ pass 5",
            "ℹ fail 1",
            "ℹ cancelled 1",
            "ℹ skipped 1",
            "ℹ todo 1",
            "ℹ duration_ms 3.1",
        ] {
            tally.read_node(line);
        }
        assert_eq!(
            tally,
            Tally {
                passed: 5,
                failed: 2,
                skipped: 2
            }
        );
    }

    #[test]
    fn nothing_run_and_a_crash_are_failures() {
        assert_eq!(Tally::default().ended(true).failed, 1);
        assert_eq!(Tally::one(true).ended(false).failed, 1);
        assert_eq!(Tally::one(true).ended(true).failed, 0);
        assert_eq!(Tally::one(false).ended(false).failed, 1);
    }
}
