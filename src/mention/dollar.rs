//! Whose dollar a bare `$` is, where the article settles it.
//!
//! In: the mentions of an article and where it comes from. Out: the sums in bare dollars, in Canadian ones where the article
//! says that all figures are, or where it is at home there and marks the other dollars as those of the United States.
//! Without such a sign a `$` stays what the lexicon says. A place alone is none: an agency in Toronto may write in US dollars.

use super::{Kind, Mention};
use crate::lexicon::word as w;
use crate::text::{Text, TokenKind};

/// Gives bare dollars the currency that the article settles. `outlet` is its address or its source.
pub fn settle(text: &Text, mentions: &mut [Mention], outlet: &[&str]) {
    let Some(code) = declared(text).or_else(|| at_home(text, mentions, outlet)) else { return };
    let Some(currency) = text.lexicon.currencies.by_code(code) else { return };
    for m in mentions.iter_mut().filter(|m| mark(text, m) == Some(Mark::Bare)) {
        m.currency = Some(currency.code);
        m.unit = m.unit.take().map(|unit| unit.replacen("dollar", &currency.name, 1));
        m.rule = "money.home";
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// `$5`, "5 dollars"
    Bare,
    /// `US$5`, "5 U.S. dollars", `USD 5`
    American,
}

/// How a sum in US dollars is marked; `None` for other sums.
fn mark(text: &Text, m: &Mention) -> Option<Mark> {
    let dollars = m.kind == Kind::Money && m.currency == Some("USD");
    let named =
        m.tokens.clone().any(|k| matches!(text.word(k), w::US | w::US_DOTTED | w::USD | w::AMERICAN | w::UNITED));
    dollars.then_some(if named { Mark::American } else { Mark::Bare })
}

/// "All figures are in Canadian dollars."
fn declared(text: &Text) -> Option<&'static str> {
    text.sentences.iter().find_map(|s| {
        let all = s.tokens.clone().find(|&k| {
            matches!(text.word(k), w::FIGURES | w::AMOUNTS | w::PRICES | w::SUMS)
                && k > s.tokens.start
                && text.word(k - 1) == w::ALL
        })?;
        (all..s.tokens.end.min(all + 6)).filter(|&k| text.word(k) == w::IN).find_map(|k| {
            let (_, mark) = text.lexicon.currencies.words.longest(|n| text.word(k + 1 + n))?;
            let currency = text.lexicon.currencies.get(mark.currency)?;
            currency.name.ends_with(" dollar").then_some(currency.code)
        })
    })
}

/// The dollar of the place that the article comes from, when it marks US dollars as such and its own never.
fn at_home(text: &Text, mentions: &[Mention], outlet: &[&str]) -> Option<&'static str> {
    if !mentions.iter().any(|m| mark(text, m) == Some(Mark::American)) {
        return None;
    }
    let code = dateline(text).or_else(|| outlet.iter().find_map(|o| text.lexicon.homes.of_outlet(o)))?;
    mentions.iter().all(|m| m.currency != Some(code)).then_some(code)
}

/// The place in capitals that a paragraph opens with: "TORONTO (Wire) —".
fn dateline(text: &Text) -> Option<&'static str> {
    text.sentences.iter().take(4).find_map(|s| {
        let start = s.tokens.start;
        let (len, code) = text.lexicon.homes.places.longest(|n| text.word(start + n))?;
        let upper = text.tokens[start..s.tokens.end.min(start + len)].iter().all(|t| t.upper);
        let sign =
            |k: usize| text.tokens[k].kind == TokenKind::Sign && matches!(text.str(k), "—" | "–" | "-" | "(" | ":");
        let closed = (start + len..s.tokens.end.min(start + len + 8)).any(sign);
        (upper && closed).then_some(*code)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Prose;
    use crate::lexicon::Lexicon;
    use crate::mention::{self, Context};

    /// The last sum of a text that comes from `outlet`.
    fn last(sentences: &str, outlet: &str) -> String {
        let prose = Prose::plain(sentences);
        let text = Text::read(&prose, Lexicon::builtin());
        let mut mentions = mention::read(&text, &Context { published: None });
        settle(&text, &mut mentions, &[outlet]);
        mentions.last().map_or(String::new(), ToString::to_string)
    }

    #[test]
    fn dollars_are_at_home() {
        for (sentences, outlet, expected) in [
            ("All figures are in Canadian dollars. It cost $5 a share.", "", "money 5 canadian dollar per share CAD"),
            ("TORONTO (Wire) — It paid US$4, or $5.", "", "money 5 canadian dollar CAD"),
            ("It paid US$4, or $5.", "https://herald.com.au/a.html", "money 5 australian dollar AUD"),
            ("It paid US$4, or $5.", "Harbour Gazette", "money 5 dollar USD"),
            ("It cost $5.", "https://herald.com.au", "money 5 dollar USD"),
            ("TORONTO (Wire) — It paid C$7 and US$4. Oil fell to $5.", "", "money 5 dollar USD"),
            ("It sold 3% more in Canadian dollars. It cost $5.", "", "money 5 dollar USD"),
        ] {
            assert_eq!(last(sentences, outlet), expected, "{sentences} ({outlet})");
        }
    }
}
