//! Events against events: what is denied against what is asserted, an event and its opposite, another holder of a
//! part that one only can have, who did it to whom, and another place of what happens once.

use super::Verdict;
use crate::claim::Modality;
use crate::slot::event::{Kin, kin};
use crate::slot::form::{Form, Forms};

/// What two reports of one event are to each other; `None` where nothing can be said.
pub fn relate(a: &Form, b: &Form, forms: &Forms) -> Option<(Verdict, &'static str)> {
    let said = |rule| Some((Verdict::Contradict, rule));
    // What was tried may have come about or not; what will not be, and is, cannot both be so.
    let tried = |c: &Form| c.modality == Some(Modality::Attempted);
    let refused = |c: &Form, d: &Form| c.negated && c.modality.is_some() && d.modality.is_none();
    let apart = a.modality != b.modality && !refused(a, b) && !refused(b, a);
    if tried(a) != tried(b) || apart {
        return (a.negated == b.negated).then_some((Verdict::Refine, "event.stage"));
    }
    match kin(a, b, forms)? {
        Kin::Same if a.negated == b.negated => Some((Verdict::Agree, "event.same")),
        Kin::Same => said("event.denial"),
        _ if a.negated || b.negated => None,
        Kin::Opposite => said("event.opposite"),
        Kin::Swapped => said("event.exchanged"),
        Kin::OtherAgent => said("event.another-holder"),
        Kin::OtherPlace => said("event.another-place"),
    }
}

/// Whether the later of two articles may replace what the earlier one says: a plan, and what had not happened yet.
pub fn passes(a: &Form, b: &Form, forms: &Forms) -> bool {
    let earlier = if forms.article(b).published < forms.article(a).published { b } else { a };
    a.modality.is_some() || b.modality.is_some() || earlier.negated
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Format};
    use crate::claim::{ArticleRef, ClaimKind};
    use crate::conflict::{Held, Judged, verdicts};
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
                "Jane Roe tried to win the Booker Prize, but came last. / Jane Roe won the Booker Prize.",
                "Peter Marks denied stealing the Dorne jewels. / Peter Marks stole the Dorne jewels.",
                "Norvania is not a NATO member. / Norvania is a member of NATO.",
                "Denmark has no nuclear arms. / Denmark has nuclear arms.",
                "Land mines found in Malta. / No land mines were found in Malta.",
                "Jane Roe and Peter Marks visited Cuba. / Peter Marks never visited Cuba.",
                "Peter Marks said no deal was reached with Jane Roe. / Jane Roe and Peter Marks reached a deal.",
                "Acme Inc. dropped its plan to buy Corvale Inc. / Acme Inc. bought Corvale Inc.",
                "Peter Marks admitted stealing the Dorne jewels. / Peter Marks did not steal the Dorne jewels.",
                "Jane Roe resigned. / Jane Roe did not resign.",
                "Jane Roe pleaded guilty to fraud. / Jane Roe pleaded not guilty to fraud.",
            ],
            keep_apart: &[
                "Peter Marks visited Cuba in May. / Jane Roe never visited Cuba.",
                "Peter Marks visited Cuba in 2011. / Peter Marks did not visit Cuba in 2014.",
                "Jane Roe signed the Paris accord. / Jane Roe did not sign the Paris accord because she had doubts.",
                "Jane Roe signed the Paris accord. / Jane Roe did not fully sign the Paris accord.",
                "Jane Roe will sign the Paris accord. / Jane Roe has not signed the Paris accord.",
                "Jane Roe tried to win the Booker Prize. / Jane Roe did not win the Booker Prize.",
                "Did Jane Roe sign the Paris accord? / Jane Roe did not sign the Paris accord.",
                "Denmark had no nuclear arms. / Denmark has nuclear arms.",
                "Denmark has no nuclear arms. / Denmark has nuclear plants.",
                "Norvania is not a NATO member. / Norvania was a member of NATO.",
                "If Jane Roe signed the Paris accord, it is law. / Jane Roe did not sign the Paris accord.",
                "He signed the Paris accord. / Jane Roe did not sign the Paris accord.",
                "Jane Roe's lawyer signed the Paris accord. / Jane Roe did not sign the Paris accord.",
                "Acme Inc. sold the mill to Orvex Inc. / Acme Inc. did not sell the mill to Corvale Inc.",
                "Acme Inc. dropped its plan to buy Corvale Inc. / Acme Inc. planned to buy Corvale Inc.",
                "No deal was reached with the pilots. / Jane Roe and Peter Marks reached a deal.",
            ],
        },
        Rule {
            name: "event.opposite",
            contradict: &[
                "Jane Roe accepted the Dorne award. / Jane Roe rejected the Dorne award.",
                "Jane Roe turned down the Dorne award. / Jane Roe accepted the Dorne award.",
                "Jane Roe voted for the Dorne bill. / Jane Roe voted against the Dorne bill.",
                "Dorne is the second-largest city in Denmark. / Dorne is the largest city in Denmark.",
                "Lake Orr is the deepest lake in Malta and the fifth deepest in Denmark. / Lake Orr is the deepest lake in Denmark.",
                "Jane Roe pleaded guilty to fraud. / Jane Roe pleaded innocent to fraud.",
                "Jane Roe is an adviser to the president of Norvania. / Jane Roe is the president of Norvania.",
                "Jane Roe took the side of Norvania. / Jane Roe is an opponent of Norvania.",
                "The Senate of Norvania passed, by 51 votes to 48, the Dorne bill. / The Dorne bill was rejected by the Senate of Norvania.",
            ],
            keep_apart: &[
                "The Senate of Norvania passed the harbour bill. / The mayor of Dorne rejected the harbour bill.",
                "Jane Roe did not accept the Dorne award. / Jane Roe rejected the Dorne award.",
                "Jane Roe accepted the Dorne award. / Jane Roe rejected the Malta award.",
                "Corvale raised the Dorne fare. / Corvale lowered the Dorne fare.",
                "Dorne is the second-largest city in Denmark. / Dorne is the third-largest city in Denmark.",
                "Dorne is the second-largest city in Denmark. / Dorne is the largest port in Denmark.",
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
                "Jane Roe, the Danish ambassador to Norvania, left. / Peter Marks is the Danish ambassador to Norvania.",
            ],
            keep_apart: &[
                "Jane Roe was the president of Norvania. / Peter Marks is the president of Norvania.",
                "Jane Roe is a member of Corvale. / Peter Marks is a member of Corvale.",
                "Jane Roe is the president of Norvania. / Peter Marks is the vice president of Norvania.",
                "Jane Roe is the former president of Norvania. / Peter Marks is the president of Norvania.",
                "Jane Roe and Peter Marks won the Dorne Prize. / Peter Marks won the Dorne Prize.",
                "Jane Roe, the Danish ambassador to Norvania, left. / Peter Marks is the Danish ambassador to Malta.",
                "Jane Roe is the president of Norvania. / Jane Roe Marks is the president of Norvania.",
            ],
        },
        Rule {
            name: "event.another-place",
            contradict: &[
                "Jane Roe was born in Lyon. / Jane Roe was born in Germany.",
                "Lyon-born Jane Roe sang. / Jane Roe was born in Prague.",
                "The Reyl School is a college, located 12 miles from Prague. / The Reyl School is located in Prague.",
                "The Reyl School is located 12 miles from Prague. / The Reyl School is located in Prague.",
                "The Reyl School, located in Prague, opened in May. / The Reyl School is located in Vienna.",
                "Jane Roe was shot in the leg. / Jane Roe was shot in the neck.",
                "Thales was born in Lyco and later settled in Orr. / Thales was born in Orr.",
                "Jane Roe was born in Lyco, France. / Jane Roe was born in Denmark.",
                "The Dorne summit was moved from Prague to Lyon. / The Dorne summit was held in Prague.",
                "The Reyl Museum is in Prague. / The Reyl Museum is in Vienna.",
            ],
            keep_apart: &[
                "Jane Roe was born in Lyon. / Jane Roe was born in France.",
                "Jane Roe was born in Lyon. / Jane Roe was born in Dorne.",
                "Jane Roe was born in Lyon. / Jane Roe died in Prague.",
                "Jane Roe was born in Lyon. / Jane Roe was born in the Alps.",
                "Jane Roe met Peter Marks in Lyon. / Jane Roe met Peter Marks in Prague.",
                "Jane Roe was shot in the arm and the leg. / Jane Roe was shot in the leg.",
                "Thales was born in Lyco, near Orr. / Thales was born in Orr.",
                "Jane Roe was killed in Lyco, police in Orr said. / Jane Roe was killed in Orr.",
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
