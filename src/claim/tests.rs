//! What claims say, sentence by sentence.

use super::measure::RULES;
use super::{Claim, FIGURE, Part, Term, Value};
use crate::article::{Article, Format};
use crate::extract::extract;
use crate::lexicon::{Cue, Lexicon};

/// The claims of a text, published on 2026-03-18.
fn claims(text: &str) -> Vec<Claim> {
    claims_by(text, Lexicon::builtin())
}

fn claims_by(text: &str, lexicon: &Lexicon) -> Vec<Claim> {
    let article = Article::read("2026-03-18-example.txt", Format::Plain, text.to_string(), lexicon);
    extract(&article, lexicon).claims
}

/// `12 people => count of person, die agent:storm theme:person period:2026-03-18..2026-03-18`
fn shown(claim: &Claim) -> String {
    let f = &claim.frame;
    let head = |t: &Term| if t.open { t.text.to_lowercase() } else { t.head.clone() };
    let mut out = format!("{} => {}", claim.text, f.attribute);
    if let Some(m) = &f.measure {
        out += &format!(" of {}", head(m));
    }
    if let Some(p) = &f.predicate {
        out += &format!(", {p}");
        for (part, t) in f.participants.iter().filter(|(p, _)| *p != super::Participant::Other) {
            out += &format!(" {}:{}", format!("{part:?}").to_lowercase(), head(t));
        }
    }
    for q in &f.qualifiers {
        out += &format!(" {}:{}", format!("{:?}", q.kind).to_lowercase(), q.key);
    }
    if let Some(m) = claim.modality {
        out += &format!(" {}", m.name());
    }
    out + if claim.negated { " denied" } else { "" }
}

fn of_rule(text: &str, rule: &str) -> Vec<String> {
    claims(text).iter().filter(|c| c.rule == rule).map(shown).collect()
}

/// What the words of a title say of its holder comes from the reader's lexicon, a user's rows among it.
#[test]
fn a_title_of_the_users_own() {
    let row = "pathfinder\t-\tno leads\toffice\tJane Roe, the pathfinder of Orvex\n";
    let own = Lexicon::with_files(&[("titles.tsv".to_string(), row.to_string())]).unwrap();
    for (lexicon, expected) in [(Lexicon::builtin(), vec![]), (&own, vec![(Some(Part::Leads), true)])] {
        let text = "Jane Roe, the pathfinder of Orvex Group, resigned on Monday.".to_string();
        let article = Article::read("2026-03-18-example.txt", Format::Plain, text, lexicon);
        let read = extract(&article, lexicon).claims.into_iter();
        let roles: Vec<_> = read
            .filter_map(|c| match c.value {
                Value::Role { part, high, .. } => Some((part, high)),
                _ => None,
            })
            .collect();
        assert_eq!(roles, expected);
    }
}

/// Two sentences have a figure in common only where both give it of one unit.
#[test]
fn a_figure_among_the_words() {
    let said = |text: &str| {
        let all = claims(text);
        let mut words: Vec<String> = all.iter().flat_map(|c| c.frame.said.split(' ').map(String::from)).collect();
        words.retain(|w| w.starts_with(FIGURE));
        words.sort();
        words.dedup();
        words
    };
    assert_eq!(said("The mill employs 50 people and paid $50."), ["=50", "=50USD"]);
    assert_eq!(said("Sales rose 50 percent along the 50 km road."), ["=50kilometer", "=50percent"]);
    assert_eq!(said("It has 12 ports."), [""; 0]);
}

/// Every example of every rule that finds what a value measures.
#[test]
fn measures() {
    let mut wrong = Vec::new();
    for rule in RULES {
        for (sentence, expected) in rule.examples {
            let read = of_rule(sentence, rule.name);
            if !read.iter().any(|r| r == expected) {
                let all: Vec<String> = claims(sentence).iter().map(|c| format!("{} [{}]", shown(c), c.rule)).collect();
                wrong.push(format!("{}: {expected}\n  read: {}", rule.name, all.join("\n        ")));
            }
        }
        for sentence in rule.counter_examples {
            let read = of_rule(sentence, rule.name);
            if !read.is_empty() {
                wrong.push(format!("{}: must not read {}", rule.name, read.join("; ")));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Wordings of one fact, which have to give one frame: attribute (where it matters), measure and predicate.
const SAME: &[(&str, &[&str])] = &[
    (
        "count of person, die",
        &[
            "Twelve people died.",
            "12 people were killed.",
            "12 dead",
            "The storm left 12 people dead.",
            "The storm killed 12.",
            "The storm claimed 12 lives.",
            "12 people lost their lives.",
            "There were 12 deaths.",
            "The death toll stands at 12.",
            "The death toll rose to 12.",
            "The number of dead rose to 12.",
            "Divers recovered 12 bodies.",
            "A death toll of 12 was given.",
            "The number of dead rose to 12.",
            "The number of people killed rose to 12.",
            "The death of 12 people was confirmed.",
            "12 were killed in the storm.",
            "12 people were found dead.",
            "It buried 12 people killed in the storm.",
            "12 people are feared dead.",
        ],
    ),
    (
        "count of person, injure",
        &[
            "40 people were hurt.",
            "The blast injured 40 people.",
            "The blast wounded 40.",
            "40 injured",
            "The blast left 40 people injured.",
            "There were 40 injured people.",
            "The storm killed 12 and injured 40.",
            "40 people suffered injuries.",
            "Injuries to 40 people were reported.",
        ],
    ),
    (
        "count of person, carry",
        &[
            "114 people were aboard the ferry.",
            "114 people were on board.",
            "There were 114 people on board.",
            "The ferry had 114 people aboard.",
            "The ferry was carrying 114 people.",
            "The ferry, with 114 people on board, sank.",
        ],
    ),
    (
        "count of person, disappear",
        &[
            "15 were missing.",
            "15 people are still missing.",
            "15 remain unaccounted for.",
            "15 people missing",
            "They looked for the 15 who were missing.",
        ],
    ),
    (
        "count of person, arrest",
        &[
            "Police arrested 5 people.",
            "Police made 5 arrests.",
            "5 people are in custody.",
            "The arrest of 5 people was confirmed.",
        ],
    ),
    (
        "count of job, eliminate",
        &[
            "Acme plans to cut 900 jobs.",
            "Acme is to cut 900 jobs.",
            "900 jobs are due to be cut.",
            "Acme is expected to cut 900 jobs.",
            "900 jobs are set to be cut.",
        ],
    ),
    (
        "of revenue",
        &[
            "Revenue was $3 billion.",
            "Acme's revenue of $3 billion was flat.",
            "Acme posted revenue of $3 billion.",
            "Acme posted $3 billion in revenue.",
            "Acme's $3 billion revenue was flat.",
            "Revenue, at $3 billion, was flat.",
            "Revenue rose to $3 billion.",
        ],
    ),
    (
        "of net profit",
        &["Net profit was $4 million.", "Net earnings were $4 million.", "Its bottom line was $4 million."],
    ),
    ("of turnout", &["Turnout was 63%.", "Voter participation was 63%.", "Participation stood at 63%."]),
    ("count of seat", &["The party won 44 seats.", "The party won 44 of the mandates."]),
    // Two words that no row makes a thing of its own are a noun and what narrows it.
    ("of rate", &["The death rate was 4%.", "Mortality was 4%."]),
    ("count of wave", &["The town had 12 heat waves.", "The town had 12 heatwaves."]),
    (
        "share of Borealis, own",
        &["Acme owns 4% of Borealis.", "Acme holds a 4% stake in Borealis.", "Acme has a stake of 4% in Borealis."],
    ),
];

#[test]
fn wordings() {
    let mut wrong = Vec::new();
    for (frame, sentences) in SAME {
        for sentence in *sentences {
            let read: Vec<String> = claims(sentence).iter().map(shown).collect();
            if !read.iter().any(|r| {
                r.split(" => ")
                    .nth(1)
                    .is_some_and(|r| r.starts_with(frame) || frame.starts_with("of ") && r.contains(frame))
            }) {
                wrong.push(format!("{frame}\n  {sentence}\n  {}", read.join("\n  ")));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What an article tells of a figure elsewhere: the noun that it leaves out, and which one is the whole, or the only one.
#[test]
fn elsewhere() {
    let of = |text: &str, figure: &str| claims(text).into_iter().find(|c| c.text == figure).map(|c| shown(&c));
    let told = "The leak exposed 3,400,000 users.";
    let full = of(told, "3,400,000 users").unwrap();
    let pointed = |more: &str, figure: &str| of(&format!("{told} {more}"), figure).unwrap();
    let frame = |shown: &str| shown.split_once(" => ").unwrap().1.to_string();
    assert_eq!(frame(&pointed("Nobody knew who gave the 3.4 million figure.", "3.4 million")), frame(&full));
    // Another figure, a small one, or one that says itself what it counts.
    assert_ne!(frame(&pointed("Nobody knew who gave the 3.6 million figure.", "3.6 million")), frame(&full));
    assert_ne!(frame(&pointed("The firm has 3.4 million shares.", "3.4 million shares")), frame(&full));
    assert_ne!(
        frame(&of("The leak exposed 12 users. It has 12.", "12").unwrap()),
        frame(&of(told, "3,400,000 users").unwrap())
    );

    let marked = |text: &str, mark: fn(&Claim) -> bool| -> Vec<String> {
        claims(text).into_iter().filter(mark).map(|c| c.text).collect()
    };
    let tolls = |text: &str| marked(text, |c| c.frame.toll);
    assert_eq!(tolls("The flood killed 31 people. It killed six people in Dorne."), ["31 people"]);
    assert_eq!(tolls("The flood killed six people. In 2011 a flood killed 31 people."), ["six people"]);
    assert_eq!(tolls("Acme hired 31 people."), [""; 0]);

    let sole = |text: &str| marked(text, |c| c.frame.sole && c.kind != super::ClaimKind::Event);
    assert_eq!(sole("The strike will last four days."), ["four days"]);
    assert_eq!(sole("The strike will last four days. The other strike will last six days."), [""; 0]);
}

/// The results of votes and matches.
#[test]
fn results() {
    let read = |text: &str| of_rule(text, "measure.result").join(" | ");
    let examples = [
        (
            "Deputies backed the water law by 312 votes to 229.",
            "312 votes => count of vote, endorse agent:deputy theme:law \
             | 229 => count of vote, reject agent:deputy theme:law",
        ),
        (
            "The court upheld it in a 6-3 ruling.",
            "6 => count of vote, endorse agent:court | 3 => count of vote, reject agent:court",
        ),
        ("The vote was 61 to 39.", "61 => count of vote, endorse | 39 => count of vote, reject"),
        (
            "Deputies rejected the levy by 310 to 250.",
            "310 => count of vote, reject agent:deputy theme:tax | 250 => count of vote, endorse agent:deputy theme:tax",
        ),
        (
            "The motion failed, 4-5.",
            "4 => count of vote, endorse agent:motion | 5 => count of vote, reject agent:motion",
        ),
        (
            "The levy passed with 70 votes in favor and 30 against.",
            "70 votes => count of vote, endorse agent:tax | 30 => count of vote, reject agent:tax",
        ),
        (
            "The Rovers beat Ardovia 3-1 on Friday.",
            "3 => score of score, defeat agent:Rovers theme:Ardovia period:2026-03-13..2026-03-13 \
             | 1 => score against of score, defeat agent:Rovers theme:Ardovia period:2026-03-13..2026-03-13",
        ),
        (
            "The Rovers lost 2-5 to Ardovia.",
            "2 => score against of score, defeat agent:Ardovia theme:Rovers \
             | 5 => score of score, defeat agent:Ardovia theme:Rovers",
        ),
    ];
    for (text, expected) in examples {
        assert_eq!(read(text), expected, "{text}");
    }
    // A range, odds, a chance, what is moved from one figure to another.
    let none = [
        "Deputies voted to raise the levy from 7 to 12 percent.",
        "It won a 3-4 day break.",
        "He won 3 to 5 prizes.",
        "The board gave it a 50-50 chance.",
    ];
    none.into_iter().for_each(|text| assert_eq!(read(text), "", "{text}"));
}

/// What is no fact that another report could give otherwise makes no claim.
#[test]
fn silent() {
    let told = |text: &str, kind: super::ClaimKind| -> Vec<String> {
        claims(text).iter().filter(|c| c.kind == kind).map(shown).collect()
    };
    let events = |text: &str| told(text, super::ClaimKind::Event).len();
    let counts = |text: &str| told(text, super::ClaimKind::Quantity).len();
    // An event: a kind that the lexicon knows, two that are named, or a denial.
    assert_eq!(events("Jane Roe praised Peter Gro. Jane Roe phoned Peter Gro."), 2);
    assert_eq!(events("Jane Roe had an awkward neighbour. Jane Roe sent a message. Jane Roe was pushed."), 0);
    assert_eq!(events("Jane Roe never phoned the awkward neighbour."), 1);
    // What is joined to an infinitive goes on with it, or may; a verb of its own does not.
    let joined = [
        ("Acme filed a brief to repeal and replace the Dorne levy.", 0),
        ("The rules were written to help Jane Roe and hurt Peter Gro.", 0),
        ("Acme went to Dorne to greet Jane Roe, praise Peter Gro and leave.", 0),
        ("The rules were written to help Jane Roe and they hurt Peter Gro.", 1),
        ("Jane Roe came to Dorne and hurt Peter Gro.", 1),
        ("Jane Roe stopped to rest and praised Peter Gro.", 1),
    ];
    joined.into_iter().for_each(|(text, count)| assert_eq!(events(text), count, "{text}"));
    assert_eq!(events("A Dorne-based baker retired. Two Dorne-based firms, Acme and Borealis, rented boats."), 0);
    // One of several is no count; one of so many is.
    assert_eq!(counts("It was one of the worst storms. He joined one of its rivals. One reason is the rain."), 0);
    assert_eq!(counts("One of the divers died. One of its five members left. One diver died."), 4);
}

/// When a remark was made is a claim, but only a body's statements are compared by it.
#[test]
fn remarks() {
    let keys = |text: &str| claims(text).into_iter().find(|c| c.rule == "date.said").map(|c| c.keys.len());
    assert_eq!(keys("Jane Roe said on Thursday that it rained."), Some(0));
    assert!(keys("Acme Inc. said on Thursday that it rained.").is_some_and(|n| n > 0));
    assert_eq!(keys("Jane Roe announced on Thursday that she would resign."), None);
    assert_eq!(keys("Jane Roe denied the report on Thursday."), None);
}

/// An area that a fire is said to have is what it has burned.
#[test]
fn burned() {
    let of = |text: &str| claims(text).iter().find(|c| c.text.starts_with("900")).map(shown);
    for text in [
        "The fire covered 900 acres.",
        "The blaze has burned 900 acres of pine.",
        "The 900-acre wildfire spread.",
        "The wildfire grew to 900 acres.",
    ] {
        let read = of(text).unwrap();
        let (_, frame) = read.split_once(" => ").unwrap();
        assert!(frame.starts_with("count, burn agent:"), "{text} {read}");
    }
    assert!(!of("The farm covered 900 acres.").unwrap().contains("burn"));
}

/// What a date dates: the event, and whether it is its start or its moment.
#[test]
fn dated() {
    let mut wrong = Vec::new();
    for (sentence, expected) in DATED {
        let read: Vec<String> =
            claims(sentence).iter().filter(|c| c.kind == super::ClaimKind::Date).map(shown).collect();
        if read != *expected {
            wrong.push(format!("{sentence}\n  want {expected:?}\n  read {read:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

const DATED: &[(&str, &[&str])] = &[
    (
        "The crashes — in May 2018 and in June 2019 — killed 40 people.",
        &["May 2018 => moment, collide", "June 2019 => moment, collide"],
    ),
    (
        "It was idle after two crashes in May 2018 and June 2019.",
        &["May 2018 => moment, collide", "June 2019 => moment, collide"],
    ),
    ("Sales fell after the grounding last spring.", &["last spring => moment, ground"]),
    (
        "The launch was moved from Thursday to Friday.",
        &["Thursday => moment, launch status:former", "Friday => moment, launch"],
    ),
    ("The launch will take place on May 3.", &["May 3 => moment, launch planned"]),
    ("Acme suspended flights on Monday.", &["Monday => start, suspend agent:Acme theme:flight"]),
    ("The suspension of flights starts on Monday.", &["Monday => start, suspend theme:flight"]),
    // A noun that only looks like a verb is no event, and a thing has no start of its own.
    ("Acme introduced the bill in May.", &["May => moment, launch agent:Acme theme:bill"]),
    ("The plant started up in May.", &["May => moment, begin theme:plant"]),
];

/// Every example of `predicates.tsv`: the class of event, and who plays which part in it.
#[test]
fn predicates_tsv_examples() {
    let nouns = &Lexicon::builtin().nouns;
    let mut wrong = Vec::new();
    for line in include_str!("../../lexicon/predicates.tsv").lines().filter(|l| !l.starts_with('#')) {
        let (sentence, expected) = line.rsplit('\t').next().and_then(|e| e.split_once(" => ")).unwrap_or_default();
        let expected = expected.to_lowercase();
        let mut parts = expected.split(' ');
        let class = format!(", {} ", parts.next().unwrap_or_default());
        // A noun may stand for another ("ship": `vessel`).
        let either =
            |p: &str| p.split_once(':').map(|(part, noun)| [noun, nouns.same(noun)].map(|n| format!(" {part}:{n}")));
        let parts: Vec<[String; 2]> = parts.filter_map(either).collect();
        let read: Vec<String> = claims(sentence).iter().map(shown).collect();
        let told = |r: &String| {
            let r = format!("{} ", r.to_lowercase());
            r.contains(&class) && parts.iter().all(|p| p.iter().any(|p| r.contains(p)))
        };
        if !read.iter().any(told) {
            wrong.push(format!("{sentence}\n  want {expected}\n  read {}", read.join("\n       ")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Every example of `extents.tsv`.
#[test]
fn extents_tsv_examples() {
    for row in include_str!("../../lexicon/extents.tsv").lines().filter(|l| !l.starts_with('#')) {
        let (sentence, expected) = row.rsplit('\t').next().and_then(|e| e.split_once(" => ")).unwrap();
        let read = of_rule(sentence, super::measure::EXTENT);
        assert!(read.iter().any(|r| r.contains(expected)), "{row}\n  {read:?}");
        for (word, extent) in row.split('\t').nth(1).unwrap().split('|').map(|w| (w, row.split('\t').next())) {
            let lexicon = Lexicon::builtin();
            assert_eq!(lexicon.extents.get(lexicon.vocabulary.get(word)), extent, "{word}");
        }
    }
}

/// As [`shown`], with all that a class of `cues.tsv` may change.
fn in_full(claim: &Claim) -> String {
    let f = &claim.frame;
    let mut marks = vec![format!("[{}]", claim.rule), claim.slot.clone(), shown(claim), format!("{:?}", f.pace)];
    let flags = [("once", f.once), ("toll", f.toll), ("light", f.light)];
    marks.extend(flags.iter().filter(|(_, is)| *is).map(|(name, _)| name.to_string()));
    if let super::Value::Event { told, place, narrow, .. } = &claim.value {
        let not = |opposite: bool| if opposite { "not " } else { "" };
        marks.extend(told.iter().map(|t| format!("tells {}{}", not(t.opposite), t.kind)));
        marks.extend(place.iter().cloned().chain(narrow.then(|| "narrow".to_string())));
    }
    if let super::Value::Time { bound, .. } = &claim.value {
        marks.push(format!("{bound:?}"));
    }
    marks.extend(claim.keys.iter().cloned());
    marks.join("; ")
}

/// Every example of `cue-classes.tsv`: what is read by the words of a class is not read without them.
#[test]
fn cue_classes_tsv_examples() {
    let lexicon = Lexicon::builtin();
    let mut wrong = Vec::new();
    let rows: Vec<&str> =
        include_str!("../../lexicon/cue-classes.tsv").lines().filter(|l| !l.starts_with('#')).collect();
    for &(name, cue) in Cue::ALL {
        let row = rows.iter().find(|r| r.split('\t').next() == Some(name));
        let example = row.and_then(|r| r.rsplit('\t').next()).unwrap_or_else(|| panic!("{name} has no row"));
        let read = |lexicon: &Lexicon, text: &str| claims_by(text, lexicon).iter().map(in_full).collect::<Vec<_>>();
        let mut without = lexicon.clone();
        without.cues.forget(cue);
        let (sentence, expected, by) = match example.split_once(" =/> ") {
            Some((sentence, expected)) => (sentence, expected, false),
            None => example.split_once(" => ").map(|(s, e)| (s, e, true)).unwrap(),
        };
        let (with, without) = (read(lexicon, sentence), read(&without, sentence));
        let has = |read: &[String]| read.iter().any(|r| r.contains(expected));
        if has(&with) != by || has(&without) == by {
            wrong.push(format!(
                "{name}: {example}\n  with    {}\n  without {}",
                with.join("\n          "),
                without.join("\n          ")
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
