//! From mentions to claims: each value with what it measures, who says so, and how surely.

use super::frame::Frames;
use super::measure;
use super::{
    Claim, ClaimKind, Frame, NameKey, Participant, Term, Value, elsewhere, estimate, meant, occurrence, question, slot,
    spoken, tally, time,
};
use crate::article::{Article, UnitKind};
use crate::lexicon::names::Traits;
use crate::lexicon::{Cue, word as w};
use crate::mention::name::Names;
use crate::mention::quote::{Attribution, Quote};
use crate::mention::role::Role;
use crate::mention::{Kind, Mention};
use crate::span::Span;
use crate::syntax::Syntax;
use crate::text::Text;
use crate::value::{Amount, Bound, Decimal};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::Arc;

/// Everything that was read in an article, as the claims are made of it.
pub struct Read<'a> {
    pub article: &'a Article,
    pub text: &'a Text<'a>,
    pub mentions: &'a [Mention],
    pub names: &'a Names,
    pub roles: &'a [Role],
    pub quotes: &'a [Quote],
    pub attributions: &'a [Attribution],
    pub syntax: &'a Syntax,
}

/// A mention that made no claim, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Index of the mention.
    pub mention: usize,
    pub reason: &'static str,
}

/// The claims of an article, in the order of its text, and what made none.
pub fn claims(read: &Read, frames: &Frames) -> (Vec<Claim>, Vec<Refused>) {
    let newlines = read.article.text.match_indices('\n').map(|(i, _)| i as u32).collect();
    let sentences = vec![OfSentence::default(); read.text.sentences.len()];
    let maker = Maker { read, frames, newlines, sentences };
    let tallies = tally::tallies(frames);
    let (mut out, mut refused) = (Vec::new(), Vec::new());
    let mut estimates = FxHashSet::default();
    for (i, m) in read.mentions.iter().enumerate() {
        let claim = if maker.is_silent(m.tokens.start) {
            Err("it stands in boilerplate")
        } else if m.kind.is_numeric() && tallies.iter().any(|t| t.covers(m.tokens.start)) {
            continue;
        } else {
            match m.kind {
                Kind::Ordinal if m.unit.as_deref().is_none_or(str::is_empty) => Err("an order is no fact"),
                Kind::Set => Err("a recurring time dates no event"),
                Kind::Date | Kind::Time => time::claim(&maker, i),
                _ if maker.is_one_of(m) => Err("it is one of several, and counts nothing"),
                _ => maker.number(m, &mut estimates).ok_or("its value is not known"),
            }
        };
        match claim {
            Ok(claim) => out.push(claim),
            Err(reason) => refused.push(Refused { mention: i, reason }),
        }
    }
    out.extend(read.roles.iter().filter(|r| !maker.is_silent(r.tokens.start)).filter_map(|r| maker.role(r)));
    out.extend(read.quotes.iter().filter(|q| !maker.is_silent(q.tokens.start)).map(|q| maker.quote(q)));
    occurrence::claims(&maker, &mut out);
    let results = tallies.iter().filter(|t| !maker.is_silent(t.start()));
    out.extend(results.flat_map(|t| tally::claims(&maker, t)));
    out.sort_by_key(|c| (!c.in_title, c.span.start, c.span.end, c.kind));
    elsewhere::resolve(&mut out, read.text.lexicon);
    estimate::resolve(&mut out, &estimates, read.text.lexicon);
    elsewhere::mark_tolls(&mut out, read.text.lexicon, read.article.published);
    elsewhere::mark_sole(&mut out);
    estimate::mark_disputes(&mut out, &estimates);
    // One id a claim, whatever repeats.
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    for claim in &mut out {
        let n = seen.entry(claim.id.clone()).or_default();
        *n += 1;
        if *n > 1 {
            claim.id = format!("{}-{n}", claim.id);
        }
    }
    (out, refused)
}

/// Makes claims of one article.
pub struct Maker<'a> {
    pub read: &'a Read<'a>,
    pub frames: &'a Frames<'a>,
    /// Where the lines of the article's text end.
    newlines: Vec<u32>,
    sentences: Vec<OfSentence>,
}

/// What the claims of one sentence share, once somebody asks for it.
#[derive(Clone, Default)]
struct OfSentence {
    /// See [`Frame::said`].
    said: OnceCell<String>,
    /// It is a string of headlines.
    strung: OnceCell<bool>,
    /// Somebody or something is named in it.
    named: OnceCell<bool>,
}

impl Maker<'_> {
    /// Boilerplate makes no claims, nor do headlines strung together ("Storm nears | Vote delayed | More").
    pub(super) fn is_silent(&self, token: usize) -> bool {
        let text = self.read.text;
        let at = text.sentence_of(token);
        let Some(sentence) = text.sentences.get(at) else { return true };
        let strung = || {
            let count = sentence.tokens.clone().filter(|&t| text.word(t) == w::BAR).take(2).count();
            count == 2
        };
        text.prose.units[sentence.unit].boilerplate || *self.sentences[at].strung.get_or_init(strung)
    }

    /// Whether a sentence names somebody or something, be it by a name that nobody knows and that opens it.
    pub(super) fn is_of_named(&self, sentence: usize) -> bool {
        let text = self.read.text;
        let mut tokens = text.sentences[sentence].tokens.clone();
        let first = tokens.start;
        let people = |t: usize| text.lexicon.names.traits(text.word(t)).has(Traits::PEOPLE);
        let unknown = |t: usize| t == first && meant::is_unknown(text.lexicon, text.str(t));
        let named = || tokens.any(|t| self.frames.is_named(t) || people(t) || unknown(t));
        *self.sentences[sentence].named.get_or_init(named)
    }

    /// "one of the biggest fires", "one reason is"; but "one of five members", "one of the men died".
    fn is_one_of(&self, m: &Mention) -> bool {
        let (text, syntax) = (self.read.text, self.read.syntax);
        if m.amount.is_none_or(|a| (a.low, a.high, a.bound) != (Some(Decimal::ONE), Some(Decimal::ONE), Bound::Exact))
            || !matches!(m.kind, Kind::Count | Kind::Number)
        {
            return false;
        }
        let clause = self.frames.clause_at(m.tokens.start);
        let holds = |p: usize| syntax.phrases[p].tokens.contains(&m.tokens.start);
        let subject = clause.and_then(|c| c.subject).is_some_and(holds);
        let noun = clause.and_then(|c| c.predicate_noun);
        let is = clause.and_then(|c| c.verb).is_some_and(|v| self.frames.lemma(syntax.verbs[v].head) == "be");
        let states = clause.is_some_and(|c| c.complements.is_empty());
        if is && (noun.is_some_and(holds) || subject && (noun.is_some() || states)) {
            return true;
        }
        // The mention may hold the whole of "one of the men".
        let of = (m.tokens.start + 1..m.tokens.end + 1).find(|&t| text.word(t) == w::OF);
        let counted = |of: usize| {
            let near = |n: &Mention| n.kind.is_numeric() && n.tokens.start > of && n.tokens.start <= of + 4;
            self.frames.mentions_of_sentence(of).any(near)
        };
        !subject && of.is_some_and(|of| !counted(of))
    }

    /// The claim that a figure makes; notes it among the `estimates` where it is one.
    fn number(&self, m: &Mention, estimates: &mut FxHashSet<Span>) -> Option<Claim> {
        let amount = m.amount?;
        let lexicon = self.read.text.lexicon;
        let measure = measure::of(self.frames, m);
        let mut kind = ClaimKind::Quantity;
        let mut unit = m.unit.clone().unwrap_or_default();
        let mut amount = amount;
        let dimension;
        let mut factor = Decimal::ONE;
        match m.kind {
            Kind::Money => {
                kind = ClaimKind::Money;
                let rate = unit.split_once(" per ").filter(|(_, r)| !self.frames.cue_of(r, Cue::Yearly));
                let rate = rate.map_or(String::new(), |(_, r)| format!("/{r}"));
                dimension = format!("{}{rate}", m.currency.unwrap_or(&unit));
            }
            Kind::Percent => {
                kind = ClaimKind::Percent;
                dimension = if unit.contains("point") { "percentage point" } else { "percent" }.into();
                if unit == "basis point" {
                    factor = Decimal::new(1, 2);
                }
                amount = signed(amount, measure.falls);
            }
            Kind::Fraction => {
                kind = ClaimKind::Percent;
                dimension = "percent".into();
                unit = "percent".into();
                amount = Amount { place: 0, ..amount.times(Decimal::ONE_HUNDRED)? };
                let rounded = |d: Option<Decimal>| d.map(|d| d.round_dp(3));
                amount =
                    signed(Amount { low: rounded(amount.low), high: rounded(amount.high), ..amount }, measure.falls);
            }
            Kind::Count | Kind::Number => {
                dimension = match unit.split_once(" per ") {
                    Some((_, rate)) => format!("count/{rate}"),
                    None => "count".into(),
                };
            }
            _ => {
                dimension = match lexicon.units.get(&unit) {
                    _ if m.kind == Kind::Age => "age".to_string(),
                    Some(u) => {
                        factor = u.factor;
                        u.dimension.to_string()
                    }
                    None => unit.clone(),
                };
            }
        }
        let (mut frame, counted) = self.frames.frame(m, &measure);
        let estimator = self.estimator(m.tokens.start, &mut frame);
        let unit = counted.unwrap_or(unit);
        let rule = measure.rule;
        let value = Value::Number {
            amount,
            unit,
            currency: m.currency.map(str::to_string),
            change: m.change,
            dimension,
            factor,
        };
        let mut claim = self.claim(kind, m.span, m.tokens.start, value, frame, rule);
        claim.slot = question::of_value(self.frames, &claim, m.tokens.clone(), measure.phrase);
        if estimator.is_some() || self.is_estimated(m.tokens.start) {
            estimates.insert(claim.span);
        }
        claim.speaker = estimator.or(claim.speaker);
        Some(claim)
    }

    fn role(&self, r: &Role) -> Option<Claim> {
        let person = self.read.names.entities.get(r.person)?;
        let organisation = r.organisation.as_ref().map(|o| self.frames.organisation(o));
        let term = Term {
            text: person.canonical.clone(),
            head: person.canonical.clone(),
            names: vec![self.frames.key(r.person).clone()],
            ..Term::default()
        };
        // "the agency's chief": which one was worked out, not read.
        let near = r.tokens.start.saturating_sub(3)..r.tokens.end;
        let open = r.rule != "role.joined-as"
            && near.into_iter().any(|t| {
                self.frames.has_cue(t, Cue::Organisation) && !self.frames.is_named(t)
                    || [w::ITS, w::THEIR].contains(&self.read.text.word(t))
            });
        let body = |o: &Arc<NameKey>| Term { open, ..Term::named(o.clone()) };
        let participants = organisation.iter().map(|o| (Participant::Theme, body(o))).collect();
        let frame = Frame { attribute: "role".into(), measure: Some(term), participants, ..Frame::default() };
        let lexicon = self.read.text.lexicon;
        let value = Value::Role {
            part: lexicon.titles.named(&r.title).and_then(|t| t.part),
            high: lexicon.titles.may_lead(&lexicon.vocabulary, &r.title),
            person: person.canonical.clone(),
            title: r.title.clone(),
            organisation: organisation.map(|o| o.name.clone()),
            qualifiers: r.qualifiers.iter().map(|q| q.name().to_string()).collect(),
            exclusive: r.exclusive,
            sole: r.sole,
        };
        let mut claim = self.claim(ClaimKind::Role, r.span, r.tokens.start, value, frame, r.rule);
        claim.slot = question::of_person(&claim);
        // "He is not related to Jane Roe, who has been chief executive": no title is denied here.
        claim.negated = false;
        Some(claim)
    }

    fn quote(&self, q: &Quote) -> Claim {
        let words = q.span.of(&self.read.text.prose.text).to_string();
        let mut measure = None;
        if let Some(entity) = q.speaker.as_ref().and_then(|s| s.entity) {
            measure = Some(Term::named(self.frames.key(entity).clone()));
        }
        let frame = Frame { attribute: "quote".into(), measure, ..Frame::default() };
        let value = Value::Quote { telling: self.telling(&words), words };
        let mut claim = self.claim(ClaimKind::Quote, q.span, q.tokens.start, value, frame, q.rule);
        claim.speaker = q.speaker.as_ref().map(|s| self.speaker(s.entity, &s.text));
        claim.modality = None;
        claim.negated = false;
        claim.slot = question::of_person(&claim);
        claim
    }

    /// The words of a quotation that say something by themselves: neither "don't" nor "we're", whatever "don" and "re"
    /// may be.
    fn telling(&self, words: &str) -> Vec<String> {
        let lexicon = self.read.text.lexicon;
        let function = |w: &str| lexicon.names.traits(lexicon.vocabulary.get(w)).has(Traits::FUNCTION);
        let mut told: Vec<Cow<str>> = spoken(words)
            .map(|w| match w.strip_suffix("'s") {
                // "the government's"; "it's" is said by "it".
                Some(owner) => Cow::Owned(owner.to_string()),
                None => w,
            })
            .filter(|w| !w.contains('\'') && !function(w))
            .collect();
        told.sort_unstable();
        told.dedup();
        told.into_iter().map(Cow::into_owned).collect()
    }

    fn speaker(&self, entity: Option<usize>, text: &str) -> String {
        entity.and_then(|e| self.read.names.entities.get(e)).map_or_else(|| text.to_string(), |e| e.canonical.clone())
    }

    /// Who is cited for what stands at a token: the speaker of the quotation around it, or of the sentence.
    pub(super) fn cited(&self, token: usize) -> Option<String> {
        let quoted = self.read.quotes.iter().filter(|q| q.tokens.contains(&token)).find_map(|q| q.speaker.as_ref());
        let attributed = || self.read.attributions.iter().find(|a| a.scope.contains(&token)).map(|a| &a.speaker);
        quoted.or_else(attributed).map(|s| self.speaker(s.entity, &s.text))
    }

    /// A claim with its evidence and keys; its question is for the caller to word.
    pub fn claim(&self, kind: ClaimKind, span: Span, token: usize, value: Value, frame: Frame, rule: &str) -> Claim {
        let text = self.read.text;
        let prose = text.prose;
        let at = text.sentence_of(token);
        let sentence = &text.sentences[at];
        let mut frame = frame;
        if !matches!(kind, ClaimKind::Role | ClaimKind::Quote) {
            frame.said = self.sentences[at].said.get_or_init(|| self.frames.said(sentence.tokens.clone())).clone();
        }
        let unit = prose.units[sentence.unit];
        let in_title = prose.detached_title && unit.kind == UnitKind::Title;
        let source = prose.source_span(span);
        let words = span.of(&prose.text).to_string();
        let (modality, negated) = self.frames.modality(token);
        let line = if in_title { 1 } else { 1 + self.newlines.partition_point(|&at| at < source.start) as u32 };
        let shown = sentence.span.join(span);
        let mut claim = Claim {
            id: id(&self.read.article.id, kind, shown.of(&prose.text), span.start - shown.start, &words),
            kind,
            span: source,
            text: words,
            sentence: prose.source_span(shown),
            sentence_text: shown.of(&prose.text).to_string(),
            mark: Span { start: span.start - shown.start, end: span.end - shown.start },
            line,
            in_title,
            headline: matches!(unit.kind, UnitKind::Title | UnitKind::Heading),
            value,
            frame,
            speaker: self.cited(token),
            modality,
            negated,
            rule: rule.to_string(),
            slot: String::new(),
            keys: Vec::new(),
        };
        claim.keys = slot::keys(&claim);
        claim
    }
}

/// Ten hexadecimal digits of what the claim is made of.
fn id(article: &str, kind: ClaimKind, sentence: &str, at: u32, words: &str) -> String {
    let [article, kind, sentence, words] = [article, kind.name(), sentence, words].map(str::as_bytes);
    let all: [&[u8]; 9] = [article, b"\0", kind, b"\0", sentence, b"\0", words, b"\0", &at.to_le_bytes()];
    blake3::hash(&all.concat()).to_hex()[..10].to_string()
}

/// A fall is negative: "fell more than 4%" is less than -4.
fn signed(amount: Amount, falls: bool) -> Amount {
    if !falls {
        return amount;
    }
    let bound = match amount.bound {
        Bound::Less => Bound::More,
        Bound::AtMost => Bound::AtLeast,
        Bound::More => Bound::Less,
        Bound::AtLeast => Bound::AtMost,
        b => b,
    };
    amount.times(Decimal::NEGATIVE_ONE).map_or(amount, |a| Amount { bound, ..a })
}
