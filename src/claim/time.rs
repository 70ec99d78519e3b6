//! Claims of dates: the event, and whether the date is its start, end, deadline or moment.

use super::measure::Measure;
use super::read::Maker;
use super::{Claim, ClaimKind, Frame, Participant, Qualifier, QualifierKind, Term, Value, question, tenure};
use crate::lexicon::{Classes, Cue, Takes, word as w};
use crate::mention::{Kind, Mention, date};
use crate::syntax::{Clause, Complement, PhraseKind, Voice};
use crate::value::{Bound, Day};

/// The claim of temporal mention `i`; a reason for what fixes no time ("recently"), and for the second end of a range,
/// which belongs to the claim of the first.
pub fn claim(maker: &Maker, i: usize) -> Result<Claim, &'static str> {
    const VAGUE: &str = "it fixes no time";
    let read = maker.read;
    let (text, mentions) = (read.text, read.mentions);
    let m = &mentions[i];
    let timex = m.timex.as_ref().ok_or(VAGUE)?;
    let value = timex.value.as_deref().ok_or(VAGUE)?;
    if value.ends_with("_REF") && range_to(maker, i).is_none() {
        return Err(VAGUE);
    }
    // "up 4% from a year earlier": what is compared with is no event.
    if matches!(m.rule, "date.ago" | "date.year-before-quarter")
        && m.tokens.start.checked_sub(1).is_some_and(|t| matches!(text.word(t), w::FROM | w::THAN | w::WITH))
    {
        return Err("it is what is compared with");
    }
    let clause = maker.frames.clause_at(m.tokens.start);
    let shifted = clause.and_then(|c| dated(maker, c));
    // "was moved from Wednesday to Friday" is no range.
    let delayed = shifted.is_some_and(|s| s.delayed);
    if !delayed && mentions[..i].iter().enumerate().rev().take(3).any(|(j, _)| range_to(maker, j) == Some(i)) {
        return Err("it is the other end of a range");
    }
    let (mut low, mut high) = date::narrowed(timex);
    if (low, high) == (None, None) {
        (low, high) = settled(maker, i).unwrap_or((None, None));
    }
    let mut tokens = m.tokens.clone();
    let mut bound = Bound::Exact;
    let mut values = vec![value.to_string()];
    let before = |n: usize| m.tokens.start.checked_sub(n).map_or(crate::lexicon::WordId::NONE, |t| text.word(t));
    let mut attribute = "moment";
    let mut rule = "date.moment";
    let verb = clause.and_then(|c| c.verb).map(|v| &read.syntax.verbs[v]);
    let verb_has = |cue: Cue| {
        verb.is_some_and(|v| maker.frames.has_cue(v.head, cue))
            || cue == Cue::Start && clause.is_some_and(|c| breaks_out(maker, c))
    };
    // "The plant started up in May": a thing has no start of its own.
    let is_thing = clause.and_then(|c| c.object.or(c.subject)).is_some_and(|p| {
        let kind = read.syntax.phrases[p].kind;
        kind == PhraseKind::Noun && !is_event(maker, p)
    });
    if let Some(j) = range_to(maker, i).filter(|_| !delayed) {
        let other = &mentions[j];
        let last = other.timex.as_ref().ok_or(VAGUE)?;
        high = date::narrowed(last).1;
        values.extend(last.value.clone());
        tokens = m.tokens.start..other.tokens.end;
        if before(1) == w::BETWEEN || before(1) == w::FROM {
            tokens.start -= 1;
        }
        (attribute, rule, bound) = ("window", "date.window", Bound::Range);
    } else if delayed {
        rule = "date.shifted";
    } else if before(1) == w::UNTIL && maker.frames.modality(m.tokens.start).1
        || before(1) == w::BEFORE && clause.is_some_and(|c| is_denied(maker, c, m))
    {
        (attribute, rule) = ("start", "date.not-until");
    } else if before(1) == w::UNTIL || before(1) == w::TILL || before(1) == w::THROUGH {
        (attribute, rule) = ("end", "date.until");
        // To the last day, unless the words say about when.
        low = if before(1) == w::THROUGH && timex.modifier.is_none() { high } else { low };
    } else if before(1) == w::TO && verb_has(Cue::Lasting) {
        (attribute, rule) = ("end", "date.until");
    } else if before(1) == w::BY {
        (attribute, rule, bound, low) = ("end", "date.by", Bound::AtMost, None);
    } else if before(1) == w::SINCE || before(1) == w::FROM {
        (attribute, rule) = ("start", "date.since");
    } else if verb_has(Cue::Start) && !is_thing {
        (attribute, rule) = ("start", "date.start-verb");
    } else if verb_has(Cue::End) && !verb_has(Cue::Level) && !is_thing {
        (attribute, rule) = ("end", "date.end-verb");
    }
    let (frame, dated) = event(maker, anchor(maker, i), &tokens, attribute);
    // A signature, a heading, a list of sources; but "at a fair in 2024" and "15 March: launch" date something.
    let told = text.word(tokens.end) == w::COLON || text.lexicon.facts(before(1)).classes.any(Classes::PREPOSITION);
    if frame.predicate.is_none() && frame.participants.is_empty() && !told {
        return Err("it dates no event");
    }
    if dated.is_none() && attribute == "moment" && clause.is_some_and(|c| only_says(maker, c)) {
        rule = "date.said";
    }
    let assumed = m.rule == date::HOUR;
    // "shortly before 2 p.m." is a time told less exactly, not one of many.
    let close = m.tokens.start >= 2 && maker.frames.has_cue(m.tokens.start - 2, Cue::Close);
    if assumed && bound == Bound::Exact && !close {
        bound = match before(1) {
            w::AFTER => Bound::More,
            w::BEFORE => Bound::Less,
            _ => bound,
        };
    }
    let value = Value::Time { low, high, bound, timex: values, assumed };
    let span = text.span(tokens.clone());
    let mut claim = maker.claim(ClaimKind::Date, span, m.tokens.start, value, frame, rule);
    // "will not begin until May" says that it begins in May; of "failed to react to Saturday's riot" the riot is no less
    // a fact.
    if modified(maker, m).is_some() {
        (claim.negated, claim.modality) = (false, None);
    }
    claim.negated &= rule != "date.not-until";
    // A person says many things on one day; what a body says is mostly one statement.
    let body = |(part, t): &(Participant, Term)| {
        *part == Participant::Agent && t.names.iter().any(|n| n.name == t.head && !n.person)
    };
    if rule == "date.said" && !claim.frame.participants.iter().any(body) {
        claim.keys.clear();
    }
    claim.slot = question::of_value(maker.frames, &claim, tokens, dated);
    Ok(claim)
}

/// "Nobody will pay before March", "will not open before March".
fn is_denied(maker: &Maker, clause: &Clause, m: &Mention) -> bool {
    let frames = maker.frames;
    let nobody = |p: usize| frames.has_cue(maker.read.syntax.phrases[p].tokens.start, Cue::Nobody);
    frames.modality(m.tokens.start).1 || clause.subject.is_some_and(nobody)
}

/// "said on Thursday", "told reporters on Thursday": nobody asks when. An announcement is an event.
fn only_says(maker: &Maker, clause: &Clause) -> bool {
    let lexicon = maker.read.text.lexicon;
    let Some(verb) = maker.frames.inner(clause).verb.map(|v| &maker.read.syntax.verbs[v]) else { return false };
    let takes = verb.verb.map(|v| lexicon.verb(v).takes).unwrap_or_default();
    let event = !lexicon.events.verb(verb.lemma).is_empty()
        || !lexicon.predicates.verb(lexicon.vocabulary.word(verb.lemma)).is_empty();
    takes.any(Takes::SPEECH) && !event && (takes.any(Takes::TWO) || clause.object.is_none())
}

/// "between 2026 and 2027, with shipments beginning this year": the year that opens the range is this one. Only where
/// the article's own date is not known.
fn settled(maker: &Maker, i: usize) -> Option<(Option<Day>, Option<Day>)> {
    let read = maker.read;
    let m = &read.mentions[i];
    let words = m.span.of(&read.text.prose.text);
    if read.article.published.is_some() || !words.eq_ignore_ascii_case("this year") {
        return None;
    }
    let started = maker.frames.clause_at(m.tokens.start)?.verb.map(|v| read.syntax.verbs[v].head)?;
    if !maker.frames.has_cue(started, Cue::Start) {
        return None;
    }
    let sentence = read.text.sentence_of(m.tokens.start);
    let year = (0..i)
        .rev()
        .take_while(|&j| read.text.sentence_of(read.mentions[j].tokens.start) == sentence)
        .find_map(|j| {
            let timex = read.mentions[j].timex.as_ref()?;
            range_to(maker, j).and(timex.low).map(Day::year)
        })?;
    Some((Day::new(year, 1, 1), Day::new(year, 12, 31)))
}

/// An event whose clause tells only its date: "the launch was postponed to May", "the vote was held in May".
#[derive(Clone, Copy)]
struct Dated {
    event: usize,
    /// The date replaces another.
    delayed: bool,
}

fn dated(maker: &Maker, clause: &Clause) -> Option<Dated> {
    let (frames, syntax) = (maker.frames, maker.read.syntax);
    let verb = &syntax.verbs[clause.verb?];
    let noun = match clause.object {
        Some(o) if !is_event(maker, o) || frames.is_taken_place(clause) => clause.subject,
        Some(o) => Some(o),
        None => clause.subject,
    };
    let event = noun.filter(|&p| is_event(maker, p))?;
    let delayed = frames.has_cue(verb.head, Cue::Delay);
    // "the last inspection was on Thursday"
    let bare = clause.object.is_none() && clause.predicate_noun.is_none() && verb.voice == Voice::Active;
    let is = bare && frames.lemma_id(verb.head) == w::BE;
    let dates = is || [Cue::Occur, Cue::Lasting].iter().any(|c| frames.has_cue(verb.head, *c));
    (delayed || dates).then_some(Dated { event, delayed })
}

/// The first date of a string of dates that ends in mention `i`: "the crashes in May 2018 and June 2019".
fn anchor<'a>(maker: &Maker<'a>, i: usize) -> &'a Mention {
    let (text, mentions) = (maker.read.text, maker.read.mentions);
    let mut first = i;
    while let Some(before) = first.checked_sub(1) {
        let gap = mentions[before].tokens.end..mentions[first].tokens.start;
        let joined = gap.len() == 1 && matches!(text.word(gap.start), w::AND | w::OR);
        if !joined || mentions[before].kind != Kind::Date {
            break;
        }
        first = before;
    }
    &mentions[first]
}

/// The event that a date dates: the noun that it stands before ("the 2014 interview") or after ("the crash in March"),
/// what begins or ends ("deliveries begin in May"), else the clause. With the phrase that it was read from.
fn event(
    maker: &Maker,
    m: &Mention,
    tokens: &std::ops::Range<usize>,
    attribute: &'static str,
) -> (Frame, Option<usize>) {
    let (frames, syntax) = (maker.frames, maker.read.syntax);
    let mut frame = Frame { attribute: attribute.to_string(), ..Frame::default() };
    let clause = frames.clause_at(m.tokens.start);
    let before = modified(maker, m);
    // "was hurt in a 1997 crash" is when it happened.
    let read = maker.read.text;
    let during = |p: usize| {
        let start = syntax.phrases[p].tokens.start;
        let joint = start.checked_sub(1).map_or(crate::lexicon::WordId::NONE, |t| read.word(t));
        matches!(read.word(start), w::A | w::AN) && matches!(joint, w::DURING | w::IN | w::AT)
    };
    let told = clause.and_then(|c| c.verb).is_some_and(|v| !frames.has_cue(syntax.verbs[v].head, Cue::Light));
    let before = before.filter(|&p| !(told && during(p)));
    let complement =
        clause.and_then(|c| c.complements.iter().find(|c| syntax.phrases[c.phrase].tokens.contains(&m.tokens.start)));
    let onset = clause.is_some_and(|c| frames.begins(c));
    let placed = clause.is_some_and(|c| frames.is_taken_place(c));
    // "opened at the Dorne Festival in 2014" is when it opened.
    let happens = clause.and_then(|c| c.verb).is_some_and(|v| frames.has_cue(syntax.verbs[v].head, Cue::Once));
    // "signed the treaty in June" is when it was signed.
    let done = |p: usize| clause.is_some_and(|c| c.object == Some(p));
    let own = |p: usize| placed || onset || happens && (done(p) || syntax.phrases[p].kind == PhraseKind::Name);
    // "went on sale on Monday": the noun is part of the verb.
    let idiom = clause.and_then(|c| frames.idiom(c, &frames.verb_of(c.verb?))).map(|(_, phrase)| phrase);
    let after = complement.and_then(|c| c.after).filter(|&p| is_event(maker, p) && !own(p) && Some(p) != idiom);
    // "the achievements of the 18th century": the date is that of the noun, unless that is a time itself.
    let text = maker.read.text;
    let start = tokens.start - usize::from(tokens.start > 0 && text.word(tokens.start - 1) == w::THE);
    let noun = start.checked_sub(2).filter(|&t| text.word(t + 1) == w::OF).and_then(|t| frames.phrase_at(t));
    let timed = |p: usize| text.lexicon.facts(text.word(syntax.phrases[p].head)).classes.any(Classes::TIME);
    let after = after.or(noun.filter(|&p| !timed(p) && syntax.phrases[p].kind == PhraseKind::Noun));
    let after =
        after.or_else(|| clause.and_then(|c| beside(maker, c, m)).filter(|p| !onset && !placed && Some(*p) != idiom));
    let aspect = clause.filter(|c| {
        c.verb.is_some_and(|v| {
            let v = &syntax.verbs[v];
            frames.has_cue(v.head, Cue::Start) || frames.has_cue(v.head, Cue::End)
        }) || breaks_out(maker, c)
    });
    let begun = aspect.and_then(|c| c.object.or(c.subject)).filter(|&p| is_event(maker, p));
    // "was delayed on Friday": that is when the decision was made.
    let joint = tokens.start.checked_sub(1).map_or(crate::lexicon::WordId::NONE, |t| maker.read.text.word(t));
    let told = clause
        .and_then(|c| dated(maker, c))
        .filter(|d| !d.delayed || matches!(joint, w::TO | w::UNTIL | w::TILL | w::FOR | w::FROM));
    if joint == w::FROM && told.is_some_and(|d| d.delayed) {
        let (text, key) = ("former plan".to_string(), "former".to_string());
        frame.qualifiers.push(Qualifier { kind: QualifierKind::Status, text, key });
    }
    let held = tenure::fill(maker, &mut frame, m);
    let dated = before.or(told.map(|d| d.event)).or(begun).or(after).filter(|_| !held);
    let begins = match dated {
        Some(phrase) => {
            let class = frames.class_of(phrase);
            frames.has_cue(syntax.phrases[phrase].head, Cue::Onset)
                || class.is_some_and(|c| frames.cue_of(c, Cue::Onset))
        }
        None => onset,
    };
    // "Tuesday's close" is one of many.
    let day = |p: usize| syntax.phrases[p].kind == PhraseKind::Date;
    let one_of_many = dated.and_then(|p| syntax.phrases[p].possessor).is_some_and(day);
    match dated {
        Some(phrase) => {
            frame.once = frames.has_cue(syntax.phrases[phrase].head, Cue::Once);
            frames.nominal(&mut frame, phrase);
        }
        None => {
            if let Some(clause) = clause.filter(|_| !held) {
                let open = Measure { attribute, phrase: None, falls: false, rule: "date" };
                frames.predicate(&mut frame, frames.inner(clause), &open);
                let told = frames.inner(clause).verb;
                frame.once = told.is_some_and(|v| frames.has_cue(syntax.verbs[v].head, Cue::Once));
                frames.context(&mut frame, clause, tokens, &open);
                frames.mean(&mut frame, frames.inner(clause));
            }
        }
    }
    // "Took effect", "founded" and "set up": by the class where the verb alone does not tell.
    let lexicon = text.lexicon;
    let class = frame.predicate.as_ref().map(|p| lexicon.vocabulary.get(p));
    let tells = |cue: Cue| class.is_some_and(|c| lexicon.cues.has(c, cue));
    frame.once |= tells(Cue::Once);
    let single = match dated {
        Some(p) => singled(maker, syntax.phrases[p].tokens.clone()),
        None => clause.filter(|_| !held).and_then(|c| single(maker, c)),
    };
    frame.once |= single.is_some();
    frame.once &= !one_of_many && !held;
    // "Her permit expires": everybody has one.
    let owners = [w::HIS, w::HER, w::MY, w::YOUR, w::WHOSE];
    let own = |p: usize| owners.contains(&maker.read.text.word(syntax.phrases[p].tokens.start));
    frame.once |= begins
        || attribute == "window" && m.kind == Kind::Date
        || attribute != "moment" && begun.is_some_and(|p| !own(p));
    // "The last strike, in 2008," is another than the one that is told of, and than the first.
    let former = |p: usize| syntax.phrases[p].modifiers.iter().copied().find(|&m| frames.has_cue(m, Cue::Former));
    if let Some(token) = dated.and_then(former).or(single) {
        let key = frames.lemma(token).to_string();
        let text = text.str(token).to_string();
        frame.qualifiers.push(Qualifier { kind: QualifierKind::Part, text, key });
    }
    // "Flights were suspended on Monday": that is when the suspension starts.
    if (begins || tells(Cue::Onset)) && attribute == "moment" {
        frame.attribute = "start".to_string();
    }
    frame.light = frame.predicate.as_deref().is_some_and(|p| frames.is_light(p));
    frames.around(&mut frame, tokens);
    (frame, dated)
}

/// "the first case was reported", "the bridge was last inspected": of many such, this is one.
fn single(maker: &Maker, clause: &Clause) -> Option<usize> {
    let syntax = maker.read.syntax;
    // "first visited", "was last inspected"
    let verb = clause.verb.map(|v| syntax.verbs[v].tokens.start.saturating_sub(1)..syntax.verbs[v].tokens.end);
    let what = clause.verb.and_then(|v| match syntax.verbs[v].voice {
        Voice::Passive => clause.subject,
        Voice::Active => clause.object,
    });
    let phrase = what.map(|p| syntax.phrases[p].tokens.clone());
    [verb, phrase].into_iter().flatten().find_map(|tokens| singled(maker, tokens))
}

/// The word that makes a single one of many: "the last inspection".
fn singled(maker: &Maker, tokens: std::ops::Range<usize>) -> Option<usize> {
    tokens.into_iter().find(|&t| maker.frames.has_cue(t, Cue::Single) && !maker.frames.is_value(t))
}

/// The phrase whose head a date stands before: "the 2014 interview", "Saturday's violence".
fn modified(maker: &Maker, m: &Mention) -> Option<usize> {
    let phrases = &maker.read.syntax.phrases;
    let own = maker.frames.phrase_at(m.tokens.start)?;
    let owned = || (own + 1..phrases.len()).take(2).find(|&p| phrases[p].possessor == Some(own));
    Some(own).filter(|&p| phrases[p].head >= m.tokens.end).or_else(owned)
}

/// "broke out", "erupted": a verb of one class with "begin".
fn breaks_out(maker: &Maker, clause: &Clause) -> bool {
    let predicates = &maker.read.text.lexicon.predicates;
    let class = |verb: &str| predicates.verb(verb).first().map(|p| &p.class);
    let begin = class(maker.read.text.lexicon.cues.tells(Cue::Start));
    clause.verb.is_some_and(|v| class(&maker.frames.verb_of(v)).is_some_and(|c| begin == Some(c)))
}

/// The event noun that a date stands by: the subject in front of its verb ("the crashes — in May and in June — killed
/// 40"), or what a preposition takes ("since the grounding last spring").
fn beside(maker: &Maker, clause: &Clause, m: &Mention) -> Option<usize> {
    let syntax = maker.read.syntax;
    let phrase = |p: usize| &syntax.phrases[p];
    let verb = clause.verb.map(|v| syntax.verbs[v].tokens.start)?;
    let ends = |p: &usize| phrase(*p).tokens.end <= m.tokens.start;
    let subject = clause.subject.filter(|p| ends(p) && m.tokens.end <= verb);
    // "weakened to a storm on Monday" tells when it weakened.
    let becomes =
        |c: &&Complement| !matches!(maker.read.text.word(c.preposition), w::TO | w::INTO | w::AS | w::BY | w::WITH);
    let complements = clause.complements.iter().filter(becomes);
    let taken = complements.map(|c| c.phrase).find(|&p| phrase(p).tokens.end == m.tokens.start);
    subject.or(taken).filter(|&p| is_event(maker, p))
}

/// A noun that the lexicon has as an event.
fn is_event(maker: &Maker, phrase: usize) -> bool {
    let head = maker.read.syntax.phrases[phrase].head;
    let lexicon = maker.read.text.lexicon;
    let lemma = maker.frames.lemma(head);
    let told = |noun: &str| lexicon.predicates.noun(noun).is_some();
    [Cue::Event, Cue::Once].iter().any(|c| maker.frames.has_cue(head, *c))
        || told(lemma)
        || told(lexicon.nouns.same(lemma))
}

/// The mention that ends the range which mention `i` begins: "between 2026 and 2027", "June 8 – Sept. 5".
fn range_to(maker: &Maker, i: usize) -> Option<usize> {
    let (text, mentions) = (maker.read.text, maker.read.mentions);
    let m = &mentions[i];
    if !matches!(m.kind, Kind::Date | Kind::Time) {
        return None;
    }
    // "a 10 p.m. to 5 a.m. curfew" is a range of times.
    let j = (i + 1..mentions.len()).find(|&j| mentions[j].kind == m.kind)?;
    let n: &Mention = &mentions[j];
    let gap = m.tokens.end..n.tokens.start;
    if gap.len() != 1 {
        return None;
    }
    let before = m.tokens.start.checked_sub(1).map_or(crate::lexicon::WordId::NONE, |t| text.word(t));
    let joint = text.word(gap.start);
    let dash = matches!(text.str(gap.start), "-" | "–" | "—");
    let joined = match before {
        w::BETWEEN => joint == w::AND || dash,
        w::FROM => joint == w::TO || joint == w::THROUGH || joint == w::UNTIL || dash,
        _ => dash || (joint == w::TO || joint == w::THROUGH) && same_grain(m, n),
    };
    joined.then_some(j)
}

fn same_grain(a: &Mention, b: &Mention) -> bool {
    let len = |m: &Mention| m.timex.as_ref().and_then(|t| t.value.as_ref()).map(String::len);
    len(a) == len(b)
}
