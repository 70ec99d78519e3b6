//! What stands around an expression and belongs to it: articles, "early", "the end of", "about", "or later".

use super::period::Period;
use super::reader::Reader;
use super::{Core, Meaning};
use crate::lexicon::word as w;
use crate::mention::Modifier;

/// The expression with its article and modifiers.
pub(super) fn wrap(r: &Reader, mut core: Core) -> Core {
    if !matches!(core.meaning, Meaning::Period(_) | Meaning::Unknown) {
        if core.noun {
            core.tokens.start -= article(r, core.tokens.start);
        }
        return core;
    }
    for _ in 0..2 {
        let start = core.tokens.start;
        let inner = article(r, start);
        let Some((modifier, len, of)) =
            modifier_before(r, start - inner).filter(|m| inner == 0 || m.2).or_else(|| modifier_before(r, start))
        else {
            break;
        };
        let from = if of { start - inner } else { start };
        if from < r.floor + len || !fits(modifier, &core, of) {
            break;
        }
        core.tokens.start = from - len;
        core.noun |= of;
        core = Core { modifier: core.modifier.or(Some(modifier)), ..core };
    }
    if core.noun {
        core.tokens.start -= article(r, core.tokens.start);
    }
    // "2027's end", "the year's start"
    if core.modifier.is_none() && r.word(core.tokens.end) == w::POSSESSIVE {
        core.modifier = match r.word(core.tokens.end + 1) {
            w::END => Some(Modifier::Close),
            w::START | w::BEGINNING => Some(Modifier::Open),
            _ => None,
        };
        core.tokens.end += if core.modifier.is_some() { 2 } else { 0 };
    }
    if core.modifier.is_none()
        && let Some((len, &modifier)) = r.text.lexicon.time_modifiers.after.longest(|n| r.word(core.tokens.end + n))
    {
        core.tokens.end += len;
        core.modifier = Some(modifier);
    }
    core
}

/// One token if an article stands before token `i`.
fn article(r: &Reader, i: usize) -> usize {
    usize::from(i > r.floor && r.word(i - 1) == w::THE)
}

/// The modifier that ends before token `i`: its meaning, its length, and whether an article may follow it ("the end of").
pub(super) fn modifier_before(r: &Reader, i: usize) -> Option<(Modifier, usize, bool)> {
    let hyphen = usize::from(i > r.floor + 1 && r.word(i - 1) == w::HYPHEN && r.glued(i - 1) && r.glued(i));
    let at = i - hyphen;
    let back =
        |n: usize| at.checked_sub(n + 1).filter(|k| *k >= r.floor).map_or(crate::lexicon::WordId::NONE, |k| r.word(k));
    let (len, &modifier) = r.text.lexicon.time_modifiers.before.longest(back)?;
    let of = matches!(back(0), w::OF | w::IN | w::ON);
    Some((modifier, len + hyphen, of))
}

/// "early", "the end of" go with a stretch; "about" with anything.
fn fits(modifier: Modifier, core: &Core, of: bool) -> bool {
    match (&core.meaning, modifier) {
        (Meaning::Period(Period::Reference(_)), _) => false,
        (_, Modifier::Approx) => true,
        (Meaning::Unknown, _) => false,
        (Meaning::Period(Period::Day(_) | Period::Time(..)), _) => {
            !of || matches!(modifier, Modifier::Start | Modifier::End | Modifier::Earlier | Modifier::Later)
        }
        _ => true,
    }
}

/// "the end of the" stands before token `i`.
pub(super) fn part_of_before(r: &Reader, i: usize) -> bool {
    let inner = article(r, i);
    inner == 1 && modifier_before(r, i - 1).is_some_and(|m| m.2)
}
