//! Why two claims agree or cannot both be true, in one plain sentence for a reader who never saw this program.
//!
//! In: the rule that decided and the two claims. Out: a sentence with the articles' own words in it. Decides nothing.

use super::{Verdict, quote, role};
use crate::claim::{Claim, ClaimKind, Held, Participant, Value};
use crate::value::{Bound, Day};

/// A participant's words.
fn part(c: &Claim, part: Participant) -> &str {
    c.frame.participants.iter().find(|(p, _)| *p == part).map_or("", |(_, t)| &t.text)
}

/// The question of a verdict: the claim's own, where not the holder of a post is in question.
pub fn question(rule: &str, claim: &Claim) -> String {
    match &claim.value {
        Value::Role { title, organisation: Some(o), .. } if rule == role::TWO_HOLDERS => {
            format!("Who is {title} of {o}?")
        }
        _ => claim.slot.clone(),
    }
}

/// The value as a heading.
pub fn value(rule: &str, claim: &Claim) -> String {
    match &claim.value {
        Value::Role { person, .. } if rule == role::TWO_HOLDERS => person.clone(),
        Value::Role { organisation: Some(organisation), .. } => organisation.clone(),
        _ => claim.text.clone(),
    }
}

/// The reason of a verdict; for an update `a` is the earlier. `copies` says that the two articles have nearly the
/// same text.
pub fn reason(verdict: Verdict, rule: &str, a: &Held, b: &Held, copies: bool) -> String {
    let (x, y) = (&a.claim, &b.claim);
    match rule {
        "number.equal" => "Both give the same figure.".into(),
        "number.rounding" => format!("“{}” and “{}” are one figure, more and less rounded.", x.text, y.text),
        "number.within" => format!("“{}” leaves room for “{}”.", wider(x, y).text, wider(y, x).text),
        "number.exclude" if exact(x) && exact(y) => {
            format!(
                "{}: both are exact figures, so that only one can be right.",
                said(a, b, copies, [quoted(&x.text), quoted(&y.text)])
            )
        }
        "number.exclude" => {
            format!(
                "{}: no figure fits both, even when rounded.",
                said(a, b, copies, [quoted(&x.text), quoted(&y.text)])
            )
        }
        "date.equal" => "Both give the same time.".into(),
        "date.within" => format!("“{}” and “{}” can be the same time.", x.text, y.text),
        "date.windows" if verdict == Verdict::Contradict => {
            format!("{}: these are two spans of time.", said(a, b, copies, [dated(x), dated(y)]))
        }
        "date.windows" => "One span of time is told more exactly.".into(),
        "date.outside-window" => {
            let (a, b) = if x.frame.attribute == "window" { (b, a) } else { (a, b) };
            let (time, window) = (dated(&a.claim), dated(&b.claim));
            format!("{}: the one lies outside the other.", said(a, b, copies, [time, window]))
        }
        "date.exclude" => {
            format!("{}: the two times do not overlap.", said(a, b, copies, [dated(x), dated(y)]))
        }
        "date.clock" => {
            let told = [x, y].map(|c| format!("“{}”", c.text));
            format!("{}: the two times of day differ.", said(a, b, copies, told))
        }
        "quote.equal" => "Both quote the same words.".into(),
        "quote.number-changed" | "quote.word-changed" => {
            let (p, q) = quote::altered(&x.text, &y.text).unwrap_or_default();
            let speaker = x.speaker.as_deref().unwrap_or("somebody");
            format!("One remark of {speaker} has “{p}” in one article and “{q}” in another.")
        }
        "quote.denied" => {
            let speaker = x.speaker.as_deref().unwrap_or("somebody");
            format!("One remark of {speaker} denies in one article what it says in another.")
        }
        "quote.part" => "One quotation is part of the other, or words it differently.".into(),
        "role.equal" => "Both give the same post.".into(),
        "role.spelling" => "Both give the same post, and write its holder's name in two ways.".into(),
        "role.two-organisations" => {
            let (p, q) = (body(x), body(y));
            let Value::Role { person, title, .. } = &x.value else { return String::new() };
            format!("{}: {person} cannot be {title} of both at one time.", said(a, b, copies, [quoted(p), quoted(q)]))
        }
        role::TWO_HOLDERS => {
            let (Value::Role { person: p, title, organisation, .. }, Value::Role { person: q, .. }) =
                (&x.value, &y.value)
            else {
                return String::new();
            };
            let post = organisation.as_ref().map_or(title.clone(), |o| format!("{title} of {o}"));
            format!("{}: only one can be {post} at one time.", said(a, b, copies, [quoted(p), quoted(q)]))
        }
        "event.same" => "Both tell of the same event.".into(),
        "event.stage" => "One tells of a later stage of the event.".into(),
        "event.denial" => {
            let (yes, no) = if x.negated { (y, x) } else { (x, y) };
            format!("“{}” and “{}”: the one denies what the other reports.", yes.text, no.text)
        }
        "event.opposite" => format!("“{}” and “{}” are opposites.", x.text, y.text),
        "event.exchanged" => {
            format!("“{}” and “{}”: the two tell the other way round who did it to whom.", x.text, y.text)
        }
        "event.another-holder" => {
            let (p, q) = (part(x, Participant::Agent), part(y, Participant::Agent));
            format!("{}: it can only be one of them.", said(a, b, copies, [quoted(p), quoted(q)]))
        }
        "event.another-place" => {
            let place = |c| Some(part(c, Participant::Place)).filter(|p: &&str| !p.is_empty());
            let away = |c| place(c).map_or_else(|| format!("away from {}", part(c, Participant::Source)), quoted);
            format!("{}: it can be in one place only.", said(a, b, copies, [away(x), away(y)]))
        }
        "role.fuller" => "One gives the post more fully.".into(),
        "update.later" => {
            let what = if x.kind == ClaimKind::Role { "names another" } else { "gives a new figure" };
            let day = b.article.published.map_or(String::new(), |day| format!(", of {day},"));
            format!("The later article{day} {what}.")
        }
        _ => String::new(),
    }
}

/// Who says the one and who the other: two articles, two copies of one text, a headline and what stands below it.
fn said(a: &Held, b: &Held, copies: bool, [x, y]: [String; 2]) -> String {
    if a.article.id != b.article.id {
        let who = if copies { "Of two articles with nearly the same text, one" } else { "One article" };
        return format!("{who} says {x}, {} {y}", if copies { "the other" } else { "another" });
    }
    if let (Some(p), Some(q)) = (&a.claim.speaker, &b.claim.speaker)
        && a.claim.frame.dispute.is_some()
        && a.claim.frame.dispute == b.claim.frame.dispute
    {
        return format!("The article cites {p} for {x} and {q} for {y}");
    }
    match (a.claim.headline, b.claim.headline) {
        (true, false) => format!("The headline says {x}, the article below it {y}"),
        (false, true) => format!("The headline says {y}, the article below it {x}"),
        _ => format!("The article says {x} in one place and {y} in another"),
    }
}

fn exact(c: &Claim) -> bool {
    matches!(&c.value, Value::Number { amount, .. } if amount.bound == Bound::Exact)
}

/// The claim of the two that says less.
fn wider<'c>(a: &'c Claim, b: &'c Claim) -> &'c Claim {
    if exact(a) && !exact(b) { b } else { a }
}

fn body(c: &Claim) -> &str {
    match &c.value {
        Value::Role { organisation, .. } => organisation.as_deref().unwrap_or("another body"),
        _ => "",
    }
}

fn quoted(words: &str) -> String {
    format!("“{words}”")
}

/// The time as written, and the year, month or day that it means where the words leave that open: `“this year” (2026)`.
fn dated(c: &Claim) -> String {
    let Value::Time { low, high, .. } = &c.value else { return quoted(&c.text) };
    let Some(known) = low.or(*high) else { return quoted(&c.text) };
    if c.text.contains(&known.year().to_string()) {
        return quoted(&c.text);
    }
    let day = |d: Day| d.to_string();
    let meant = match (*low, *high) {
        (Some(l), Some(h)) if l == h => day(l),
        (Some(l), Some(h)) if (l.month(), l.day(), h.month(), h.day()) == (1, 1, 12, 31) && l.year() == h.year() => {
            l.year().to_string()
        }
        (Some(l), Some(h)) if l.day() == 1 && h == l.last_of_month() => day(l)[..7].to_string(),
        (Some(l), Some(h)) => format!("{l} to {h}"),
        (None, Some(h)) => format!("until {h}"),
        (Some(l), None) => format!("from {l}"),
        (None, None) => return quoted(&c.text),
    };
    format!("{} ({meant})", quoted(&c.text))
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Prose};
    use crate::conflict::{self, ArticleRef, Held};
    use crate::extract::extract;
    use crate::lexicon::Lexicon;
    use crate::slot::Collection;
    use insta::assert_snapshot;

    /// The findings among articles, all of one day, as question, values and reason.
    fn findings(articles: &[&str]) -> String {
        let read = |(i, text): (usize, &&str)| {
            let article = Article {
                id: format!("{i}.txt"),
                text: text.to_string(),
                prose: Prose::plain(text),
                published: crate::value::Day::new(2025, 2, 3),
                ..Article::default()
            };
            let extraction = extract(&article, Lexicon::builtin());
            (article, extraction)
        };
        let read: Vec<_> = articles.iter().enumerate().map(read).collect();
        let digests = read.iter().map(|(a, x)| (a.id.as_str(), &x.digest));
        let collection = Collection::count(Lexicon::builtin(), digests);
        let held = |(a, x): &(Article, crate::extract::Extraction)| {
            let article = ArticleRef::new(a, x);
            x.claims.iter().map(|c| Held { article: article.clone(), claim: c.clone() }).collect::<Vec<_>>()
        };
        let claims: Vec<Held> = read.iter().flat_map(held).collect();
        let line = |f: conflict::Finding| {
            let value = |p: &conflict::Position| format!("\n  {} ({} of {} sources)", p.value, p.held, p.sources);
            format!("{}{}\n  {}", f.slot, f.positions.iter().map(value).collect::<String>(), f.reason)
        };
        conflict::findings(&claims, &collection).into_iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn exact_figures() {
        assert_snapshot!(findings(&[
            "The Maltby mill sold 40 tons of rye flour in January 2025.",
            "In January 2025 the Maltby mill sold 60 tons of rye flour.",
        ]), @"
        How many tons of rye flour did the Maltby mill sell in January 2025?
          40 tons (1 of 1 sources)
          60 tons (1 of 1 sources)
          One article says “40 tons”, another “60 tons”: both are exact figures, so that only one can be right.
        ");
    }

    #[test]
    fn bounds() {
        assert_snapshot!(findings(&[
            "The Maltby mill sold more than 400 tons of rye flour in January 2025.",
            "In January 2025 the Maltby mill sold 60 tons of rye flour.",
        ]), @"
        How many tons of rye flour did the Maltby mill sell in January 2025?
          60 tons (1 of 1 sources)
          more than 400 tons (1 of 1 sources)
          One article says “more than 400 tons”, another “60 tons”: no figure fits both, even when rounded.
        ");
    }

    #[test]
    fn dates() {
        assert_snapshot!(findings(&[
            "The Maltby mill on the river Wend was founded in 1887.",
            "Founded in 1911, the Maltby mill on the river Wend still grinds rye.",
        ]), @"
        When was the Maltby mill founded on the river Wend?
          1887 (1 of 1 sources)
          1911 (1 of 1 sources)
          One article says “1887”, another “1911”: the two times do not overlap.
        ");
    }

    #[test]
    fn posts() {
        assert_snapshot!(findings(&[
            "Ann Marsh, the chief executive of Corliss Partners, bought the Maltby mill.",
            "The mill went to Ann Marsh, the chief executive of Dunmore Brothers.",
        ]), @"
        Of which organisation is Ann Marsh chief executive?
          Corliss Partners (1 of 1 sources)
          Dunmore Brothers (1 of 1 sources)
          One article says “Corliss Partners”, another “Dunmore Brothers”: Ann Marsh cannot be chief executive of both at one time.
        ");
    }

    #[test]
    fn quotes() {
        assert_snapshot!(findings(&[
            "“We turned away 30 carts of wet rye that day,” said Ann Marsh.",
            "“We turned away 13 carts of wet rye that day,” said Ann Marsh.",
        ]), @"
        How many carts of wet rye did we turn away?
          13 carts (1 of 1 sources)
          30 carts (1 of 1 sources)
          One article says “30 carts”, another “13 carts”: both are exact figures, so that only one can be right.
        What did Ann Marsh say?
          We turned away 13 carts of wet rye that day (1 of 1 sources)
          We turned away 30 carts of wet rye that day (1 of 1 sources)
          One remark of Ann Marsh has “30” in one article and “13” in another.
        ");
    }

    /// A changed copy stands first, and all the copies are one source.
    #[test]
    fn copies() {
        let copy = |tons: u32| {
            format!(
                "The Maltby mill on the river Wend sold {tons} tons of rye flour in January 2025. Its owner, a baker's \
                 son from Eastry, said that he had never seen so wet a harvest. Carts stood in line before the gate \
                 until nightfall, and the miller's dog slept through it all under the old stone by the weir."
            )
        };
        let other = "In January 2025 the Maltby mill sold 60 tons of rye flour.";
        assert_snapshot!(findings(&[&copy(60), &copy(60), &copy(90), other]), @"
        How many tons of rye flour did the Maltby mill sell on the river Wend in January 2025?
          90 tons (1 of 1 sources)
          60 tons (3 of 2 sources)
          Of two articles with nearly the same text, one says “60 tons”, the other “90 tons”: both are exact figures, so that only one can be right.
        ");
    }
}
