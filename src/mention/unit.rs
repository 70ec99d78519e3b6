//! Percentages, temperatures and all other values with a unit of `units.tsv`.
//!
//! In: a measure. Out: its value in the unit as written; conversion is left to the comparison.

use super::measure::Measure;
use super::surface::Of;
use super::{Kind, Mention, Rule, noun, number, quantity};
use crate::lexicon::{Unit, word as w};
use crate::text::Text;

pub const RULES: &[Rule] = &[
    Rule {
        name: "percent",
        read: percent,
        examples: &[
            ("Profit rose 4%.", "4% => percent 4 percent"),
            ("Just over 60 per cent agreed.", "Just over 60 per cent => percent >60 percent"),
            ("Sales were up 5pc.", "5pc => percent 5 percent"),
            ("Rates rose 25 basis points.", "25 basis points => percent 25 basis point"),
            (
                "It rose by a quarter of a percentage point.",
                "a quarter of a percentage point => percent 0.25 percentage point",
            ),
            ("It fell from 4.8 to 4.7 percent.", "from 4.8 to 4.7 percent => percent 4.7..4.8 percent"),
            ("Growth of 5% to 10% is expected.", "5% to 10% => percent 5..10 percent"),
            ("It grew almost five percent a year.", "almost five percent a year => percent <5 percent per year"),
        ],
        counter_examples: &["It has 60 points.", "A percentage fell."],
    },
    Rule {
        name: "temperature",
        read: temperature,
        examples: &[
            ("It reached 21 degrees Celsius.", "21 degrees Celsius => temperature 21 celsius"),
            ("It fell to -18°C.", "-18°C => temperature -18 celsius"),
            ("From -18 °C to -34 °C it froze.", "From -18 °C to -34 °C => temperature -34..-18 celsius"),
        ],
        counter_examples: &["Vitamin C costs 5 dollars.", "Two degrees from the school."],
    },
    Rule {
        name: "quantity.unit",
        read: physical,
        examples: &[
            ("A 12 km tailback formed.", "12 km => quantity 12 kilometer"),
            ("It does 0-to-60-mph quickly.", "0-to-60-mph => quantity 0..60 mile per hour"),
            ("A plot of 190 km2 burned.", "190 km2 => quantity 190 square kilometer"),
            ("Output is 325,000 barrels per day.", "325,000 barrels per day => quantity 325000 barrel per day"),
            ("A sub-7 nanometer chip.", "sub-7 nanometer => quantity <7 nanometer"),
            ("He is 6 feet 3 inches tall.", "6 feet 3 inches => quantity 6.25 foot"),
            ("It makes under 296 hp (224 kW).", "224 kW => quantity <224 kilowatt"),
            ("Hundreds of miles burned.", "Hundreds of miles => quantity >=200 mile"),
            ("He is 6'2\" tall.", "6'2\" => quantity 6.1666666666666666666666666667 foot"),
            ("It shrank from 9st 7lb.", "9st 7lb => quantity 9.5 stone"),
            ("It is a mile wide.", "a mile => quantity 1 mile"),
            ("They walked a mile or two.", "a mile or two => quantity 1..2 mile"),
            ("A box of 20 (kg) fell.", "20 (kg) => quantity 20 kilogram"),
            ("It spans 2 yards, 1 foot and 6 inches.", "2 yards, 1 foot and 6 inches => quantity 2.5 yard"),
            ("It burns 3 million tons of coal a year.", "3 million tons => quantity 3000000 ton per year"),
            (
                "It lost 5 tonnes per hectare per year.",
                "5 tonnes per hectare per year => quantity 5 tonne per hectare per year",
            ),
            ("It needs 2/1000 liters.", "2/1000 liters => quantity 0.002 liter"),
            ("They were given 45 and 50 mg.", "50 mg => quantity 50 milligram"),
        ],
        counter_examples: &[
            "It left at 6 pm.",
            "He came in 10 in total.",
            "Type 5 A is 24703L202.",
            "A C 5 note.",
            "It cost $5 a kilogram.",
            "A mile run.",
            "Wait a bit.",
            "Some 300 bar owners left.",
        ],
    },
    Rule {
        name: "quantity.graded",
        read: graded,
        examples: &[
            ("A magnitude 6.5 quake hit.", "magnitude 6.5 => quantity 6.5 magnitude"),
            ("It had a magnitude of 6.5.", "magnitude of 6.5 => quantity 6.5 magnitude"),
            ("Dora was a Category 4 storm.", "Category 4 => quantity 4 category"),
            ("Dora became a category-four storm.", "category-four => quantity 4 category"),
        ],
        counter_examples: &["The category had 4 entries.", "A 6.5-magnitude quake hit.", "A category of 4 firms."],
    },
];

/// A grade, whose word stands before the number.
fn graded(text: &Text, i: usize, m: Option<&Measure>) -> Option<Mention> {
    let m = m.filter(|m| m.of == Of::Nothing && m.number == i && m.tokens.start == i)?;
    let (at, unit) = grade(text, i)?;
    let tokens = at..m.tokens.end;
    Some(quantity::mention(text, Kind::Quantity, tokens, m.amount, &unit.name, "quantity.graded"))
}

/// The word that grades what follows, before a number at `i`, and its unit: "Category 4", "a magnitude of 6.5".
pub fn grade<'t>(text: &'t Text, i: usize) -> Option<(usize, &'t Unit)> {
    let joint = i.checked_sub(1).filter(|&t| text.word(t) == w::OF || number::is_hyphen(text.word(t)));
    let at = joint.unwrap_or(i).checked_sub(1)?;
    let unit = text.lexicon.units.leading(text.word(at))?;
    // "a category of 4 firms"
    let of = joint.is_some_and(|t| text.word(t) == w::OF);
    (!of || noun::head(text, i + 1, false).is_none()).then_some((at, unit))
}

fn percent(text: &Text, _: usize, m: Option<&Measure>) -> Option<Mention> {
    of_dimension(text, m, Kind::Percent, "percent", |d| d == "percent")
}

fn temperature(text: &Text, _: usize, m: Option<&Measure>) -> Option<Mention> {
    of_dimension(text, m, Kind::Temperature, "temperature", |d| d == "temperature")
}

fn physical(text: &Text, _: usize, m: Option<&Measure>) -> Option<Mention> {
    of_dimension(text, m, Kind::Quantity, "quantity.unit", |d| d != "percent" && d != "temperature")
}

fn of_dimension(
    text: &Text,
    m: Option<&Measure>,
    kind: Kind,
    rule: &'static str,
    accept: fn(&str) -> bool,
) -> Option<Mention> {
    let m = m?;
    let Of::Unit(index) = m.of else { return None };
    let unit = text.lexicon.units.unit(index).filter(|u| accept(&u.dimension))?;
    Some(quantity::mention(text, kind, m.tokens.clone(), m.amount, &quantity::rated(&unit.name, m), rule))
}
