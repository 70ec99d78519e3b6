use super::*;
use crate::lexicon::Table;
use crate::mention::examples::{Readings, Rule, run, with};

/// Every name with its rule: "Roe = Jane Roe, person", or "Jane Roe, person" where it is the canonical form.
fn names(text: &str) -> Readings {
    with(text, |t, names, _| {
        let show = |n: &Name| {
            let (form, canonical) = (n.span.of(&t.prose.text), &names.entities[n.entity].canonical);
            let same = if form == canonical { String::new() } else { format!(" = {canonical}") };
            (n.rule, format!("{form}{same}, {}", n.class.name()))
        };
        names.names.iter().map(show).collect()
    })
}

#[test]
fn rules_read_their_examples() {
    run(RULES, names);
}

#[test]
fn organisations_are_read_in_their_examples() {
    let mut wrong = Vec::new();
    for row in Table::parse("", include_str!("../../../lexicon/organisations.tsv"), 3).unwrap().rows {
        let got = names(&format!("Ships were bought from the {} in May.", row.cell(2)));
        if got.iter().map(|(_, s)| s.as_str()).collect::<Vec<_>>() != [format!("{}, organisation", row.cell(2))] {
            wrong.push(format!("{}: {got:?}", row.cell(2)));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn keys_are_the_article_s_own_and_full_first() {
    with("Dave Roe of the Federal Aviation Administration left. Mr. Roe and the FAA agreed.", |_, names, _| {
        let keys: Vec<_> = names.entities.iter().map(|e| e.keys.join("|")).collect();
        assert_eq!(keys, ["david roe|dave roe|roe", "federal aviation administration|faa"]);
    });
}

#[test]
fn nothing_panics() {
    let pieces = [
        "Jane", " Roe", " CEO", " of", " the", "’s", "-", "(", "R-", ",", "“", "”", ".", " said", " Inc.", "é", "\n",
        "Mr. ",
    ];
    let mut seed = 7usize;
    for _ in 0..2000 {
        let mut text = String::new();
        for _ in 0..12 {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            text.push_str(pieces[(seed >> 33) % pieces.len()]);
        }
        with(&text, |t, names, titles| {
            crate::mention::role::read(t, names, titles);
            crate::mention::quote::read(t, names, titles);
        });
    }
}

const RULES: &[Rule] = &[
    Rule {
        name: "name.given",
        examples: &[
            ("The port was bought by Jane Roe in May. Roe left.", "Jane Roe, person; Roe = Jane Roe, person"),
            (
                "It was Michael R. Berg who met Walter van der Roe.",
                "Michael R. Berg, person; Walter van der Roe, person",
            ),
            ("We met Donald Roe Jr. and his father.", "Donald Roe Jr., person"),
            (
                "We met Dave Roe. Later David Roe left with Linda Berg-Roe.",
                "Dave Roe = David Roe, person; David Roe, person; Linda Berg-Roe, person",
            ),
            // A president known by his surname alone is not his wife.
            ("President Roe came with first lady Jane Roe. Roe smiled.", "Roe, person; Jane Roe, person; Roe, person"),
            // Two given names with one surname stay two people, and the bare surname stays open.
            (
                "We met Jane Roe and Paul Roe. Mr. Berg saw that Roe left.",
                "Jane Roe, person; Paul Roe, person; Berg, person; Roe, person",
            ),
            // Whoever is known by then is meant.
            (
                "We met Jane Roe. Then Roe left. His son is Paul Roe.",
                "Jane Roe, person; Roe = Jane Roe, person; Paul Roe, person",
            ),
            (
                "We met Donald Roe Jr. in May. Then President Roe left. Then Paul Roe left.",
                "Donald Roe Jr., person; Roe, person; Paul Roe, person",
            ),
            (
                "We met Jane Roe and Paul Roe. Mr. Roe left.",
                "Jane Roe, person; Paul Roe, person; Roe = Paul Roe, person",
            ),
        ],
        counter_examples: &[
            "On Monday the Danish government met in May.",
            "The CEO said GDP and AI matter. But however we try, officials and police disagree.",
            "Officials left. Police came. Sales rose.",
        ],
    },
    Rule {
        name: "name.known",
        examples: &[
            (
                "The U.S. and the United Nations met; America asked the UN.",
                "U.S. = United States, place; United Nations, organisation; America = United States, place; UN = United Nations, organisation",
            ),
            ("He was in New York and in the West Bank.", "New York, place; West Bank, place"),
            ("Who told us? It was the WHO.", "WHO = World Health Organization, organisation"),
            (
                "Then General Motors sold AT&T shares ($AMZN).",
                "General Motors, organisation; AT&T, organisation; AMZN = Amazon, organisation",
            ),
        ],
        counter_examples: &[],
    },
    Rule {
        name: "name.organisation",
        examples: &[
            (
                "He left the Corvale Harbour Ministry for Orvex Inc.",
                "Corvale Harbour Ministry, organisation; Orvex Inc., organisation",
            ),
            (
                "They wrote to the Bureau of Fisheries and to the Bank of Corvale.",
                "Bureau of Fisheries, organisation; Bank of Corvale, organisation",
            ),
            (
                "He led the Center for Coastal and River Studies in May.",
                "Center for Coastal and River Studies, organisation",
            ),
            (
                "They met the House Fisheries and Forestry Committee there.",
                "House Fisheries and Forestry Committee, organisation",
            ),
            (
                "The Corvale Harbour Board (CHB) agreed. Then the CHB left.",
                "Corvale Harbour Board, organisation; CHB = Corvale Harbour Board, organisation; CHB = Corvale Harbour Board, organisation",
            ),
            (
                "They sued Orvex Shipping Co. in May. It says Orvex lied.",
                "Orvex Shipping Co., organisation; Orvex = Orvex Shipping Co., organisation",
            ),
        ],
        counter_examples: &[],
    },
    Rule {
        name: "name.honorific",
        examples: &[("Then Mr. Roe and Ms. Berg left.", "Roe, person; Berg, person")],
        counter_examples: &[],
    },
    Rule {
        name: "name.title",
        examples: &[
            ("Then President Roe met Director Berg.", "Roe, person; Berg, person"),
            ("They asked activist Bouchra Nasr.", "Bouchra Nasr, person"),
        ],
        counter_examples: &[],
    },
    Rule {
        name: "name.surname",
        examples: &[("Mr. Berg left. Then Wolmar Berg came.", "Berg = Wolmar Berg, person; Wolmar Berg, person")],
        counter_examples: &[],
    },
    Rule {
        name: "name.repeated",
        examples: &[(
            "Orvex Inc. was sold. Orvex agreed.",
            "Orvex Inc., organisation; Orvex = Orvex Inc., organisation",
        )],
        counter_examples: &["Ferries left the port."],
    },
    Rule {
        name: "name.office",
        examples: &[("It was Corvale's chief executive.", "Corvale, organisation")],
        counter_examples: &[],
    },
    Rule {
        name: "name.apposition",
        examples: &[
            ("They met Wolmar Berg, 54, and left.", "Wolmar Berg, person"),
            ("Wolmar Berg, a farmer in the valley, left.", "Wolmar Berg, person"),
        ],
        counter_examples: &["Veteran officials, a farmer among them, left."],
    },
    Rule {
        name: "name.office-holder",
        examples: &[
            (
                "The vote was lost by Corvale Bank's managing director, Wolmar Nasr, on Monday.",
                "Corvale Bank, organisation; Wolmar Nasr, person",
            ),
            ("On Monday Wolmar Nasr stepped down as managing director.", "Wolmar Nasr, person"),
            (
                "The director of the Corvale Harbour Agency, Wolmar Nasr, said so.",
                "Corvale Harbour Agency, organisation; Wolmar Nasr, person",
            ),
        ],
        counter_examples: &["They asked the board, the managing director, officials, and all."],
    },
    Rule {
        name: "name.speaker",
        examples: &[("Sales fell, said Wolmar Berg.", "Wolmar Berg, person")],
        counter_examples: &[],
    },
    Rule {
        name: "name.context",
        examples: &[
            ("They bought shares of Corvale in May.", "Corvale, organisation"),
            ("They bought Corvale (CRVL) in May.", "Corvale, organisation; CRVL = Corvale, organisation"),
        ],
        counter_examples: &[],
    },
    Rule {
        name: "name.model",
        examples: &[("They sold the H100 and the F-35 there.", "H100, product; F-35, product")],
        counter_examples: &[],
    },
    Rule {
        name: "name.sequence",
        examples: &[
            ("The ships met off Corvale.", "Corvale, other"),
            ("Its Corvale Senior Adviser left.", "Corvale, other"),
            ("Corvan Line's director left.", "Corvan Line, other"),
        ],
        counter_examples: &[],
    },
    Rule {
        name: "name.headline",
        examples: &[(
            "# Roe Fires Harbour Chief As Sales Fall\nThe mayor, Jane Roe, fired him.",
            "Roe = Jane Roe, person; Jane Roe, person",
        )],
        counter_examples: &["# Harbour Sales Fall As House Prices Rise"],
    },
    Rule {
        name: "name.headline-known",
        examples: &[("# Harbour Sales Fall Again In Denmark", "Denmark, place")],
        counter_examples: &[],
    },
    Rule {
        name: "name.headline-title",
        examples: &[("# Harbour Board Fires CEO Jane Roe Again", "Jane Roe, person")],
        counter_examples: &[],
    },
];
