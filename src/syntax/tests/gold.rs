//! What ought to be read: a sentence and one line that must be among its clauses.

use super::clauses;

const GOLD: &[(&str, &str)] = &[
    (
        "Amazon's cloud unit will buy 40 turbines from Vestra this year.",
        "main: [Amazon's cloud unit]s buy(will) [40 turbines]o [this year]t from:[Vestra]",
    ),
    ("The turbines are to be delivered by March.", "infinitive: [The turbines]s deliver(to pass < be) by:[March]"),
    (
        "Vestra, which employs 4,000 people in Denmark, said its profit doubled.",
        "relative: <which> [Vestra]s employ(pres) [4,000 people]o in:[Denmark]",
    ),
    ("Vestra, which employs 4,000 people in Denmark, said its profit doubled.", "content: [its profit]s double(past)"),
    (
        "The quake killed at least 300 people and left thousands homeless.",
        "main: [The quake]s kill(past) [at least 300 people]o",
    ),
    ("The toll has risen to 42, the governor said late on Tuesday.", "content: [The toll]s rise(pres perf) to:[42]"),
    ("The toll has risen to 42, the governor said late on Tuesday.", "main: [the governor]s say(past) on:[Tuesday]"),
    ("Investigators believe the fire was set on purpose.", "content: [the fire]s set(past pass) on:[purpose]"),
    ("Turnout was expected to exceed 60 percent.", "infinitive: [Turnout]s exceed(to < expect) [60 percent]o"),
    ("The senator, who won the seat in 2018, will not run again.", "main: [The senator]s run(not will)"),
    (
        "The senator, who won the seat in 2018, will not run again.",
        "relative: <who> [The senator]s win(past) [the seat]o in:[2018]",
    ),
    (
        "Two officers and a clerk were charged with fraud on Friday.",
        "main: [Two officers & a clerk]s charge(past pass) with:[fraud] on:[Friday]",
    ),
    (
        "The agency plans to launch the probe in 2031.",
        "infinitive: [The agency]s launch(to < plan) [the probe]o in:[2031]",
    ),
    ("The launch, planned for May, was delayed by a leak.", "main: [The launch]s delay(past pass) by:[a leak]"),
    ("The launch, planned for May, was delayed by a leak.", "participle: [The launch]s plan(ed pass) for:[May]"),
    (
        "Revenue rose 12% to $3.4 billion in the quarter ended June 30.",
        "main: [Revenue]s rise(past) [12%]m to:[$3.4 billion] in:[the quarter]",
    ),
    ("Net income fell by a third.", "main: [Net income]s fall(past) by:[a third]"),
    (
        "The ministry confirmed that nine people had been infected.",
        "content: <that> [nine people]s infect(past perf pass)",
    ),
    ("The ministry has denied the report.", "main: [The ministry]s deny(pres perf) [the report]o"),
    ("\"Nobody told us,\" said Maria Lopez, a nurse.", "main: [Maria Lopez = a nurse]s say(past)"),
    ("\"Nobody told us,\" said Maria Lopez, a nurse.", "content: [Nobody]s tell(past) [us]o"),
    (
        "The train, carrying 90 passengers, hit a truck near Lodz.",
        "main: [The train]s hit(past) [a truck]o near:[Lodz]",
    ),
    (
        "The train, carrying 90 passengers, hit a truck near Lodz.",
        "participle: [The train]s carry(ing) [90 passengers]o",
    ),
    (
        "The court ruled that the ban violated the constitution.",
        "content: <that> [the ban]s violate(past) [the constitution]o",
    ),
    ("Lawmakers voted 52 to 48 to end the debate.", "infinitive: [Lawmakers]s end(to) [the debate]o"),
    (
        "The bank raised rates by a quarter point and signaled more increases.",
        "coordinate: [The bank]s signal(past) [more increases]o",
    ),
    (
        "The group claimed responsibility for the attack.",
        "main: [The group]s claim(past) [responsibility]o for:[the attack]",
    ),
    ("Residents fear the dam could burst.", "content: [the dam]s burst(could)"),
    ("The firm will pay a fine of $4 million.", "main: [The firm]s pay(will) [a fine of $4 million]o"),
    ("The firm was fined $4 million.", "main: [The firm]s fine(past pass) [$4 million]m"),
    ("Heavy rains forced officials to close the bridge.", "infinitive: [officials]s close(to < force) [the bridge]o"),
    (
        "The crash, the second in a month, left nine people dead.",
        "main: [The crash = the second]s leave(past) [nine people]o in:[a month]",
    ),
    ("The minister resigned after protests.", "main: [The minister]s resign(past) after:[protests]"),
    (
        "The minister resigned after protesters stormed the hall.",
        "subordinate: <after> [protesters]s storm(past) [the hall]o",
    ),
    ("He was appointed by the king in 2003.", "main: [He]s appoint(past pass) by:[the king] in:[2003]"),
    (
        "The chief executive, Lena Holt, sold 40,000 shares.",
        "main: [The chief executive = Lena Holt]s sell(past) [40,000 shares]o",
    ),
    ("Holt told analysts she expects sales to grow.", "content: [she]s expect(pres) [sales]o"),
    ("Holt told analysts she expects sales to grow.", "infinitive: [sales]s grow(to < expect)"),
    (
        "The vaccine, developed by Orbex, protects 90% of patients.",
        "participle: [The vaccine]s develop(ed pass) by:[Orbex]",
    ),
    (
        "The vaccine, developed by Orbex, protects 90% of patients.",
        "main: [The vaccine]s protect(pres) [90% of patients]o",
    ),
    ("A spokesman declined to comment.", "infinitive: [A spokesman]s comment(to < decline)"),
    ("Police said they had no suspects.", "content: [they]s have(past) [no suspects]o"),
    ("It is the largest dam in the country.", "main: [It]s be(pres) [the largest dam]n in:[the country]"),
    ("There were 40 people on board.", "main: [There]s be(past) [40 people]n on:[board]"),
    (
        "The ship is owned by a Greek firm and sails under a Maltese flag.",
        "coordinate: [The ship]s sail(pres) under:[a Maltese flag]",
    ),
    (
        "Orbex reported a loss of $12 million, compared with a profit a year earlier.",
        "main: [Orbex]s report(past) [a loss of $12 million]o",
    ),
    ("The drug cuts deaths by 40%, a study found.", "main: [a study]s find(past)"),
    ("The drug cuts deaths by 40%, a study found.", "content: [The drug]s cut(pres) [deaths]o by:[40%]"),
    ("Officials blamed the blast on a gas leak.", "main: [Officials]s blame(past) [the blast]o on:[a gas leak]"),
    ("The two sides have yet to agree on a date.", "infinitive: [The two sides]s agree(to < have) on:[a date]"),
    ("Oslo to host games in 2034", "main: [Oslo]s host(to fut) [games]o in:[2034]"),
    ("Mayor quits over loan", "main: [Mayor]s quit(pres) over:[loan]"),
    ("Nine arrested after raid", "main: [Nine]s arrest(ed pass) after:[raid]"),
    ("Bank fined over leak", "main: [Bank]s fine(ed pass) over:[leak]"),
    ("Minister Denies Taking Bribes", "participle: [Minister]s take(ing < deny) [Bribes]o"),
    ("Storm Kills 12, Injures 40", "coordinate: [Storm]s injure(pres) [40]o"),
    ("Vestra Wins $2 Billion Order From Chile", "main: [Vestra]s win(pres) [$2 Billion Order]o From:[Chile]"),
    ("The order was won by Vestra, not Orbex.", "main: [The order]s win(past pass) by:[Vestra]"),
    ("Shipments begin next month and run through 2030.", "coordinate: [Shipments]s run(pres) through:[2030]"),
    ("The army said it had retaken the town, but rebels denied it.", "coordinate: [rebels]s deny(past) [it]o"),
    ("Rebels denied they had lost the town.", "content: [they]s lose(past perf) [the town]o"),
    ("Prices may not fall until 2030.", "main: [Prices]s fall(not may) until:[2030]"),
];

#[test]
fn gold() {
    let wrong: Vec<String> = GOLD
        .iter()
        .filter(|(sentence, clause)| !clauses(sentence).lines().any(|line| line == *clause))
        .map(|(sentence, clause)| format!("{sentence}\n  want {clause}\n  read {}", clauses(sentence)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), GOLD.len(), wrong.join("\n"));
}
