//! What changed between two snapshot bodies, block by block.
//!
//! In: the accepted body and the new one. Out: [`Step`]s in the order of the text, of which a reviewer takes some
//! and leaves others; [`merge`] writes down the choice. It knows blocks and lines, not claims: any text that is
//! made of blocks between blank lines will do.

use super::MARKS;
use similar::{Algorithm, DiffOp, capture_diff_slices, diff_ratio};

/// One block on the way from the old body to the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    Same(&'a str),
    Added(&'a str),
    Removed(&'a str),
    /// The same sentence, read differently.
    Changed(&'a str, &'a str),
}

impl<'a> Step<'a> {
    pub fn before(self) -> Option<&'a str> {
        match self {
            Step::Same(b) | Step::Removed(b) | Step::Changed(b, _) => Some(b),
            Step::Added(_) => None,
        }
    }

    pub fn after(self) -> Option<&'a str> {
        match self {
            Step::Same(b) | Step::Added(b) | Step::Changed(_, b) => Some(b),
            Step::Removed(_) => None,
        }
    }

    pub fn is_change(self) -> bool {
        !matches!(self, Step::Same(_))
    }

    /// The lines of a change, each with its sign: `-`, `+` or a blank for a line of both.
    pub fn lines(self) -> Vec<(char, &'a str)> {
        let lines = |block: Option<&'a str>| block.unwrap_or("").lines().collect::<Vec<_>>();
        let (old, new) = (lines(self.before()), lines(self.after()));
        let ops = capture_diff_slices(Algorithm::Patience, &old, &new);
        let change = |c: similar::Change<&'a str>| (c.tag().to_string().chars().next().unwrap_or(' '), c.value());
        ops.iter().flat_map(|op| op.iter_changes(&old, &new).map(change)).collect()
    }
}

/// The blocks of a body, in order.
pub fn blocks(body: &str) -> Vec<&str> {
    body.split("\n\n").map(|b| b.trim_matches('\n')).filter(|b| !b.is_empty()).collect()
}

/// Every block of either body, in order.
pub fn steps<'a>(old: &'a str, new: &'a str) -> Vec<Step<'a>> {
    let (old, new) = (blocks(old), blocks(new));
    let heads = |blocks: &[&'a str]| -> Vec<&'a str> { blocks.iter().map(|b| head(b)).collect() };
    let mut steps = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &heads(&old), &heads(&new)) {
        let (a, b) = (&old[op.old_range()], &new[op.new_range()]);
        match op {
            DiffOp::Equal { .. } => steps.extend(a.iter().zip(b).map(|(&a, &b)| pair(a, b))),
            _ => replaced(a, b, &mut steps),
        }
    }
    steps
}

/// Blocks whose marked sentences differ: where only the mark moved, or a few words of it, it is still the same sentence.
fn replaced<'a>(old: &[&'a str], new: &[&'a str], steps: &mut Vec<Step<'a>>) {
    let mut rest = new;
    for (n, &a) in old.iter().enumerate() {
        let same = |b: &&str| unmarked(head(a)) == unmarked(head(b));
        // What stands word for word further on belongs there.
        let taken = |b: &&str| old[n + 1..].iter().any(|a| unmarked(head(a)) == unmarked(head(b)));
        let edited = || rest.iter().take_while(|b| !taken(b)).position(|b| is_edit(a, b));
        match rest.iter().position(same).or_else(edited) {
            Some(at) => {
                steps.extend(rest[..at].iter().map(|&b| Step::Added(b)));
                steps.push(pair(a, rest[at]));
                rest = &rest[at + 1..];
            }
            None => steps.push(Step::Removed(a)),
        }
    }
    steps.extend(rest.iter().map(|&b| Step::Added(b)));
}

/// Share of its words that a sentence keeps when it is edited.
const KEPT: f32 = 0.6;

/// One claim in a sentence of which most words stayed.
fn is_edit(a: &str, b: &str) -> bool {
    let kind = |block: &'_ str| block.lines().nth(1).and_then(|l| l.split(':').next()).map(str::to_string);
    let (x, y) = (unmarked(head(a)), unmarked(head(b)));
    let (x, y): (Vec<&str>, Vec<&str>) = (x.split(' ').collect(), y.split(' ').collect());
    let ops = capture_diff_slices(Algorithm::Patience, &x, &y);
    kind(a) == kind(b) && diff_ratio(&ops, x.len(), y.len()) >= KEPT
}

fn pair<'a>(a: &'a str, b: &'a str) -> Step<'a> {
    if a == b { Step::Same(a) } else { Step::Changed(a, b) }
}

/// The body that results when of the changes those are taken for which `take` is true (they are numbered from 0).
pub fn merge(steps: &[Step], mut take: impl FnMut(usize) -> bool) -> String {
    let mut n = 0;
    let mut kept = Vec::new();
    for step in steps {
        let new = !step.is_change() || {
            n += 1;
            take(n - 1)
        };
        kept.extend(if new { step.after() } else { step.before() });
    }
    kept.join("\n\n")
}

fn head(block: &str) -> &str {
    block.lines().next().unwrap_or("")
}

fn unmarked(head: &str) -> String {
    head.replace([MARKS.0, MARKS.1], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "Title\n  source: A\n\nSix ⟦men⟧ left.\n  rule: x\n\nIt cost ⟦4⟧ euros.\n  rule: y";
    const NEW: &str = "Title\n  source: A\n\n⟦Six men⟧ left.\n  rule: x\n\nIt rained ⟦a day⟧.\n  rule: z\n\nIt cost ⟦4⟧ euros.\n  rule: w";

    fn shown(old: &str, new: &str) -> String {
        let mut out = String::new();
        for step in steps(old, new).into_iter().filter(|s| s.is_change()) {
            for (sign, line) in step.lines() {
                out.push_str(format!("{sign} {line}").trim_end());
                out.push('\n');
            }
            out.push('\n');
        }
        out
    }

    #[test]
    fn a_moved_mark_and_a_new_field_are_changes_of_one_block() {
        insta::assert_snapshot!(shown(OLD, NEW), @r"
        - Six ⟦men⟧ left.
        + ⟦Six men⟧ left.
            rule: x

        + It rained ⟦a day⟧.
        +   rule: z

          It cost ⟦4⟧ euros.
        -   rule: y
        +   rule: w
        ");
    }

    #[test]
    fn an_edited_sentence_is_a_change_of_each_of_its_blocks() {
        let old = "Six ⟦men⟧ left at noon by boat.\n  quantity: 6\n\nSix men left at ⟦noon⟧ by boat.\n  date: 12";
        let new = "Five ⟦men⟧ left at noon by boat.\n  quantity: 5\n\nFive men left at ⟦noon⟧ by boat.\n  date: 12";
        insta::assert_snapshot!(shown(old, new), @r"
        - Six ⟦men⟧ left at noon by boat.
        -   quantity: 6
        + Five ⟦men⟧ left at noon by boat.
        +   quantity: 5

        - Six men left at ⟦noon⟧ by boat.
        + Five men left at ⟦noon⟧ by boat.
            date: 12
        ");
        assert!(steps("It rained.\n  quantity: 6", "Six men left.\n  quantity: 6").len() == 2, "another sentence");
    }

    #[test]
    fn taking_all_gives_the_new_body_and_taking_none_the_old() {
        let steps = steps(OLD, NEW);
        assert_eq!(merge(&steps, |_| true), NEW);
        assert_eq!(merge(&steps, |_| false), OLD);
        let one = merge(&steps, |n| n == 1);
        assert!(one.contains("It rained") && one.contains("Six ⟦men⟧") && one.contains("rule: y"));
    }

    #[test]
    fn the_same_body_has_no_change() {
        assert!(steps(OLD, OLD).iter().all(|s| !s.is_change()));
        assert_eq!(shown("", "New ⟦1⟧\n  a: b"), "+ New ⟦1⟧\n+   a: b\n\n");
    }
}
