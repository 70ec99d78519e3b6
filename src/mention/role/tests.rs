use super::*;
use crate::lexicon::{Row, Table};
use crate::mention::examples::{Readings, Rule, run, with};

/// Every role with its rule: "Jane Roe = former chief executive, Corvale [the words]".
fn roles(text: &str) -> Readings {
    with(text, |t, names, titles| {
        let show = |r: &Role| {
            let mut out = format!("{} = {}", names.entities[r.person].canonical, r.held());
            out.extend(r.party.iter().map(|p| format!(" ({p})")));
            out.extend(r.organisation.iter().map(|b| format!(", {}", b.text)));
            (r.rule, format!("{out} [{}]", r.span.of(&t.prose.text)))
        };
        read(t, names, titles).iter().map(show).collect()
    })
}

#[test]
fn rules_read_their_examples() {
    run(RULES, roles);
}

/// The example of every row of a lexicon file gives Jane Roe a title that `fits`.
fn rows_read(file: &str, columns: usize, fits: impl Fn(&Row, &str) -> bool) {
    let mut wrong = Vec::new();
    for row in Table::parse("", file, columns).unwrap().rows {
        let example = row.cell(columns - 1);
        let got = roles(example);
        if !example.is_empty() && !got.iter().any(|(_, r)| fits(&row, r)) {
            wrong.push(format!("{}: {example}: {got:?}", row.cell(0)));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn titles_are_read_in_their_examples() {
    rows_read(include_str!("../../../lexicon/titles.tsv"), 5, |row, role| {
        let held = role.strip_prefix("Jane Roe = ").unwrap_or("");
        held.split([',', '[']).next().is_some_and(|t| t.trim() == row.cell(0))
    });
}

#[test]
fn qualifiers_are_read_in_their_examples() {
    rows_read(include_str!("../../../lexicon/title-qualifiers.tsv"), 3, |row, role| {
        let held = role.strip_prefix("Jane Roe = ").unwrap_or("");
        let held = held.split('[').next().unwrap_or("");
        match row.cell(1) {
            "" => !held.contains(row.cell(0)),
            "behind" => held.trim_end().ends_with(row.cell(0)),
            holding => held.starts_with(holding),
        }
    });
}

#[test]
fn verbs_give_titles_in_their_examples() {
    rows_read(include_str!("../../../lexicon/title-verbs.tsv"), 5, |row, role| {
        // Jane Roe stands behind the verb where nobody is before it.
        let object = row.cell(4).contains(&format!("{} Jane Roe", row.cell(0)));
        let holding = row.cell(if object { 3 } else { 2 });
        role.starts_with("Jane Roe = ") && (matches!(holding, "" | "now") || role.contains(holding))
    });
}

const RULES: &[Rule] = &[
    Rule {
        name: "role.title-name",
        examples: &[
            ("Corvale CEO Jane Roe resigned.", "Jane Roe = chief executive, Corvale [Corvale CEO Jane Roe]"),
            (
                "The harbour was sold by Corvale's finance chief Piet Berg last week.",
                "Piet Berg = chief financial officer, Corvale [Corvale's finance chief Piet Berg]",
            ),
            (
                "Talks between the Velmark president and Orvex's leader Paul Berg ended.",
                "Paul Berg = leader, Orvex [Orvex's leader Paul Berg]",
            ),
            (
                "The ferry was late, acting Orvex chairman and chief executive Jane Roe said.",
                "Jane Roe = acting chair, Orvex [acting Orvex chairman and chief executive Jane Roe]; \
                 Jane Roe = chief executive, Orvex [chief executive Jane Roe]",
            ),
            (
                "Danish Prime Minister Jane Roe met Foreign Minister Piet Berg.",
                "Jane Roe = prime minister, Denmark [Danish Prime Minister Jane Roe]; \
                 Piet Berg = foreign minister [Foreign Minister Piet Berg]",
            ),
            (
                "The bill was written by Sen. Jane Roe of Maine and Rep. Paul Berg, R-Texas.",
                "Jane Roe = senator, Maine [Sen. Jane Roe of Maine]; \
                 Paul Berg = representative (Republican), Texas [Rep. Paul Berg, R-Texas]",
            ),
            (
                "They asked Sen. Jane Roe (D-OH) and Senator Paul Berg, a Utah Republican.",
                "Jane Roe = senator (Democrat), Ohio [Sen. Jane Roe (D-OH]; \
                 Paul Berg = senator (Republican), Utah [Senator Paul Berg, a Utah Republican]",
            ),
            (
                "Senate Fisheries Committee Chairman Jane Roe spoke before the committee's lawyer.",
                "Jane Roe = chair, Senate Fisheries Committee [Senate Fisheries Committee Chairman Jane Roe]",
            ),
            (
                "The report was read by former Corvale 212 chief test pilot Mark Roe.",
                "Mark Roe = former 212 chief test pilot, Corvale [former Corvale 212 chief test pilot Mark Roe]",
            ),
            (
                "It was Utah Republican Sen. Jane Roe.",
                "Jane Roe = senator (Republican), Utah [Utah Republican Sen. Jane Roe]",
            ),
            ("They criticised analyst Jane Roe.", "Jane Roe = analyst [analyst Jane Roe]"),
            (
                "It was seen by solar energy analyst Jane Roe.",
                "Jane Roe = solar energy analyst [solar energy analyst Jane Roe]",
            ),
            (
                "The port is safe, said U.N. Secretary-General Jane Roe.",
                "Jane Roe = secretary-general, United Nations [U.N. Secretary-General Jane Roe]",
            ),
            (
                "Pentagon spokesman Capt. Paul Roe declined.",
                "Paul Roe = spokesman, Department of Defense [Pentagon spokesman Capt. Paul Roe]; \
                 Paul Roe = captain [Capt. Paul Roe]",
            ),
            (
                "Corvale chief executive Jane Roe left. The board had asked CEO Jane Roe to stay.",
                "Jane Roe = chief executive, Corvale [Corvale chief executive Jane Roe]; \
                 Jane Roe = chief executive, Corvale [CEO Jane Roe]",
            ),
        ],
        counter_examples: &[
            "General Motors opened a plant at 1:50 PM Eastern time.",
            "The president met the chairman of the board.",
            "The Foreign Agent Registration Act was passed.",
            "Stephen King and Larry Page met in the Duke Hotel.",
        ],
    },
    Rule {
        name: "role.title-body-name",
        examples: &[(
            "The vote was late, said the Danish ambassador to Japan Jane Roe.",
            "Jane Roe = ambassador to Japan, Denmark [Danish ambassador to Japan Jane Roe]",
        )],
        counter_examples: &[],
    },
    Rule {
        name: "role.title-comma-name",
        examples: &[
            (
                "Corvale Bank sold the harbour, according to the company's vice president of coastal and river shipping, Jane Roe.",
                "Jane Roe = vice president of coastal and river shipping, Corvale Bank \
                 [the company's vice president of coastal and river shipping, Jane Roe]",
            ),
            (
                "They wrote to Corlis. Corlis sold Corvale Bank a mill, and its chief executive, Jane Roe, was glad.",
                "Jane Roe = chief executive, Corlis [its chief executive, Jane Roe]",
            ),
            (
                "Orvex' most senior leader, Paul Roe, was away.",
                "Paul Roe = most senior leader, Orvex [Orvex' most senior leader, Paul Roe]",
            ),
        ],
        counter_examples: &["They told the chairman, the board and two directors of the plan."],
    },
    Rule {
        name: "role.apposition",
        examples: &[
            (
                "Jane Roe, Vice President at Corvale, left.",
                "Jane Roe = vice president, Corvale [Jane Roe, Vice President at Corvale]",
            ),
            (
                "Paul Berg, 62, the former deputy director of the Harbour Office, agreed.",
                "Paul Berg = former deputy director, Harbour Office [Paul Berg, 62, the former deputy director of the Harbour Office]",
            ),
            (
                "Jane Roe, acting assistant director for the FBI's harbour division, stood up.",
                "Jane Roe = acting assistant director, Federal Bureau of Investigation harbour division \
                 [Jane Roe, acting assistant director for the FBI's harbour division]",
            ),
            (
                "Jane Roe, a member of the Senate fisheries committee, stood up.",
                "Jane Roe = member, Senate fisheries committee [Jane Roe, a member of the Senate fisheries committee]",
            ),
            (
                "Jane Roe, chairman and chief executive of Orvex, stood up.",
                "Jane Roe = chair, Orvex [Jane Roe, chairman and chief executive of Orvex]; \
                 Jane Roe = chief executive, Orvex [Jane Roe, chairman and chief executive of Orvex]",
            ),
            (
                "Paul Roe, a Danish farm worker, left.",
                "Paul Roe = farm worker, Denmark [Paul Roe, a Danish farm worker]",
            ),
            (
                "Paul Roe, professor of river history at Corvale University, left.",
                "Paul Roe = professor of river history, Corvale University [Paul Roe, professor of river history at Corvale University]",
            ),
            (
                "Ms. Roe, Ms. Berg's deputy for harbour systems, agreed.",
                "Roe = deputy for harbour systems [Roe, Ms. Berg's deputy for harbour systems]",
            ),
        ],
        counter_examples: &[
            "Jane Roe, Paul Berg and a director of the company left.",
            "They chose Wolmar Forge, a developer of tools.",
        ],
    },
    Rule {
        name: "role.verb",
        examples: &[
            (
                "Jane Roe was named chief executive of Orvex.",
                "Jane Roe = chief executive, Orvex [Jane Roe was named chief executive of Orvex]",
            ),
            (
                "Jane Roe, who resigned as Orvex chairman, agreed.",
                "Jane Roe = former chair, Orvex [Jane Roe, who resigned as Orvex chairman]",
            ),
            (
                "Orvex CFO Paul Roe, who became interim CEO, agreed.",
                "Paul Roe = chief financial officer, Orvex [Orvex CFO Paul Roe]; \
                 Paul Roe = interim chief executive [Paul Roe, who became interim CEO]",
            ),
        ],
        counter_examples: &["Jane Roe is a leader who listens."],
    },
    Rule {
        name: "role.object",
        examples: &[
            (
                "It said Orvex Inc. named Jane Roe chief executive in May.",
                "Jane Roe = chief executive, Orvex Inc. [Jane Roe chief executive]",
            ),
            (
                "The board appointed Paul Berg as head of research at Orvex.",
                "Paul Berg = head of research, Orvex [Paul Berg as head of research at Orvex]",
            ),
        ],
        counter_examples: &["They named Jane Roe on the list of guests of the chairman."],
    },
    Rule {
        name: "role.succession",
        examples: &[
            (
                "Jane Roe succeeded Paul Berg as chairman of Orvex.",
                "Jane Roe = chair, Orvex [Jane Roe succeeded Paul Berg as chairman of Orvex]; \
                 Paul Berg = former chair, Orvex [Paul Berg as chairman of Orvex]",
            ),
            (
                "Jane Roe will replace Orvex chairman Paul Berg.",
                "Jane Roe = incoming chair, Orvex [Jane Roe will replace Orvex chairman Paul Berg]; \
                 Paul Berg = outgoing chair, Orvex [Orvex chairman Paul Berg]",
            ),
        ],
        counter_examples: &["Jane Roe succeeded where Paul Berg had failed."],
    },
    Rule {
        name: "role.together",
        examples: &[
            (
                "It was led by co-chief executives Jane Roe and Paul Berg.",
                "Jane Roe = co-chief executive [co-chief executives Jane Roe]; \
                 Paul Berg = co-chief executive [co-chief executives Jane Roe and Paul Berg]",
            ),
            (
                "Jane Roe and Paul Berg, the co-founders of Orvex Inc., left.",
                "Jane Roe = co-founder, Orvex Inc. [Jane Roe and Paul Berg, the co-founders]; \
                 Paul Berg = co-founder, Orvex Inc. [Paul Berg, the co-founders]",
            ),
            (
                "Senators Jane Roe of Maine and Paul Berg (R-Utah) left.",
                "Jane Roe = senator, Maine [Senators Jane Roe of Maine]; \
                 Paul Berg = senator (Republican), Utah [Senators Jane Roe of Maine and Paul Berg (R-Utah]",
            ),
            (
                "Sens. Jane Roe, a Maine moderate, and Paul Berg, a Utah conservative, left.",
                "Jane Roe = senator, Maine [Sens. Jane Roe, a Maine moderate]; \
                 Paul Berg = senator, Utah [Sens. Jane Roe, a Maine moderate, and Paul Berg, a Utah conservative]",
            ),
        ],
        counter_examples: &["The workers Jane Roe met left."],
    },
    Rule {
        name: "role.seat",
        examples: &[(
            "Sen. Jane Roe left. The bill angered Jane Roe (R-Maine) and Paul Berg (R-Utah).",
            "Jane Roe = senator, Maine [Sen. Jane Roe]; \
             Jane Roe = senator (Republican), Maine [Jane Roe (R-Maine]",
        )],
        counter_examples: &["The bill angered Jane Roe (R-Maine)."],
    },
    Rule {
        name: "role.heads",
        examples: &[(
            "Jane Roe, who heads Corvale Bank, left.",
            "Jane Roe = head, Corvale Bank [Jane Roe, who heads Corvale Bank]",
        )],
        counter_examples: &["Jane Roe leads by two points."],
    },
];
