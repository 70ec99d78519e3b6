use crate::article::{Article, Prose};
use crate::extract::extract;
use crate::lexicon::Lexicon;

/// A sentence with the value marked, and the question that it answers.
const EXAMPLES: &[(&str, &str)] = &[
    // What is counted does it, has it done to it, or stands behind a preposition.
    ("At least ⟦11 people⟧ died in the mill.", "How many people died in the mill?"),
    ("The Aurora was 130 meters long and built in ⟦1999⟧.", "When was the Aurora built?"),
    ("⟦Seventy miners⟧ have been rescued.", "How many miners have been rescued?"),
    ("One flat was empty and ⟦two tenants⟧ were still missing.", "How many tenants were still missing?"),
    ("The city will buy ⟦12 trams⟧ from Skoda.", "How many trams will the city buy from Skoda?"),
    ("The yard did not deliver ⟦three ferries⟧.", "How many ferries did the yard not deliver?"),
    ("The group agreed to close ⟦40 branches⟧.", "How many branches did the group agree to close?"),
    ("The storm left ⟦400 homes⟧ without power.", "How many homes did the storm leave without power?"),
    ("There were ⟦14 cars⟧ on the deck.", "How many cars were there on the deck?"),
    ("The hall was built for ⟦250 guests⟧.", "How many guests was the hall built for?"),
    ("⟦Twelve⟧ of the 15 members voted for the plan.", "How many of the 15 members voted for the plan?"),
    ("The barge carried ⟦22 tons⟧ of coal.", "How many tons of coal did the barge carry?"),
    ("⟦One nurse⟧ was hurt on Monday.", "How many nurses were hurt on Monday?"),
    ("Aboard: ⟦60 cars⟧", "How many cars?"),
    // Sums.
    ("The museum paid ⟦$4 million⟧ for the painting.", "How much did the museum pay for the painting?"),
    ("The bridge cost ⟦$40 million⟧.", "How much did the bridge cost?"),
    ("The bank signed its ⟦$7 billion⟧ lease.", "How much was its lease worth?"),
    ("Sales were ⟦$4 billion⟧ in 2024.", "How much were sales in 2024?"),
    ("Revenue rose to ⟦$2.1 billion⟧ in the first quarter.", "To what level did revenue rise in the first quarter?"),
    // Shares and changes.
    ("The firm has ⟦90%⟧ of the market.", "What share of the market does the firm have?"),
    ("The bank raised its key rate by ⟦25 basis points⟧.", "By how much did the bank raise its key rate?"),
    ("Yearly inflation was ⟦5.4%⟧ in April.", "How high was yearly inflation in April?"),
    ("The dam is ⟦80%⟧ finished.", "What percentage of the dam is finished?"),
    // Times and lengths.
    ("The strike lasted for ⟦20 minutes⟧.", "How long did the strike last?"),
    ("The tower is ⟦62 meters⟧ tall.", "How tall is the tower?"),
    ("Deliveries of trams start in ⟦2025⟧.", "When do deliveries of trams start?"),
    ("The mill was built in ⟦1998⟧.", "When was the mill built?"),
    ("The ferry will sail until ⟦June⟧.", "Until when will the ferry sail?"),
    ("The yard will deliver the trams by ⟦May 2027⟧.", "By when will the yard deliver the trams?"),
    ("The library was open ⟦between 1990 and 1995⟧.", "Over what period was the library open?"),
    // The figure of a date counts nothing.
    ("The ⟦May 7⟧ attack closed the port.", "When was the attack?"),
    // What is no count of the noun in front of it.
    ("It sank ⟦20 miles⟧ east of Dorne.", "How far east of Dorne?"),
    ("⟦Two⟧ Boeing B-52 bombers flew over Dorne.", "How many Boeing B-52 bombers flew over Dorne?"),
    ("The rate could be nearly ⟦twice⟧ that figure.", "How many times could the rate be?"),
    ("⟦Thousands of nurses⟧ marched in Dorne.", "How many nurses marched in Dorne?"),
    // Events, as if nobody had denied, planned or tried them.
    ("⟦Acme Inc. sold the mill to Borealis Ltd. in May.⟧", "Did Acme Inc. sell the mill to Borealis Ltd. in May?"),
    ("⟦Jane Roe has not signed the Paris accord.⟧", "Has Jane Roe signed the Paris accord?"),
    ("⟦Jane Roe failed to win the Booker Prize.⟧", "Did Jane Roe win the Booker Prize?"),
    ("⟦Acme Inc. plans to buy Borealis Ltd.⟧", "Will Acme Inc. buy Borealis Ltd.?"),
    ("⟦No land mines were found in Malta.⟧", "Were any land mines found in Malta?"),
    // What is believed is asked for, not who believes it.
    ("⟦Six deaths⟧ were believed to have been caused by the flood.", "How many deaths have been caused by the flood?"),
    ("⟦Six divers⟧ are known to have died.", "How many divers have died?"),
    // Posts and words.
    (
        "⟦Ann Marsh, the chief executive of Corliss Partners⟧, resigned.",
        "Of which organisation is Ann Marsh chief executive?",
    ),
    ("“⟦The roof is safe⟧,” said Ann Marsh.", "What did Ann Marsh say?"),
    // Nothing is made up where the clause is not understood.
    ("⟦60⟧", "What number is given?"),
];

#[test]
fn examples() {
    let mut wrong = Vec::new();
    for (marked, wanted) in EXAMPLES {
        let start = marked.find('⟦').unwrap();
        let sentence = marked.replace(['⟦', '⟧'], "");
        let prose = Prose::plain(&sentence);
        let article = Article {
            text: sentence.clone(),
            prose,
            published: crate::value::Day::new(2025, 2, 3),
            ..Article::default()
        };
        let claims = extract(&article, Lexicon::builtin()).claims;
        let at = |c: &&crate::claim::Claim| c.span.start as usize <= start && start < c.span.end as usize;
        let asked: Vec<&str> = claims.iter().filter(at).map(|c| c.slot.as_str()).collect();
        if !asked.contains(wanted) {
            wrong.push(format!("{marked}\n  wanted {wanted}\n  got    {}", asked.join(" / ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), EXAMPLES.len(), wrong.join("\n"));
}
