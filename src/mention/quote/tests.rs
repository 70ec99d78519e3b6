use super::*;
use crate::lexicon::Table;
use crate::mention::examples::{Readings, Rule, run, with};

/// Every quote with its rule: "the words — speaker".
fn quotes(text: &str) -> Readings {
    with(text, |t, n, h| {
        let speaker = |q: &Quote| q.speaker.as_ref().map_or("?".to_string(), |s| s.text.clone());
        read(t, n, h).0.iter().map(|q| (q.rule, format!("{} — {}", q.span.of(&t.prose.text), speaker(q)))).collect()
    })
}

/// Every attribution with its rule: "speaker: what is attributed".
fn attributed(text: &str) -> Readings {
    with(text, |t, n, h| {
        let show = |a: &Attribution| {
            let scope = t.span(a.scope.clone()).of(&t.prose.text);
            (a.rule, format!("{}: {scope}", a.speaker.text))
        };
        read(t, n, h).1.iter().filter(|a| !a.scope.is_empty()).map(show).collect()
    })
}

#[test]
fn quotes_are_read() {
    run(QUOTES, quotes);
}

#[test]
fn attributions_are_read() {
    run(ATTRIBUTIONS, attributed);
}

#[test]
fn speech_verbs_cite_in_their_examples() {
    for row in Table::parse("", include_str!("../../../lexicon/speech-verbs.tsv"), 6).unwrap().rows {
        let example = row.cell(5);
        let got = [attributed(example), quotes(example)].concat();
        let cited = |s: &str| s.starts_with("Jane Roe: ") || s.ends_with(" — Jane Roe");
        assert!(got.iter().any(|(_, s)| cited(s)), "{example}: {got:?}");
    }
}

const QUOTES: &[Rule] = &[
    Rule {
        name: "quote.after",
        examples: &[
            ("“We sold the harbour,” Jane Roe said.", "We sold the harbour — Jane Roe"),
            ("\"We sold the harbour,\" said Jane Roe, who runs it.", "We sold the harbour — Jane Roe"),
            (
                "Jane Roe left. “We sold the harbour,” she told reporters. Paul Berg left.",
                "We sold the harbour — Jane Roe",
            ),
            ("“It was never safe,” said the company's chief engineer, Paul Berg.", "It was never safe — Paul Berg"),
            ("“It was never safe,” said Jane Roe's lawyer, Paul Berg.", "It was never safe — Paul Berg"),
            ("“Was it safe?” asked a spokesman for Corvale.", "Was it safe? — spokesman for Corvale"),
            ("“Was it safe?” Jane Roe asked. She left.", "Was it safe? — Jane Roe"),
            ("“We sold the harbour,” said one former Roe adviser.", "We sold the harbour — former Roe adviser"),
            ("“We sold the harbour,” Jane Roe's lawyer said.", "We sold the harbour — Jane Roe's lawyer"),
            ("'We sold the harbour,' Jane Roe said.", "We sold the harbour — Jane Roe"),
            ("“It’s the workers’ harbour,” officials said.", "It’s the workers’ harbour — officials"),
            (
                "Mayor Jane Roe met President Paul Berg. “We sold the harbour,” the mayor said.",
                "We sold the harbour — Jane Roe",
            ),
        ],
        counter_examples: &[
            "The so-called “harbour” was sold.",
            "The film “The Last Harbour” was shown in May.",
            "Jane Roe told Corvale Radio's “The Last Harbour” of it.",
            "Jane Roe, accused of “selling the harbour”, left.",
            "Jane Roe told the board of the “harbour”.",
        ],
    },
    Rule {
        name: "quote.before",
        examples: &[
            (
                "“We sold it,” said Ann Berg. Jane Roe must act, she added: “We cannot wait for her.”",
                "We sold it — Ann Berg; We cannot wait for her. — Ann Berg",
            ),
            ("Jane Roe stated plainly: “We sold it. We had to.”", "We sold it. We had to. — Jane Roe"),
            ("Jane Roe had an answer for the board: “We had to.”", "We had to. — Jane Roe"),
            ("Jane Roe left the board, citing its “lack of all courage”.", "lack of all courage — Jane Roe"),
            ("Jane Roe told Corvale Radio that the sale was “pure madness”.", "pure madness — Jane Roe"),
            (
                "As the vote neared, Corvale Bank weighed in, saying in a statement that “a sale is unhelpful”.",
                "a sale is unhelpful — Corvale Bank",
            ),
            ("The sale, Jane Roe said, is “wickedly hard.”", "wickedly hard. — Jane Roe"),
            ("The sale was described by Danish officials as “hell for us all”.", "hell for us all — Danish officials"),
            (
                "“We sold it,” Jane Roe said, adding that “nobody asked us”.",
                "We sold it — Jane Roe; nobody asked us — Jane Roe",
            ),
        ],
        counter_examples: &[],
    },
    Rule {
        name: "quote.goes-on",
        examples: &[
            (
                "“We sold it,” Jane Roe said. “Nobody asked us why.”",
                "We sold it — Jane Roe; Nobody asked us why. — Jane Roe",
            ),
            (
                "Jane Roe called it “a loud shame” and longs for “a vote of the people”.",
                "a loud shame — Jane Roe; a vote of the people — Jane Roe",
            ),
            ("Jane Roe suggested a sale. “Nobody asked us why.”", "Nobody asked us why. — Jane Roe"),
            (
                "“We sold it,” Jane Roe said. Ann Berg argued against her. “Nobody asked us why.”",
                "We sold it — Jane Roe; Nobody asked us why. — Ann Berg",
            ),
        ],
        counter_examples: &["Jane Roe suggested a sale. “Nobody asks,” nor does the harbour."],
    },
    Rule {
        name: "quote.next-paragraph",
        examples: &[
            (
                "“We sold it,” Jane Roe said.\n“Nobody asked us why.”",
                "We sold it — Jane Roe; Nobody asked us why. — Jane Roe",
            ),
            ("Jane Roe argued that the sale was fair.\n“Nobody asked us why.”", "Nobody asked us why. — Jane Roe"),
        ],
        counter_examples: &["The board met.\n“Nobody asked us.”", "# Jane Roe argued for a sale\n“Nobody asked us.”"],
    },
    Rule {
        name: "quote.post",
        examples: &[
            (
                "We sold the harbour!Nobody asked. — Jane Roe (@janeroe) March 5, 2021",
                "We sold the harbour!Nobody asked. — Jane Roe",
            ),
            (
                "“A loud shame,” said Paul Berg.\nThe “old harbour” is sold now – Dorne Port (@dorneport) 5 March 2021",
                "A loud shame — Paul Berg; The “old harbour” is sold now — Dorne Port",
            ),
        ],
        counter_examples: &["The harbour was sold to the mayor — Jane Roe (@janeroe) — in May."],
    },
    Rule {
        name: "quote.title",
        examples: &[(
            "# ‘Nobody asked us’: Dorne sells its harbour\n“Nobody asked us why,” Jane Roe said.",
            "Nobody asked us — Jane Roe; Nobody asked us why — Jane Roe",
        )],
        counter_examples: &["# ‘Nobody asked us’: Dorne sells its harbour\nThe sale was quiet."],
    },
    Rule {
        name: "quote.paragraphs",
        examples: &[(
            "“We sold the harbour,” Jane Roe said. “We had to do it.\n“And nobody asked us why.”",
            "We sold the harbour — Jane Roe; We had to do it. — Jane Roe; And nobody asked us why. — Jane Roe",
        )],
        counter_examples: &[],
    },
    Rule {
        name: "quote.colon",
        examples: &[("Jane Roe wrote:\n“We sold the harbour.”", "We sold the harbour. — Jane Roe")],
        counter_examples: &[],
    },
    Rule {
        name: "quote.possessive",
        examples: &[(
            "The board heard Jane Roe’s praise of a “long and deep partnership”.",
            "long and deep partnership — Jane Roe",
        )],
        counter_examples: &[],
    },
    Rule {
        name: "quote.open",
        examples: &[("Nobody saw the sign “No ship may enter this harbour”.", "No ship may enter this harbour — ?")],
        counter_examples: &[],
    },
];

const ATTRIBUTIONS: &[Rule] = &[
    Rule {
        name: "cue.according",
        examples: &[
            ("Sales fell 4%, according to economists at Corvale.", "economists at Corvale: Sales fell 4%,"),
            ("According to Jane Roe, sales fell 4%.", "Jane Roe: , sales fell 4%."),
            ("Sales fell, according to the bank's chief economist, Jane Roe.", "Jane Roe: Sales fell,"),
        ],
        counter_examples: &["They acted according to plan and to law."],
    },
    Rule {
        name: "cue.subject-verb",
        examples: &[
            ("Corvale Bank told Reuters that sales fell 4%.", "Corvale Bank: Reuters that sales fell 4%."),
            ("Sales fell 4%, Corvale Bank said Monday.", "Corvale Bank: Sales fell 4%,"),
            ("Sales, Jane Roe said, fell by 4% in May.", "Jane Roe: Sales, Jane Roe said, fell by 4% in May."),
            ("Jane Roe, Corvale's vice president of sales, said sales fell 4%.", "Jane Roe: sales fell 4%."),
            ("Officials in Corvale said four died.", "Officials in Corvale: four died."),
            ("Jane Roe left early. She has also said that four died.", "Jane Roe: that four died."),
            ("The minister of ports, Jane Roe, said four died.", "Jane Roe: four died."),
            ("Corvale Bank sold the mill. It said that it cost $4 million.", "Corvale Bank: that it cost $4 million."),
            ("Corvale Bank was sold in May. The company said it cost $4 million.", "Corvale Bank: it cost $4 million."),
        ],
        counter_examples: &[
            "Jane Roe wanted to say that sales fell.",
            "The long-stated goal is a Corvale report in May.",
            "The United States sold 40 ships.",
        ],
    },
    Rule {
        name: "cue.verb-subject",
        examples: &[("Sales fell 4%, said Jane Roe.", "Jane Roe: Sales fell 4%,")],
        counter_examples: &[],
    },
    Rule {
        name: "cue.participle",
        examples: &[(
            "Corvale Bank fired Paul Berg, saying Monday it had lost $4 million.",
            "Corvale Bank: Monday it had lost $4 million.",
        )],
        counter_examples: &[],
    },
    Rule {
        name: "cue.and-verb",
        examples: &[("Jane Roe met the board and said that sales fell 4%.", "Jane Roe: that sales fell 4%.")],
        counter_examples: &[],
    },
    Rule {
        name: "cue.by",
        examples: &[("The sale was described by Jane Roe as a 40% loss.", "Jane Roe: as a 40% loss.")],
        counter_examples: &["The sale was announced in May."],
    },
    Rule {
        name: "cue.possessive",
        examples: &[("It fits Jane Roe's forecast of a $1 trillion market.", "Jane Roe: of a $1 trillion market.")],
        counter_examples: &[],
    },
];
