//! Events against events: what is denied against what is asserted, an event and its opposite, another holder of a
//! part that one only can have, who did it to whom, and another place of what happens once.

use super::{Held, Verdict};
use crate::claim::{Claim, Modality, Participant, Value};
use crate::slot::event::{Kin, kin};

/// What two reports of one event are to each other; `None` where nothing can be said.
pub fn compare(a: &Claim, b: &Claim) -> Option<(Verdict, &'static str, String)> {
    let said = |rule, reason: String| Some((Verdict::Contradict, rule, reason));
    let who = |c: &Claim, part| {
        let found = c.frame.participants.iter().find(|(p, _)| *p == part);
        found.map_or(String::new(), |(_, t)| t.text.clone())
    };
    // What was tried may have come about or not.
    let tried = |c: &Claim| c.modality == Some(Modality::Attempted);
    // What will not be, and is.
    let refused = |c: &Claim, d: &Claim| c.negated && c.modality.is_some() && d.modality.is_none();
    let apart = a.modality != b.modality && !refused(a, b) && !refused(b, a);
    if tried(a) != tried(b) || apart {
        return (a.negated == b.negated).then(|| (Verdict::Refine, "event.stage", "one tells a later stage".into()));
    }
    match kin(a, b)? {
        Kin::Same if a.negated == b.negated => Some((Verdict::Agree, "event.same", "the same event".into())),
        Kin::Same => said("event.denial", "one says that it happened, the other that it did not".into()),
        Kin::Opposite if a.negated || b.negated => None,
        Kin::Opposite => said("event.opposite", format!("\"{}\" and \"{}\" are opposites", told(a), told(b))),
        _ if a.negated || b.negated => None,
        Kin::Swapped => said("event.exchanged", "the two report who did it to whom the other way round".into()),
        Kin::OtherAgent => {
            let (x, y) = (who(a, Participant::Agent), who(b, Participant::Agent));
            said("event.another-holder", format!("only one can be it: {x} or {y}"))
        }
        Kin::OtherPlace => {
            let place = |c: &Claim| {
                let away = format!("away from {}", who(c, Participant::Source));
                Some(who(c, Participant::Place)).filter(|p| !p.is_empty()).unwrap_or(away)
            };
            said("event.another-place", format!("it can be in one place only: {} or {}", place(a), place(b)))
        }
    }
}

fn told(c: &Claim) -> &str {
    c.frame.told.as_deref().unwrap_or("")
}

/// Claims with one position say the same of an event.
pub fn position(c: &Claim) -> String {
    let Value::Event { told, place, .. } = &c.value else { return String::new() };
    let kind = told.first().map_or("", |t| t.kind.as_str());
    let opposite = told.first().is_some_and(|t| t.opposite);
    let parts = c.frame.participants.iter().filter(|(p, t)| !t.open && *p < Participant::Place);
    let parts: Vec<String> = parts.map(|(p, t)| format!("{p:?} {}", t.head)).collect();
    let sign = if c.negated != opposite { "not " } else { "" };
    format!("{sign}{kind}|{}|{}", parts.join("|"), place.last().map_or("", String::as_str)).to_lowercase()
}

/// Whether the later of two articles may replace what the earlier one says: a plan, and what had not happened yet.
pub fn passes(a: &Held, b: &Held) -> bool {
    let earlier = if b.article.published < a.article.published { b } else { a };
    a.claim.modality.is_some() || b.claim.modality.is_some() || earlier.claim.negated
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Format};
    use crate::claim::{ArticleRef, ClaimKind};
    use crate::conflict::{Judged, verdicts};
    use crate::extract::extract;
    use crate::lexicon::Lexicon;
    use crate::slot::Collection;

    /// The verdicts of events in two texts, told on days that are not known.
    fn judged(a: &str, b: &str) -> (Vec<Held>, Vec<Judged>) {
        let lexicon = Lexicon::builtin();
        let mut claims = Vec::new();
        let mut digests = Vec::new();
        for (id, text) in [("a", a), ("b", b)] {
            let article = Article::read(id, Format::Plain, text.to_string(), lexicon);
            let extraction = extract(&article, lexicon);
            let reference = ArticleRef::new(&article, &extraction);
            let events = extraction.claims.into_iter().filter(|c| c.kind == ClaimKind::Event);
            claims.extend(events.map(|claim| Held { article: reference.clone(), claim }));
            digests.push((id, extraction.digest));
        }
        let collection = Collection::count(lexicon, digests.iter().map(|(id, d)| (*id, d)));
        let judged = verdicts(&claims, &collection);
        (claims, judged)
    }

    /// What was read and how it was compared, for a failing example.
    fn shown(a: &str, b: &str) -> String {
        let (claims, judged) = judged(a, b);
        let mut out = vec![format!("{a} / {b}")];
        for h in &claims {
            let parts: Vec<String> =
                h.claim.frame.participants.iter().map(|(p, t)| format!("{p:?} {}{}", t.text, t.names.len())).collect();
            let c = &h.claim;
            out.push(format!("  {} {} {}: {}; {}", h.article.id, c.negated, c.text, c.slot, parts.join(", ")));
        }
        for (x, y) in claims.iter().flat_map(|x| claims.iter().map(move |y| (x, y))) {
            if x.article.id < y.article.id {
                let (m, v) = crate::conflict::judge(x, y, &Collection::default());
                let refusal = m.refusal.clone();
                out.push(format!("  {:?} {refusal:?} {} {:.1}", v.map(|j| j.rule), m.sure, m.evidence));
            }
        }
        out.extend(judged.iter().map(|j| format!("  {:?} {}", j.verdict, j.rule)));
        out.join("\n")
    }

    fn rules(a: &str, b: &str) -> Vec<&'static str> {
        let contradicts = |j: &Judged| j.verdict == Verdict::Contradict;
        judged(a, b).1.iter().filter(|j| contradicts(j)).map(|j| j.rule).collect()
    }

    /// A way for two reports of one event to exclude each other: texts that do, and texts that do not.
    struct Rule {
        name: &'static str,
        contradict: &'static [&'static str],
        keep_apart: &'static [&'static str],
    }

    const RULES: &[Rule] = &[
        Rule {
            name: "event.denial",
            contradict: &[
                "Peter Marks visited Cuba in May. / Peter Marks never visited Cuba.",
                "Jane Roe failed to win the Booker Prize. / Jane Roe won the Booker Prize.",
                "Jane Roe refused to sign the Paris accord. / Jane Roe signed the Paris accord.",
                "Peter Marks denied that he stole the Dorne jewels. / Peter Marks stole the Dorne jewels.",
                "No land mines of the old war were found in Malta. / Land mines of the old war were found in Malta.",
                "The Danish government did not confirm the report. / The Danish government confirmed the report.",
            ],
            keep_apart: &[
                "Peter Marks visited Cuba in May. / Jane Roe never visited Cuba.",
                "Peter Marks visited Cuba in 2011. / Peter Marks did not visit Cuba in 2014.",
                "Jane Roe signed the Paris accord. / Jane Roe did not sign the Paris accord because she had doubts.",
                "Jane Roe signed the Paris accord. / Jane Roe did not fully sign the Paris accord.",
                "Jane Roe will sign the Paris accord. / Jane Roe has not signed the Paris accord.",
                "Jane Roe tried to win the Booker Prize. / Jane Roe did not win the Booker Prize.",
                "Did Jane Roe sign the Paris accord? / Jane Roe did not sign the Paris accord.",
                "If Jane Roe signed the Paris accord, it is law. / Jane Roe did not sign the Paris accord.",
                "He signed the Paris accord. / Jane Roe did not sign the Paris accord.",
                "Jane Roe's lawyer signed the Paris accord. / Jane Roe did not sign the Paris accord.",
                "Acme Inc. sold the mill to Orvex Inc. / Acme Inc. did not sell the mill to Corvale Inc.",
            ],
        },
        Rule {
            name: "event.opposite",
            contradict: &["Jane Roe accepted the Dorne award. / Jane Roe rejected the Dorne award."],
            keep_apart: &[
                "The Senate of Norvania passed the harbour bill. / The mayor of Dorne rejected the harbour bill.",
                "Jane Roe did not accept the Dorne award. / Jane Roe rejected the Dorne award.",
                "Jane Roe accepted the Dorne award. / Jane Roe rejected the Malta award.",
            ],
        },
        Rule {
            name: "event.exchanged",
            contradict: &[
                "Italy lost to Denmark. / Italy beat Denmark.",
                "The home side of Italy lost to Denmark. / Italy beat Denmark.",
                "Corvale Inc. is a subsidiary of Orvex Inc. / Corvale Inc. owns Orvex Inc.",
            ],
            keep_apart: &[
                "Italy lost to Denmark. / Denmark beat Italy.",
                "Italy beat Denmark in 2009. / Denmark beat Italy in 2013.",
                "Italy beat Denmark. / Denmark beat Norway.",
                "Jane Roe criticized Peter Marks. / Peter Marks criticized Jane Roe.",
            ],
        },
        Rule {
            name: "event.another-holder",
            contradict: &[
                "Port Dorne is the capital of Norvania. / Reyl Bay is the capital of Norvania.",
                "Jane Roe is the president of Norvania. / The current president of Norvania is Peter Marks.",
            ],
            keep_apart: &[
                "Jane Roe was the president of Norvania. / Peter Marks is the president of Norvania.",
                "Jane Roe is a member of Corvale. / Peter Marks is a member of Corvale.",
                "Jane Roe is the president of Norvania. / Peter Marks is the vice president of Norvania.",
                "Jane Roe is the former president of Norvania. / Peter Marks is the president of Norvania.",
                "Jane Roe and Peter Marks won the Dorne Prize. / Peter Marks won the Dorne Prize.",
            ],
        },
        Rule {
            name: "event.another-place",
            contradict: &[
                "Jane Roe was born in Lyon. / Jane Roe was born in Germany.",
                "The Reyl School is located 12 miles from Prague. / The Reyl School is located in Prague.",
                "The Reyl School, located in Prague, opened in May. / The Reyl School is located in Vienna.",
            ],
            keep_apart: &[
                "Jane Roe was born in Lyon. / Jane Roe was born in France.",
                "Jane Roe was born in Lyon. / Jane Roe was born in Dorne.",
                "Jane Roe was born in Lyon. / Jane Roe died in Prague.",
                "Jane Roe was born in Lyon. / Jane Roe was born in the Alps.",
                "Jane Roe met Peter Marks in Lyon. / Jane Roe met Peter Marks in Prague.",
            ],
        },
    ];

    #[test]
    fn rules_hold_their_examples_both_ways_round() {
        let mut wrong = Vec::new();
        for rule in RULES {
            let texts = |pair: &'static str| pair.split_once(" / ").expect("two texts");
            for (a, b) in rule.contradict.iter().copied().map(texts) {
                if rules(a, b) != [rule.name] || rules(b, a) != [rule.name] {
                    wrong.push(format!("not {}: {}", rule.name, shown(a, b)));
                }
            }
            for (a, b) in rule.keep_apart.iter().copied().map(texts) {
                if !rules(a, b).is_empty() || !rules(b, a).is_empty() {
                    wrong.push(format!("{}: {}", rule.name, shown(a, b)));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    }

    #[test]
    fn events_tsv_examples() {
        let mut wrong = Vec::new();
        for line in include_str!("../../lexicon/events.tsv").lines().filter(|l| !l.starts_with('#')) {
            let (a, b) = line.rsplit('\t').next().and_then(|e| e.split_once(" / ")).expect("two texts");
            if rules(a, b).is_empty() {
                wrong.push(shown(a, b));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    }
}
