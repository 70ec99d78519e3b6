//! Readings of plain sentences, as they are: read each line before accepting a change.

use super::clauses;
use insta::assert_snapshot;

#[test]
fn plain() {
    assert_snapshot!(clauses("The blast killed 12 people and injured 40."), @"
    main: [The blast]s kill(past) [12 people]o
    coordinate: [The blast]s injure(past) [40]o
    ");
    assert_snapshot!(clauses("Acme will receive 400 trains from Orbex by the end of 2031."), @"main: [Acme]s receive(will) [400 trains]o from:[Orbex] by:[the end of 2031]");
    assert_snapshot!(clauses("Shares of Orbex rose 4% to $212 on Monday."), @"main: [Shares of Orbex]s rise(past) [4%]m to:[$212] on:[Monday]");
    assert_snapshot!(clauses("The bank has not yet been sold."), @"main: [The bank]s sell(not pres perf pass)");
    assert_snapshot!(clauses("Deaths rose to 42 from 36 a day earlier."), @"main: [Deaths]s rise(past) [a day]t to:[42] from:[36]");
    assert_snapshot!(clauses("The court gave the firm 30 days to respond."), @"
    main: [The court]s give(past) [the firm]i [30 days]o
    infinitive: [the firm]s respond(to)
    ");
    assert_snapshot!(clauses("The board named Anna Berg chief executive."), @"main: [The board]s name(past) [Anna Berg]o [chief executive]n");
    assert_snapshot!(clauses("Anna Berg was named chief executive in May."), @"main: [Anna Berg]s name(past pass) [chief executive]n in:[May]");
}

#[test]
fn noun_or_verb() {
    assert_snapshot!(clauses("Orbex plans to cut 300 jobs."), @"
    main: [Orbex]s plan(pres)
    infinitive: [Orbex]s cut(to < plan) [300 jobs]o
    ");
    assert_snapshot!(clauses("Orbex plans were leaked in May."), @"main: [Orbex plans]s leak(past pass) in:[May]");
    assert_snapshot!(clauses("The plans fell apart."), @"main: [The plans]s fall apart(past)");
    assert_snapshot!(clauses("Orbex shares rose after the deal."), @"main: [Orbex shares]s rise(past) after:[the deal]");
    assert_snapshot!(clauses("The bank shares the data with police."), @"main: [The bank]s share(pres) [the data]o with:[police]");
    assert_snapshot!(clauses("The report cuts the forecast to 2%."), @"main: [The report]s cut(pres) [the forecast]o to:[2%]");
    assert_snapshot!(clauses("Thieves stole revealing photos of the actor."), @"main: [Thieves]s steal(past) [revealing photos of the actor]o");
    assert_snapshot!(clauses("He is accused of stealing revealing photos."), @"
    main: [He]s accuse(pres pass)
    participle: <of> [He]s steal(ing < accuse) [revealing photos]o
    ");
    assert_snapshot!(clauses("The cuts hit schools."), @"main: [The cuts]s hit(past) [schools]o");
    assert_snapshot!(clauses("Talks between the two sides failed."), @"main: [Talks]s fail(past) between:[the two sides]");
    assert_snapshot!(clauses("The minister talks to farmers every week."), @"main: [The minister]s talk(pres) [every week]t to:[farmers]");
    assert_snapshot!(clauses("The union claims that wages fell."), @"
    main: [The union]s claim(pres)
    content: <that> [wages]s fall(past)
    ");
    assert_snapshot!(clauses("The union rejected the claims."), @"main: [The union]s reject(past) [the claims]o");
    assert_snapshot!(clauses("Prices rose as demand for roses grew."), @"
    main: [Prices]s rise(past)
    subordinate: <as> [demand]s grow(past) for:[roses]
    ");
    assert_snapshot!(clauses("Fires destroyed 40 homes."), @"main: [Fires]s destroy(past) [40 homes]o");
    assert_snapshot!(clauses("The club fires its coach every year."), @"main: [The club]s fire(pres) [its coach]o [every year]t");
    assert_snapshot!(clauses("Officials report 12 cases."), @"main: [Officials]s report(pres) [12 cases]o");
    assert_snapshot!(clauses("Official reports list 12 cases."), @"main: [Official reports]s list(pres) [12 cases]o");
    assert_snapshot!(clauses("The fall in prices hurts farmers."), @"main: [The fall]s hurt(pres) [farmers]o in:[prices]");
    assert_snapshot!(clauses("The company said deals worth $4 billion closed in May."), @"
    main: [The company]s say(past)
    content: [deals]s close(past) worth:[$4 billion] in:[May]
    ");
}

#[test]
fn past_or_participle() {
    assert_snapshot!(clauses("The plane grounded in March was sold."), @"
    main: [The plane]s sell(past pass)
    participle: [The plane]s ground(ed pass) in:[March]
    ");
    assert_snapshot!(clauses("The plane landed in March and was sold."), @"
    main: [The plane]s land(past) in:[March]
    coordinate: [The plane]s sell(past pass)
    ");
    assert_snapshot!(clauses("The man accused of theft fled."), @"
    main: [The man]s flee(past)
    participle: [The man]s accuse(ed pass) of:[theft]
    ");
    assert_snapshot!(clauses("Police arrested a man accused of stealing 40 cars."), @"
    main: [Police]s arrest(past) [a man]o
    participle: [a man]s accuse(ed pass)
    participle: <of> [a man]s steal(ing < accuse) [40 cars]o
    ");
    assert_snapshot!(clauses("The deal announced by Orbex is expected to close in May."), @"
    main: [The deal]s expect(pres pass)
    participle: [The deal]s announce(ed pass) by:[Orbex]
    infinitive: [The deal]s close(to < expect) in:[May]
    ");
    assert_snapshot!(clauses("The deal, expected to close in May, values the firm at $4 billion."), @"
    main: [The deal]s value(pres) [the firm]o at:[$4 billion]
    participle: [The deal]s expect(ed pass)
    infinitive: [The deal]s close(to < expect) in:[May]
    ");
    assert_snapshot!(clauses("The muscle required to run the mill is costly."), @"
    main: [The muscle]s be(pres)
    participle: [The muscle]s require(ed pass)
    infinitive: [The muscle]s run(to < require) [the mill]o
    ");
    assert_snapshot!(clauses("A firm called Acme bought the mill."), @"
    main: [A firm]s buy(past) [the mill]o
    participle: [A firm]s call(ed pass) [Acme]n
    ");
    assert_snapshot!(clauses("The jet that Orbex grounded was sold."), @"
    main: [The jet]s sell(past pass)
    relative: <that> [Orbex]s ground(past) [The jet]o
    ");
    assert_snapshot!(clauses("The proposed merger failed."), @"main: [The proposed merger]s fail(past)");
    assert_snapshot!(clauses("The injured were taken to hospital."), @"main: [The injured]s take(past pass) to:[hospital]");
    assert_snapshot!(clauses("He was sentenced to 12 years in prison and ordered to pay $4 million."), @"
    main: [He]s sentence(past pass) to:[12 years] in:[prison]
    coordinate: [He]s order(past pass)
    infinitive: [He]s pay(to < order) [$4 million]o
    ");
}

#[test]
fn ing() {
    assert_snapshot!(clauses("By cutting costs, the firm hopes to return to profit."), @"
    main: [the firm]s hope(pres)
    participle: <By> [the firm]s cut(ing) [costs]o
    infinitive: [the firm]s return(to < hope) to:[profit]
    ");
    assert_snapshot!(clauses("Rising prices hurt farmers."), @"main: [Rising prices]s hurt(past) [farmers]o");
    assert_snapshot!(clauses("The building housing the archive burned."), @"
    main: [The building]s burn(past)
    participle: [The building]s house(ing) [the archive]o
    ");
    assert_snapshot!(clauses("A ferry carrying 300 people sank off the coast, killing 40."), @"
    main: [A ferry]s sink(past) off:[the coast]
    participle: [A ferry]s carry(ing) [300 people]o
    participle: [A ferry]s kill(ing) [40]o
    ");
    assert_snapshot!(clauses("The licensing arrangement ended in May."), @"main: [The licensing arrangement]s end(past) in:[May]");
    assert_snapshot!(clauses("Orbex is planning a meeting with regulators."), @"main: [Orbex]s plan(pres prog) [a meeting]o with:[regulators]");
    assert_snapshot!(clauses("The company has begun delivering planes to airlines."), @"
    main: [The company]s begin(pres perf)
    participle: [The company]s deliver(ing < begin) [planes]o to:[airlines]
    ");
    assert_snapshot!(clauses("She denied having taken the money."), @"
    main: [She]s deny(past)
    participle: [She]s take(ing perf < deny) [the money]o
    ");
}

#[test]
fn that() {
    assert_snapshot!(clauses("The minister said that the road was open."), @"
    main: [The minister]s say(past)
    content: <that> [the road]s be(past)
    ");
    assert_snapshot!(clauses("The road that collapsed was new."), @"
    main: [The road]s be(past)
    relative: <that> [The road]s collapse(past)
    ");
    assert_snapshot!(clauses("The road that the town built collapsed."), @"
    main: [The road]s collapse(past)
    relative: <that> [the town]s build(past) [The road]o
    ");
    assert_snapshot!(clauses("That road collapsed."), @"main: [That road]s collapse(past)");
    assert_snapshot!(clauses("That was the plan."), @"main: [That]s be(past) [the plan]n");
    assert_snapshot!(clauses("They call that a fine."), @"main: [They]s call(pres) [that]o [a fine]n");
    assert_snapshot!(clauses("The claim that the vote was rigged is false."), @"
    main: [The claim]s be(pres)
    content: <that> [the vote]s rig(past pass)
    ");
    assert_snapshot!(clauses("Police told the station that the driver fled."), @"
    main: [Police]s tell(past) [the station]o
    content: <that> [the driver]s flee(past)
    ");
    assert_snapshot!(clauses("Studies from the school that show gains were published."), @"
    main: [Studies]s publish(past pass) from:[the school]
    relative: <that> [Studies]s show(pres) [gains]o
    ");
}

#[test]
fn her_to_may() {
    assert_snapshot!(clauses("Police returned her car to her."), @"main: [Police]s return(past) [her car]o to:[her]");
    assert_snapshot!(clauses("Output rose to 42 tons."), @"main: [Output]s rise(past) to:[42 tons]");
    assert_snapshot!(clauses("Output rose to record levels."), @"main: [Output]s rise(past) to:[record levels]");
    assert_snapshot!(clauses("The firm moved to close the mill."), @"
    main: [The firm]s move(past)
    infinitive: [The firm]s close(to < move) [the mill]o
    ");
    assert_snapshot!(clauses("The firm went to court to block the sale."), @"
    main: [The firm]s go(past) to:[court]
    infinitive: [The firm]s block(to) [the sale]o
    ");
    assert_snapshot!(clauses("The ship may sail in May."), @"main: [The ship]s sail(may) in:[May]");
    assert_snapshot!(clauses("The will was read on Monday."), @"main: [The will]s read(past pass) on:[Monday]");
}

#[test]
fn headlines() {
    assert_snapshot!(clauses("Orbex to halt production"), @"main: [Orbex]s halt(to fut) [production]o");
    assert_snapshot!(clauses("Orbex Cuts 300 Jobs as Demand Falls"), @"
    main: [Orbex]s cut(pres) [300 Jobs]o
    subordinate: <as> [Demand]s fall(pres)
    ");
    assert_snapshot!(clauses("347 killed in crash"), @"main: [347]s kill(ed pass) in:[crash]");
    assert_snapshot!(clauses("Three killed, 12 injured in blast"), @"
    main: [Three]s kill(ed pass)
    participle: [12]s injure(ed pass) in:[blast]
    ");
    assert_snapshot!(clauses("ORBEX CUTS 300 JOBS"), @"main: [ORBEX]s cut(pres) [300 JOBS]o");
    assert_snapshot!(clauses("Police: driver fled scene"), @"
    verbless: [Police]s
    coordinate: [driver]s flee(past) [scene]o
    ");
    assert_snapshot!(clauses("- 40 homes destroyed"), @"main: [40 homes]s destroy(ed pass)");
    assert_snapshot!(clauses("The Acme-based group runs day-to-day trains."), @"
    main: [The Acme-based group]s run(pres) [day-to-day trains]o
    ");
    assert_snapshot!(clauses("Five dead after boat sinks"), @"
    verbless: [Five]s
    subordinate: <after> [boat]s sink(pres)
    ");
    assert_snapshot!(clauses("Questions about the bridge"), @"verbless: [Questions]s about:[the bridge]");
}

#[test]
fn chains() {
    assert_snapshot!(clauses("Acme agreed to buy its rival for $3 billion."), @"
    main: [Acme]s agree(past)
    infinitive: [Acme]s buy(to < agree) [its rival]o for:[$3 billion]
    ");
    assert_snapshot!(clauses("Acme is expected to receive the trains in 2031."), @"
    main: [Acme]s expect(pres pass)
    infinitive: [Acme]s receive(to < expect) [the trains]o in:[2031]
    ");
    assert_snapshot!(clauses("The minister refused to say whether the talks had failed."), @"
    main: [The minister]s refuse(past)
    infinitive: [The minister]s say(to < refuse)
    content: <whether> [the talks]s fail(past perf)
    ");
    assert_snapshot!(clauses("The pilot failed to stop."), @"
    main: [The pilot]s fail(past)
    infinitive: [The pilot]s stop(to < fail)
    ");
    assert_snapshot!(clauses("The army attempted to retake the town."), @"
    main: [The army]s attempt(past)
    infinitive: [The army]s retake(to < attempt) [the town]o
    ");
    assert_snapshot!(clauses("The judge ordered the firm to pay $4 million."), @"
    main: [The judge]s order(past) [the firm]o
    infinitive: [the firm]s pay(to < order) [$4 million]o
    ");
    assert_snapshot!(clauses("The loan helped the firm grow."), @"
    main: [The loan]s help(past) [the firm]o
    infinitive: [the firm]s grow(to < help)
    ");
    assert_snapshot!(clauses("The firm will cut jobs and close plants."), @"
    main: [The firm]s cut(will) [jobs]o
    coordinate: [The firm]s close(will) [plants]o
    ");
    assert_snapshot!(clauses("The firm is planning to open 12 stores and hire 300 people."), @"
    main: [The firm]s plan(pres prog)
    infinitive: [The firm]s open(to < plan) [12 stores]o
    coordinate: [The firm]s hire(to < plan) [300 people]o
    ");
    assert_snapshot!(clauses("The group dropped its plan to build a dam."), @"
    main: [The group]s drop(past) [its plan]o
    infinitive: [The group]s build(to < [plan]) [a dam]o
    ");
}

#[test]
fn attribution() {
    assert_snapshot!(clauses("Sales fell 4%, Orbex said Monday."), @"
    content: [Sales]s fall(past) [4%]m
    main: [Orbex]s say(past) [Monday]t
    ");
    assert_snapshot!(clauses("\"It is hard,\" said Ian Brandt, the group's vice president, \"but we can do it.\""), @"
    content: [It]s be(pres)
    main: [Ian Brandt = the group's vice president]s say(past)
    coordinate: [we]s do(can) [it]o
    ");
    assert_snapshot!(clauses("\"We will cut costs,\" Brandt told reporters on Tuesday."), @"
    content: [We]s cut(will) [costs]o
    main: [Brandt]s tell(past) [reporters]o on:[Tuesday]
    ");
    assert_snapshot!(clauses("The plane, Orbex said, was sold."), @"
    content: [The plane]s sell(past pass)
    main: [Orbex]s say(past)
    ");
    assert_snapshot!(clauses("Brandt said: \"We use all seven parts.\""), @"
    main: [Brandt]s say(past)
    content: <:> [We]s use(pres) [all seven parts]o
    ");
    assert_snapshot!(clauses("Brandt said, \"We will win.\""), @"
    main: [Brandt]s say(past)
    content: [We]s win(will)
    ");
    assert_snapshot!(clauses("Rivers will rise and roads will close, officials warned."), @"
    content: [Rivers]s rise(will)
    coordinate: [roads]s close(will)
    main: [officials]s warn(past)
    ");
    assert_snapshot!(clauses("Sales fell, Orbex said, adding that orders would rise."), @"
    content: [Sales]s fall(past)
    main: [Orbex]s say(past)
    participle: [Orbex]s add(ing)
    content: <that> [orders]s rise(would)
    ");
    assert_snapshot!(clauses("According to police, the driver fled."), @"main: [the driver]s flee(past) According:[police]");
    assert_snapshot!(clauses("The council voted, and the mayor said he would sign."), @"
    main: [The council]s vote(past)
    coordinate: [the mayor]s say(past)
    content: [he]s sign(would)
    ");
    assert_snapshot!(clauses("\"A second failure for the party,\" Brandt added on Monday."), @"
    content: [A second failure]s for:[the party]
    main: [Brandt]s add(past) on:[Monday]
    ");
}

#[test]
fn relatives() {
    assert_snapshot!(clauses("The bank, which was founded in 1990, has agreed to buy its rival."), @"
    main: [The bank]s agree(pres perf)
    relative: <which> [The bank]s found(past pass) in:[1990]
    infinitive: [The bank]s buy(to < agree) [its rival]o
    ");
    assert_snapshot!(clauses("The group, whose chief resigned in May, lost $4 million."), @"
    main: [The group]s lose(past) [$4 million]o
    relative: <whose> [The group's chief]s resign(past) in:[May]
    ");
    assert_snapshot!(clauses("Shares of Acme, which makes the jet, fell 3%."), @"
    main: [Shares of Acme]s fall(past) [3%]m
    relative: <which> [Acme]s make(pres) [the jet]o
    ");
    assert_snapshot!(clauses("The town where the storm hit lost power."), @"
    main: [The town]s lose(past) [power]o
    subordinate: <where> [the storm]s hit(past)
    ");
    assert_snapshot!(clauses("The talks, in which Qatar took part, failed."), @"
    main: [The talks]s fail(past)
    relative: <which> [Qatar]s take(past) [part]o in:[The talks]
    ");
    assert_snapshot!(clauses("Acme, based in Turin, cut its forecast."), @"
    main: [Acme]s cut(past) [its forecast]o
    participle: [Acme]s base(ed pass) in:[Turin]
    ");
}

#[test]
fn phrases() {
    assert_snapshot!(clauses("Ian Brandt, vice president of rail and ports, told the Post that deliveries would begin this year."), @"
    main: [Ian Brandt = vice president of rail & ports]s tell(past) [the Post]o
    content: <that> [deliveries]s begin(would) [this year]t
    ");
    assert_snapshot!(clauses("The firm sold mills in Peru, Chile and Spain."), @"main: [The firm]s sell(past) [mills]o in:[Peru & Chile & Spain]");
    assert_snapshot!(clauses("Acme, Orbex and Lumo cut jobs."), @"main: [Acme & Orbex & Lumo]s cut(past) [jobs]o");
    assert_snapshot!(clauses("Dozens of the firm's workers were hurt."), @"main: [Dozens of the firm's workers]s hurt(past pass)");
    assert_snapshot!(clauses("The workers' union rejected the firm's offer of a raise."), @"main: [The workers's union]s reject(past) [the firm's offer of a raise]o");
    assert_snapshot!(clauses("Smith and Jones scored 12 and 15 points, respectively."), @"main: [Smith & Jones]s score(past) [12 & 15 points]o");
    assert_snapshot!(clauses("Neither Acme nor Orbex has revealed the terms."), @"main: [Neither Acme & Orbex]s reveal(not pres perf) [the terms]o");
    assert_snapshot!(clauses("More than 300 people and at least 12 soldiers died."), @"main: [More than 300 people & at least 12 soldiers]s die(past)");
    assert_snapshot!(clauses("The political and economic crisis deepened."), @"main: [The political and economic crisis]s deepen(past)");
    assert_snapshot!(clauses("The driver of the truck and two guards were arrested."), @"main: [The driver of the truck & two guards]s arrest(past pass)");
}

#[test]
fn subordinate() {
    assert_snapshot!(clauses("After the ferry sank, divers found 12 bodies."), @"
    main: [divers]s find(past) [12 bodies]o
    subordinate: <After> [the ferry]s sink(past)
    ");
    assert_snapshot!(clauses("The ferry sank after midnight."), @"main: [The ferry]s sink(past) after:[midnight]");
    assert_snapshot!(clauses("If it rains and rivers rise, the road closes."), @"
    main: [the road]s close(pres)
    subordinate: <If> [it]s rain(pres)
    coordinate: [rivers]s rise(pres)
    ");
    assert_snapshot!(clauses("The ferry sank because its doors were left open."), @"
    main: [The ferry]s sink(past)
    subordinate: <because> [its doors]s leave(past pass)
    ");
    assert_snapshot!(clauses("Although small, the firm employs 300 people."), @"
    main: [the firm]s employ(pres) [300 people]o
    subordinate: <Although>
    ");
    assert_snapshot!(clauses("While flying to Rome, the jet lost power."), @"
    main: [the jet]s lose(past) [power]o
    participle: <While> [the jet]s fly(ing) to:[Rome]
    ");
    assert_snapshot!(clauses("The mayor, when asked about the loan, denied it."), @"
    main: [The mayor]s deny(past) [it]o
    participle: <when> [The mayor]s ask(ed pass) about:[the loan]
    ");
    assert_snapshot!(clauses("The road closed because of snow."), @"main: [The road]s close(past) because:[snow]");
}

#[test]
fn negation() {
    assert_snapshot!(clauses("The firm did not meet its deadline."), @"main: [The firm]s meet(not past) [its deadline]o");
    assert_snapshot!(clauses("No trains were delivered."), @"main: [No trains]s deliver(not past pass)");
    assert_snapshot!(clauses("The bank won't sell the mill."), @"main: [The bank]s sell(not will) [the mill]o");
    assert_snapshot!(clauses("The firm never paid the fine."), @"main: [The firm]s pay(not past) [the fine]o");
    assert_snapshot!(clauses("The minister denied that he had met the envoy."), @"
    main: [The minister]s deny(past)
    content: <that> [he]s meet(past perf) [the envoy]o
    ");
}

#[test]
fn questions() {
    assert_snapshot!(clauses("Did the bank know about the loan?"), @"main: [the bank]s know(past) about:[the loan]");
    assert_snapshot!(clauses("Is the road open?"), @"main: [the road]s be(pres)");
}

/// Infinitives that are joined, of which the second goes without "to".
#[test]
fn joined_infinitives() {
    assert_snapshot!(clauses("Orbex drafted a rule to scrap and replace the levy."), @"
    main: [Orbex]s draft(past) [a rule]o
    infinitive: [Orbex]s scrap(to)
    coordinate: [Orbex]s replace(to) [the levy]o
    ");
    assert_snapshot!(clauses("We are going to repair and reopen the mill."), @"
    main: [We]s go(pres prog)
    infinitive: [We]s repair(to < go)
    coordinate: [We]s reopen(to < go) [the mill]o
    ");
    assert_snapshot!(clauses("It is a rule they are using to repair and reopen the mill."), @"
    main: [It]s be(pres) [a rule]n
    relative: [they]s use(pres prog) [a rule]o
    infinitive: [they]s repair(to < use)
    coordinate: [they]s reopen(to < use) [the mill]o
    ");
    assert_snapshot!(clauses("These talks are part of a plan to either repair and reopen the mill."), @"
    main: [These talks]s be(pres) [part of a plan]n
    infinitive: [These talks]s repair(to < [plan])
    coordinate: [These talks]s reopen(to < [plan]) [the mill]o
    ");
    assert_snapshot!(clauses("The talks were meant to help Roe and hurt Gro."), @"
    main: [The talks]s mean(past pass)
    infinitive: [The talks]s help(to < mean) [Roe]o
    coordinate: [The talks]s hurt(past) [Gro]o
    ");
    assert_snapshot!(clauses("Orbex wants to cut costs, to open a mill and hire 300 people."), @"
    main: [Orbex]s want(pres)
    infinitive: [Orbex]s cut(to < want) [costs]o
    infinitive: [Orbex]s open(to) [a mill]o
    coordinate: [Orbex]s hire(to) [300 people]o
    ");
    // Nouns, and verbs that go with another verb.
    assert_snapshot!(clauses("Workers return to work and resume talks."), @"
    main: [Workers]s return(pres) to:[work]
    coordinate: [Workers]s resume(pres) [talks]o
    ");
    assert_snapshot!(clauses("Workers will return to work and resume talks."), @"
    main: [Workers]s return(will) to:[work]
    coordinate: [Workers]s resume(will) [talks]o
    ");
    assert_snapshot!(clauses("The firm objected to change and closed the mill."), @"
    main: [The firm]s object(past) to:[change]
    coordinate: [The firm]s close(past) [the mill]o
    ");
}
