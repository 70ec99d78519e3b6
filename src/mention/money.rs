//! Sums of money: "$17bn", "EUR 50m", "about 20 million pounds", "$3 to $4 a share".
//!
//! In: a measure. Out: its value in the currency's own unit (84 cents is 0.84 dollar), with the rate in the unit's name.
//! What a sum pays for is no business of this file.

use super::measure::Measure;
use super::surface::Of;
use super::{Kind, Mention, Rule, quantity};
use crate::text::Text;

pub const RULES: &[Rule] = &[Rule {
    name: "money",
    read,
    examples: &[
        ("They paid $17bn for it.", "$17bn => money 17000000000 dollar USD"),
        ("It cost US$4.7 billion.", "US$4.7 billion => money 4700000000 dollar USD"),
        ("It sold for C $6 a share.", "C $6 a share => money 6 canadian dollar per share CAD"),
        ("They raised EUR50m.", "EUR50m => money 50000000 euro EUR"),
        ("Income of 20 million pounds fell.", "20 million pounds => money 20000000 pound sterling GBP"),
        ("Oil rose to $52.10 a barrel.", "$52.10 a barrel => money 52.1 dollar per barrel USD"),
        ("It sees $89 to $93 billion.", "$89 to $93 billion => money 89000000000..93000000000 dollar USD"),
        ("It sees $89 to 93 billion.", "$89 to 93 billion => money 89000000000..93000000000 dollar USD"),
        ("It lost tens of billions of dollars.", "tens of billions of dollars => money >=20000000000 dollar USD"),
        ("Oil fell to $75 U.S. per barrel.", "$75 U.S. per barrel => money 75 dollar per barrel USD"),
        ("It cost $5 Canadian.", "$5 Canadian => money 5 canadian dollar CAD"),
        ("He was fined 500 pounds.", "500 pounds => money 500 pound sterling GBP"),
        ("Shares fell 18 sen.", "18 sen => money 0.18 malaysian ringgit MYR"),
        ("The deficit was $-50.8bn.", "$-50.8bn => money -50800000000 dollar USD"),
        ("It is worth up to Rs 500 crore.", "up to Rs 500 crore => money <=5000000000 indian rupee INR"),
        ("A$5 million was paid.", "A$5 million => money 5000000 australian dollar AUD"),
        ("It sold for a dollar.", "a dollar => money 1 dollar USD"),
        ("They lost 30 MUSD.", "30 MUSD => money 30000000 dollar USD"),
        ("They lost 75 USD million.", "75 USD million => money 75000000 dollar USD"),
        ("It cost 20 ringgit and 40 cents.", "20 ringgit and 40 cents => money 20.4 malaysian ringgit MYR"),
        ("Shares fell 2c to $1.20.", "2c => money 0.02 dollar USD"),
        ("Plans cost $7/$9.", "$7/$9 => money 7..9 dollar USD"),
        ("He owes 9 billion shekels ($2.4 billion) a year.", "$2.4 billion => money 2400000000 dollar per year USD"),
    ],
    counter_examples: &[
        "She gave us 5 books.",
        "They won 306 votes.",
        "It was a dollar store.",
        "It is a 30c day.",
        "It has 4 real problems.",
        "The PS5 sold out.",
        "The calf weighs 90 pounds.",
    ],
}];

fn read(text: &Text, _: usize, m: Option<&Measure>) -> Option<Mention> {
    let m = m?;
    let Of::Money(index) = m.of else { return None };
    let currency = text.lexicon.currencies.get(index)?;
    let unit = quantity::rated(&currency.name, m);
    let mut mention = quantity::mention(text, Kind::Money, m.tokens.clone(), m.amount, &unit, "money");
    mention.currency = Some(currency.code).filter(|code| !code.is_empty());
    Some(mention)
}
