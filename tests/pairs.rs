//! Two short articles against each other: which rule decides on what they say of one thing, if any does.

use gainsay::article::jsonl;
use gainsay::claim::{ArticleRef, ClaimKind, Held};
use gainsay::conflict::verdicts;
use gainsay::extract::extract;
use gainsay::lexicon::Lexicon;
use gainsay::slot::Collection;

/// The verdicts on roles, or on quotes, between articles of these days and words: `contradict role.two-holders`.
fn decided(kind: ClaimKind, articles: [(&str, &str); 2]) -> Vec<String> {
    found(kind, &articles, true)
}

/// The verdicts between two articles, or inside of one.
fn found(kind: ClaimKind, articles: &[(&str, &str)], across: bool) -> Vec<String> {
    let lexicon = Lexicon::builtin();
    let line = |(i, (day, text)): (usize, &(&str, &str))| {
        serde_json::json!({"id": i.to_string(), "text": text, "published": day}).to_string()
    };
    let lines = articles.iter().enumerate().map(line).collect::<Vec<_>>().join("\n");
    let (mut claims, mut digests) = (Vec::new(), Vec::new());
    for article in jsonl(lines.as_bytes(), lexicon).flatten() {
        let read = extract(&article, lexicon);
        let reference = ArticleRef::new(&article, &read);
        digests.push((reference.id.clone(), read.digest));
        let kept = read.claims.into_iter().filter(|c| c.kind == kind);
        claims.extend(kept.map(|claim| Held { article: reference.clone(), claim }));
    }
    let collection = Collection::count(lexicon, digests.iter().map(|(id, d)| (id.as_str(), d)));
    let other = |a: usize, b: usize| claims[a].article.id != claims[b].article.id;
    let judged = verdicts(&claims, &collection).into_iter().filter(|j| other(j.a, j.b) == across);
    let mut out: Vec<String> = judged.map(|j| format!("{} {}", j.verdict.name(), j.rule)).collect();
    out.sort();
    out.dedup();
    out
}

fn run(kind: ClaimKind, pairs: &[(&str, [(&str, &str); 2])]) {
    let mut wrong = Vec::new();
    for (want, articles) in pairs {
        let got = decided(kind, *articles).join(", ");
        if got != *want {
            wrong.push(format!("{articles:?}\n  want {want}\n  got  {got}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

const MAY: &str = "2025-05-06";

#[test]
fn roles() {
    run(
        ClaimKind::Role,
        &[
            (
                "contradict role.two-holders",
                [
                    (MAY, "The kiln cracked, said Jane Roe, chief executive of Dunmore Pottery."),
                    (MAY, "Dunmore Pottery's chief executive, Paul Berg, blamed the clay."),
                ],
            ),
            (
                "contradict role.two-holders",
                [
                    (
                        MAY,
                        "Tarn Museum curator Ann Lind spoke beside the acting director of the Tarn Museum, Jane Roe, who is the treasurer of the Quay Trust.",
                    ),
                    (MAY, "The treasurer of the Quay Trust, Mark Olsen, was there."),
                ],
            ),
            // The same one, more or less fully named.
            (
                "agree role.equal",
                [
                    (MAY, "Jane Roe, chief executive of Dunmore Pottery, blamed the clay."),
                    (MAY, "The kiln cracked, said Dunmore Pottery CEO Jane Roe."),
                ],
            ),
            // A slip of the pen is no other person.
            (
                "",
                [
                    (MAY, "Jane Roberson, chief executive of Dunmore Pottery, blamed the clay."),
                    (MAY, "The kiln cracked, said Dunmore Pottery CEO Joan Robersen."),
                ],
            ),
            // One was it, the other is.
            (
                "",
                [
                    (MAY, "Jane Roe, former chief executive of Dunmore Pottery, blamed the clay."),
                    (MAY, "The kiln cracked, said Dunmore Pottery CEO Paul Berg."),
                ],
            ),
            // An article that tells of the handover.
            (
                "agree role.equal",
                [
                    (MAY, "Jane Roe succeeded Paul Berg as chief executive of Dunmore Pottery."),
                    (MAY, "The kiln cracked, said Dunmore Pottery CEO Jane Roe."),
                ],
            ),
            (
                "refine role.fuller",
                [
                    (MAY, "The kiln cracked, said Jane Roe, finance director of Dunmore Pottery."),
                    (MAY, "Kell Bank lent Orvex money. The company's finance director, Jane Roe, blamed the clay."),
                ],
            ),
            (
                "refine role.fuller",
                [
                    (MAY, "Jane Roe succeeded Paul Berg as chief executive of Dunmore Pottery."),
                    (MAY, "The kiln cracked, said Dunmore Pottery CEO Paul Berg."),
                ],
            ),
            // Months later it may be another's.
            (
                "update update.later",
                [
                    (MAY, "The kiln cracked, said Jane Roe, chief executive of Dunmore Pottery."),
                    ("2025-09-01", "The new kiln was lit by Dunmore Pottery CEO Paul Berg."),
                ],
            ),
            // Several may hold it, or another body has one of its own.
            (
                "",
                [
                    (MAY, "The kiln cracked, said Jane Roe, a director of Dunmore Pottery."),
                    (MAY, "Paul Berg, a director of Dunmore Pottery, blamed the clay."),
                ],
            ),
            (
                "",
                [
                    (MAY, "The kiln cracked, said Jane Roe, chief executive of Dunmore Pottery."),
                    (MAY, "Paul Berg, chief executive of Tarn Glass Co., blamed the clay."),
                ],
            ),
            (
                "contradict role.two-organisations",
                [
                    (MAY, "The kiln cracked, said Jane Roe, chief executive of Dunmore Pottery."),
                    (MAY, "Jane Roe, chief executive of Tarn Glass Co., blamed the clay."),
                ],
            ),
            // One title only says that somebody leads, or speaks for, a body: another may name the post.
            (
                "refine role.fuller",
                [
                    (MAY, "The kiln cracked, said Jane Roe, the director of Dunmore Pottery."),
                    (MAY, "Jane Roe, the boss of Dunmore Pottery, blamed the clay."),
                ],
            ),
            (
                "refine role.fuller",
                [
                    (MAY, "The kiln cracked, Dunmore Pottery spokeswoman Jane Roe said."),
                    (MAY, "Jane Roe, Dunmore Pottery's press secretary, blamed the clay."),
                ],
            ),
            (
                "",
                [
                    (MAY, "The kiln cracked, said Jane Roe, the deputy director of Dunmore Pottery."),
                    (MAY, "Jane Roe, the boss of Dunmore Pottery, blamed the clay."),
                ],
            ),
            (
                "",
                [
                    (MAY, "The kiln cracked, said Jane Roe, the treasurer of Dunmore Pottery."),
                    (MAY, "Quay Trust boss Jane Roe blamed the clay."),
                ],
            ),
            (
                "",
                [
                    (MAY, "The kiln cracked, Dunmore Pottery spokeswoman Jane Roe said."),
                    (MAY, "Jane Roe, a potter, blamed the clay."),
                ],
            ),
            (
                "",
                [
                    (MAY, "The kiln cracked, said Jane Roe, the director of Dunmore Pottery."),
                    (MAY, "The clay was bad, former boss Jane Roe said."),
                ],
            ),
            // Who leads a body in one paper and another who does in the other may hold two posts.
            (
                "",
                [
                    (MAY, "The kiln cracked, said Jane Roe, the chief executive of Dunmore Pottery."),
                    (MAY, "Dunmore Pottery boss Paul Berg blamed the clay."),
                ],
            ),
            // One name in two spellings; brothers are two.
            (
                "refine role.spelling",
                [
                    (MAY, "The kiln cracked, said Piet Mallory, the chief executive of Dunmore Pottery."),
                    (MAY, "Peit Malory, the chief executive of Dunmore Pottery, blamed the clay."),
                ],
            ),
            (
                "",
                [
                    (MAY, "The kiln cracked, said Piet Mallory, the chief executive of Dunmore Pottery."),
                    (MAY, "Karl Mallory, the chief executive of Dunmore Pottery, blamed the clay."),
                ],
            ),
            // A chamber and a seat.
            (
                "refine role.fuller",
                [
                    (MAY, "The kiln cracked, said Jane Roe, a United States senator."),
                    (MAY, "Jane Roe, a senator from Maine, blamed the clay."),
                ],
            ),
        ],
    );
}

#[test]
fn quotes() {
    run(
        ClaimKind::Quote,
        &[
            (
                "agree quote.equal",
                [
                    (MAY, "“The kiln was old and we all knew it,” Jane Roe said."),
                    (MAY, "Jane Roe told the board: “The kiln was old, and we all knew it.”"),
                ],
            ),
            (
                "contradict quote.number-changed",
                [
                    (MAY, "“We lost 40 vases and the kiln in one night,” Jane Roe said."),
                    (MAY, "“We lost 60 vases and the kiln in one night,” said Jane Roe."),
                ],
            ),
            (
                "contradict quote.number-changed",
                [
                    (MAY, "“We lost four vases and the kiln in one night,” Jane Roe said."),
                    (MAY, "“It was a bad week. We lost two vases and the kiln in one night,” said Jane Roe."),
                ],
            ),
            (
                "contradict quote.denied",
                [
                    (MAY, "“We will sell the pottery to the Quay Trust,” Jane Roe said."),
                    (MAY, "“We will never sell the pottery to the Quay Trust,” said Jane Roe."),
                ],
            ),
            (
                "refine quote.word-changed",
                [
                    (MAY, "“The kiln was old and everybody here knew it,” Jane Roe said."),
                    (MAY, "“The oven was old and everybody here knew it,” said Jane Roe."),
                ],
            ),
            (
                "refine quote.part",
                [
                    (MAY, "“The kiln was old and everybody here knew it,” Jane Roe said."),
                    (MAY, "Jane Roe said “everybody here knew it”."),
                ],
            ),
            (
                "",
                [
                    (MAY, "“The kiln was old and everybody here knew it,” Jane Roe said."),
                    (MAY, "“The clay was wet when it came,” said Jane Roe."),
                ],
            ),
            // Two telling words of the same speaker; two that everybody uses are none.
            (
                "refine quote.part",
                [
                    (MAY, "“This is a reckless gamble with our pottery,” Jane Roe said."),
                    (MAY, "Jane Roe called the plan a “reckless gamble”."),
                ],
            ),
            (
                "",
                [
                    (MAY, "“We do not know what they will do about it,” Jane Roe said."),
                    (MAY, "Jane Roe said “they will do” better."),
                ],
            ),
            // Whoever is not named may be anybody; two people who are named are two.
            (
                "refine quote.part",
                [
                    (MAY, "“The kiln was cracked from top to bottom and nobody cared,” Jane Roe said."),
                    (MAY, "The note read: “The kiln was cracked from top to bottom.”"),
                ],
            ),
            (
                "",
                [
                    (MAY, "“The kiln was cracked from top to bottom,” Jane Roe said."),
                    (MAY, "“The kiln was cracked from top to bottom,” Paul Berg said."),
                ],
            ),
            // Each paper cuts one remark elsewhere, and each part has its figure.
            (
                "refine quote.part",
                [
                    (MAY, "“We lost 40 vases. The potters of Dunmore will rebuild the kiln,” Jane Roe said."),
                    (MAY, "“The potters of Dunmore will rebuild the kiln within two years,” said Jane Roe."),
                ],
            ),
        ],
    );
}

/// The same strike in two papers of one day, with one more sentence each.
fn in_story(kind: ClaimKind, a: &str, b: &str) -> String {
    let first = format!(
        "Train drivers in Norland stopped work over pay, halting trains across Norland. {a} The drivers' union said \
         Norland Rail had refused to talk. Norland Rail called the strike reckless."
    );
    let second = format!(
        "Trains stood still in Norland as drivers walked out over pay. {b} The union accuses Norland Rail of refusing \
         talks. Norland Rail says the drivers' strike is reckless."
    );
    decided(kind, [(MAY, &first), (MAY, &second)]).join(", ")
}

#[test]
fn one_story() {
    let mut wrong = Vec::new();
    for (kind, want, a, b) in [
        (ClaimKind::Date, "contradict date.exclude", "The strike began on Monday.", "The strike started on Tuesday."),
        (
            ClaimKind::Date,
            "contradict date.clock",
            "The strike began at 6 a.m. on Monday.",
            "The strike began at 9 a.m. on Monday.",
        ),
        (
            ClaimKind::Date,
            "refine date.within",
            "The strike began at 6:05 a.m. on Monday.",
            "The strike began at 6 a.m. on Monday.",
        ),
        (
            ClaimKind::Quantity,
            "contradict number.exclude",
            "The strike will last four days.",
            "The strike is to last six days.",
        ),
        (ClaimKind::Quantity, "contradict number.exclude", "Police arrested 12 men.", "Police have arrested 19 men."),
        (ClaimKind::Date, "contradict date.exclude", "The blaze broke out on Monday.", "The fire started on Tuesday."),
        (
            ClaimKind::Quantity,
            "contradict number.exclude",
            "Deputies backed the water law by 31 votes to 22.",
            "The water law was approved in a 33-20 vote.",
        ),
        (
            ClaimKind::Quantity,
            "contradict number.exclude",
            "A 34-year-old man was arrested.",
            "Police are holding a 43-year-old man.",
        ),
        (
            ClaimKind::Quantity,
            "contradict number.exclude",
            "Roe was jailed for nine years.",
            "A judge gave Roe seven years in prison.",
        ),
        (
            ClaimKind::Quantity,
            "refine number.rounding",
            "Police arrested 98 men.",
            "Police have arrested about 100 men.",
        ),
        // Another time, another place, a part of the whole.
        (ClaimKind::Quantity, "", "The strike of 1987 lasted four days.", "The strike is to last six days."),
        (ClaimKind::Quantity, "", "Police in Dorne arrested 12 men.", "Police in Kell arrested 19 men."),
        (ClaimKind::Quantity, "", "A 34-year-old man was arrested.", "Police are holding a 43-year-old woman."),
        (
            ClaimKind::Quantity,
            "",
            "Deputies backed the water law by 31 votes to 22.",
            "Senators backed the water law by 12 votes to nine.",
        ),
        (ClaimKind::Quantity, "", "Police arrested 12 more men.", "Police have arrested 19 men."),
    ] {
        let got = in_story(kind, a, b);
        if got != want {
            wrong.push(format!("{a} | {b}\n  want {want}\n  got  {got}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn figures() {
    let quantity: &[(&str, [(&str, &str); 2])] = &[
        // Round figures that are all but one.
        (
            "refine number.within",
            [
                (MAY, "The Orvex scheme insures some 640,000 small growers of Norvania against frost."),
                (MAY, "Minister Roe of Norvania will write to almost 640,000 small growers."),
            ],
        ),
        // A round figure of two things.
        (
            "",
            [
                (MAY, "Norvania opened its fair hall on Monday as a shelter for 5,000 people."),
                (MAY, "Walmore shipped 5,000 kayaks to Estmark."),
            ],
        ),
        // The strength of a body, whatever it does.
        (
            "contradict number.exclude",
            [
                (MAY, "The 5,000-strong Dorne Relief Force left for the coast."),
                (MAY, "The 4,600-strong Dorne Relief Force is clearing roads."),
            ],
        ),
        // What a storm is called changes by the hour.
        (
            "",
            [
                (MAY, "Hurricane Orvex made landfall in Estmark as a Category 4 storm."),
                (MAY, "Hurricane Orvex made landfall in Norvania as a Category 3 storm."),
            ],
        ),
    ];
    run(ClaimKind::Quantity, quantity);
    run(
        ClaimKind::Money,
        &[(
            // The first figure that both give says that the second one is of the same offer.
            "agree number.equal, contradict number.exclude",
            [
                (MAY, "The rolls cost 79 cents each at Orvex, or $8.99 for a basket."),
                (MAY, "Orvex rolls cost 79 cents, and a basket costs $8.95."),
            ],
        )],
    );
    run(
        ClaimKind::Date,
        &[
            // One of many days.
            ("", [(MAY, "Orvex was up on Monday's close."), (MAY, "Orvex was down on Friday's close.")]),
            // A model is not the next one.
            ("", [(MAY, "Meridian 3 was launched in September."), (MAY, "The launch of Meridian 4 is set for June.")]),
            (
                "agree date.equal",
                [
                    (MAY, "No lodger of Orvex will pay rent before May 2, 2026."),
                    (MAY, "Lodgers of Orvex will not pay rent until May 2, 2026."),
                ],
            ),
        ],
    );
}

/// One wreck in two papers, the second some days later, with one more sentence each.
fn days_later(kind: ClaimKind, day: &str, a: &str, b: &str) -> String {
    let first = format!(
        "The ferry Aurora sank off Dorne on Monday, the coast guard said. {a} Captain Jan Holm sent up flares. Divers \
         from Kelso searched the Dorne channel."
    );
    let second = format!(
        "Divers from Kelso were still searching the Dorne channel for the wreck of the Aurora. {b} The coast guard \
         questioned Jan Holm, the ferry's captain."
    );
    decided(kind, [(MAY, &first), (day, &second)]).join(", ")
}

#[test]
fn one_wreck() {
    const NEXT: &str = "2025-05-07";
    const WEEKS: &str = "2025-05-27";
    let mut wrong = Vec::new();
    for (kind, day, want, a, b) in [
        // How long a ship is, whoever calls it by its name.
        (
            ClaimKind::Quantity,
            NEXT,
            "contradict number.exclude",
            "The ferry was 120 meters long.",
            "The Aurora was 130 meters long.",
        ),
        (ClaimKind::Quantity, NEXT, "", "The ferry was 120 meters long.", "The Aurora was 30 meters wide."),
        // Nobody is three years older on the next day.
        (
            ClaimKind::Quantity,
            NEXT,
            "contradict number.exclude",
            "Jan Holm, 58, was unhurt.",
            "Police held the 61-year-old Jan Holm.",
        ),
        (ClaimKind::Quantity, NEXT, "update update.later", "Jan Holm, 58, was unhurt.", "Police held Jan Holm, 59."),
        // The hour of one departure, whatever day the papers are of.
        (
            ClaimKind::Date,
            NEXT,
            "contradict date.clock",
            "The Aurora had left Dorne for Kelso at 6 p.m.",
            "The ship had left Dorne for Kelso at 6.30 p.m.",
        ),
        // One tells when they died, the other by when.
        (
            ClaimKind::Quantity,
            NEXT,
            "update update.later",
            "At least 14 people died on Monday.",
            "The death toll rose to 27 on Wednesday.",
        ),
        (
            ClaimKind::Quantity,
            WEEKS,
            "update update.later",
            "The wreck killed 17 people.",
            "The wreck killed 31 passengers.",
        ),
        // Another wreck.
        (
            ClaimKind::Quantity,
            NEXT,
            "",
            "The wreck killed 17 people.",
            "Another ferry sank there in 1996, killing 63 people.",
        ),
        // Who are still in hospital are not all who were hurt.
        (
            ClaimKind::Quantity,
            MAY,
            "",
            "Of those, 61 injured are still in hospital.",
            "The wreck injured more than 100 people.",
        ),
    ] {
        let got = days_later(kind, day, a, b);
        if got != want {
            wrong.push(format!("{a} | {b}\n  want {want}\n  got  {got}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What two whom one article cites say against each other.
#[test]
fn disputes() {
    let mut wrong = Vec::new();
    for (want, text) in [
        (
            "contradict number.exclude",
            "Some 20,000 people took part in the march in Dorne, the organizers said, while police counted 5,000.",
        ),
        (
            "contradict number.exclude",
            "Police put the number of marchers in Dorne at 5,000. Organizers said that 20,000 people had taken part.",
        ),
        ("contradict number.exclude", "The union says 900 jobs will go at the mill; Acme put the number at 400."),
        (
            "contradict number.exclude",
            "The leak affected 180,000 patients, the watchdog said. Clinic owner Borealis disputed this, saying that \
             40,000 patients were affected.",
        ),
        // Each may speak of its own.
        ("", "Acme said that 400 jobs would go. Borealis said that 900 jobs would go."),
        ("", "Police counted 5,000 marchers in Dorne. Organizers said that 300 people had been hurt."),
    ] {
        let got = found(ClaimKind::Quantity, &[(MAY, text)], false).join(", ");
        if got != want {
            wrong.push(format!("{text}\n  want {want}\n  got  {got}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
