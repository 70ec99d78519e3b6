//! A rule is a record that proves itself: one loop (see the tests) runs every example of every rule.

use super::Mention;
use super::measure::Measure;
use crate::text::Text;

/// One reading of one form.
pub struct Rule {
    /// Unique, `detector.form`: `money.symbol`, `date.month-day-year`.
    pub name: &'static str,
    /// Reads at token `i`, given the measure that starts there if any, or declines.
    pub read: fn(&Text, usize, Option<&Measure>) -> Option<Mention>,
    /// Sentence, then what this rule reads in it: the exact words, ` => `, the value as `Display` writes it.
    /// `("They paid $17bn for it.", "$17bn => money 17000000000 dollar USD")`
    pub examples: &'static [(&'static str, &'static str)],
    /// Sentences in which this rule must read nothing.
    pub counter_examples: &'static [&'static str],
}
