//! Whether two roles, or two quotations, are of one person: whose role or words, which title, which words.
//!
//! In: two claims of one kind. Out: the positions of [`super::compare`].

use super::compare::{Comparison, ENOUGH, Relation, both, participant, person_of, same_name};
use super::form::{Form, Quote, Role, Value, Word};
use crate::claim::Participant;
use crate::lexicon::titles::Part;

/// Words up to which one telling word may be all that a quotation has.
const BRIEF: usize = 9;
/// Words that two quotations of different remarks hardly have in common in one stretch.
const LONG: usize = 9;

impl Comparison<'_> {
    /// Person and title against person and title, where the organisation is the value; or one title that one person at
    /// a time holds in one organisation, where the person is.
    pub(super) fn roles(&mut self, a: &Form, b: &Form) {
        let (Value::Role(x), Value::Role(y)) = (&a.value, &b.value) else { return };
        let person = matches!((person_of(&a.frame), person_of(&b.frame)), (Some(x), Some(y)) if same_name(x, y));
        let bodies = (participant(&a.frame, Participant::Theme), participant(&b.frame, Participant::Theme));
        if !person
            && x.exclusive
            && x.title == y.title
            && let (Some(o), Some(p)) = bodies
            && !o.open
            && !p.open
            && o.names.iter().any(|n| p.names.iter().any(|m| same_name(n, m)))
        {
            self.note("title", x.title, y.title, Relation::Same, 1.0);
            self.note("organisation", o.text, p.text, Relation::Same, 1.5);
            self.m.sure = true;
            self.m.overlap = 1.0;
            return;
        }
        self.note("person", x.person, y.person, if person { Relation::Same } else { Relation::Different }, 1.5);
        if self.is_settled() {
            return;
        }
        let (t, u) = (post(self.forms.text(x.title)), post(self.forms.text(y.title)));
        let title = if x.title == y.title {
            Relation::Same
        } else if t.contains(u) || u.contains(t) || is_one_post(a, b, x, y) {
            Relation::Compatible
        } else {
            Relation::Different
        };
        self.note("title", x.title, y.title, title, 1.0);
        self.m.sure = (x.sole || x.exclusive) && x.title == y.title;
        self.m.overlap = 1.0;
    }

    pub(super) fn quotes(&mut self, a: &Form, b: &Form) {
        let (Value::Quote(x), Value::Quote(y)) = (&a.value, &b.value) else { return };
        let speaker = self.speakers(a, b);
        self.note("speaker", a.cited, b.cited, speaker, if speaker == Relation::Same { 0.5 } else { 0.0 });
        if self.is_settled() {
            return;
        }
        let (wx, wy) = (&x.words, &y.words);
        let common = both(&x.telling, &y.telling).count();
        if tell_apart(x, y) {
            return self.note("words", x.whole, y.whole, Relation::Different, 0.0);
        }
        let shared = wx.iter().filter(|w| wy.contains(w)).count();
        let part = shared as f64 / wx.len().min(wy.len()).max(1) as f64;
        let run = longest_run(&x.text, &y.text);
        let told = run.iter().filter(|w| x.telling.contains(w)).count();
        let mostly = part >= 0.7 && shared >= 3 && (common >= 2 || run.len() >= 5);
        // "a hidden tax": few words, but all of them stand in the other quotation too.
        let within = run.len() == x.text.len().min(y.text.len()) && told >= 1 && run.len() + told >= 4;
        // Both cut one remark, each elsewhere.
        let overlap = run.len() >= 5 && told >= 3 && run.len() * 2 >= x.text.len().min(y.text.len());
        let equal = x.text == y.text && run.len() >= 3;
        let enough = mostly || within || overlap || equal || run.len() >= LONG;
        let known = speaker == Relation::Same || told >= 2 && run.len() >= 3 || equal && run.len() >= 4;
        let weight = match speaker {
            Relation::Same if mostly => part * 2.0,
            _ => 0.25 * f64::from(common.max(told).min(8) as u8),
        };
        let words = if enough && known { Relation::Same } else { Relation::Different };
        self.note("words", x.whole, y.whole, words, weight);
        if self.is_settled() {
            return;
        }
        // Few words are one remark only in one story.
        if self.m.evidence < ENOUGH {
            self.topic(a, b);
        }
        self.m.overlap = part;
        self.m.sure = speaker == Relation::Same && is_one_remark(shared, wx.len().min(wy.len()));
    }

    /// Two people speak apart; a description, a body or a pronoun may stand for anybody.
    fn speakers(&self, a: &Form, b: &Form) -> Relation {
        let long = |w: &Word| self.forms.text(*w).len() > 3;
        let share = |p: &[Word], q: &[Word]| p.iter().any(|w| long(w) && q.contains(w));
        match (person_of(&a.frame), person_of(&b.frame)) {
            (Some(p), Some(q)) if same_name(p, q) => Relation::Same,
            (Some(p), Some(q)) if p.person && q.person => Relation::Different,
            (Some(p), Some(q)) if !p.person && !q.person => {
                if share(&p.words, &q.words) {
                    Relation::Same
                } else {
                    Relation::Different
                }
            }
            _ if share(&a.speaker, &b.speaker) => Relation::Same,
            _ => Relation::Compatible,
        }
    }
}

/// Two quotations have no telling word in common, or but the one under which most are found.
pub(super) fn tell_apart(x: &Quote, y: &Quote) -> bool {
    let brief = x.text.len().min(y.text.len()) <= BRIEF;
    x.text != y.text && both(&x.telling, &y.telling).nth(usize::from(!brief)).is_none()
}

/// So many words of the shorter quotation stand in the longer one that both are one remark.
pub fn is_one_remark(shared: usize, of: usize) -> bool {
    shared >= 5 && shared as f64 / of as f64 >= 0.8
}

/// Titles that may name one post of one body: "Orvex boss", "the director of Orvex". Who speaks for it seldom needs it
/// named.
fn is_one_post(a: &Form, b: &Form, x: &Role, y: &Role) -> bool {
    let bodies = || (participant(&a.frame, Participant::Theme), participant(&b.frame, Participant::Theme));
    let one = || match bodies() {
        (Some(o), Some(p)) => Some(o.names.iter().any(|n| p.names.iter().any(|m| same_name(n, m)))),
        _ => None,
    };
    match (x.part, y.part) {
        (Some(Part::Speaks), Some(Part::Speaks)) => one() != Some(false),
        (Some(Part::Speaks), _) | (_, Some(Part::Speaks)) | (None, None) => false,
        _ => x.high && y.high && one() == Some(true),
    }
}

/// The longest stretch of words that stands in both.
fn longest_run<'w>(x: &'w [Word], y: &[Word]) -> &'w [Word] {
    // How long a run ends at each word of `y`, row by row of `x`.
    let mut ends = vec![0; y.len() + 1];
    let (mut end, mut longest) = (0, 0);
    for (i, word) in x.iter().enumerate() {
        for j in (0..y.len()).rev() {
            ends[j + 1] = if *word == y[j] { ends[j] + 1 } else { 0 };
            if ends[j + 1] > longest {
                (end, longest) = (i + 1, ends[j + 1]);
            }
        }
    }
    &x[end - longest..end]
}

/// "ambassador to world body" is the post of an ambassador: a common noun stands for what is named elsewhere.
fn post(title: &str) -> &str {
    let common = |at: &str| at.starts_with(char::is_lowercase);
    title.split_once(" to ").filter(|(_, at)| common(at)).map_or(title, |(post, _)| post)
}
