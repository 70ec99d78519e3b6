//! The blocks of text of a page: what stands between the tags that end a line.
//!
//! In comes HTML as found, unclosed and mis-nested tags included; out come blocks in the order of the page,
//! each with its bytes, its kind, the region it stands in and how much of it is links. It judges nothing:
//! which blocks are the article is for [`region`](super::region). `<p>It <b>sank</b><p>Late.` is two blocks.

use super::builder::Part;
use super::page::{DateFrom, Page};
use super::region::{RegionKind, Regions};
use super::{UnitKind, entity};
use crate::lexicon::Boilerplate;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span as Bytes, Tokenizer};
use std::convert::Infallible;
use std::ops::Range;

/// One block of text.
#[derive(Debug)]
pub(crate) struct Block {
    pub parts: Vec<Part>,
    pub kind: UnitKind,
    /// `<h1>`
    pub headline: bool,
    pub region: usize,
    /// Bytes of text, and how many of them are in links and in `<time>`.
    pub len: usize,
    links: usize,
    time: usize,
}

impl Block {
    /// Running text, not a label or a list of links.
    pub fn is_text(&self) -> bool {
        self.len >= 60 && self.links * 5 < self.len * 2
    }

    /// Nothing but links, or nothing but a date: a menu, a teaser, a time stamp.
    pub fn is_menu(&self) -> bool {
        self.links * 10 > self.len * 8 || self.time * 10 > self.len * 8
    }
}

/// A `<time>` tag's machine-readable value.
#[derive(Debug)]
pub(crate) struct Time {
    pub value: String,
    pub region: usize,
}

#[derive(Debug, Default)]
pub(crate) struct Blocks {
    pub blocks: Vec<Block>,
    pub regions: Regions,
    pub page: Page,
    /// The bytes of `<title>`.
    pub title: Option<Range<usize>>,
    pub times: Vec<Time>,
}

/// Cuts a range of a source into blocks.
pub(crate) fn read(source: &str, range: Range<usize>, phrases: &Boilerplate) -> Blocks {
    let Some(html) = source.get(range.clone()) else { return Blocks::default() };
    let mut reader = Reader::new(source, range.start, phrases);
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, bytes: Bytes<usize>| -> Option<Infallible> {
        reader.event(event, bytes);
        None
    });
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
    reader.end_block();
    reader.out
}

/// What holds inside an element, unless a tag in it says otherwise.
#[derive(Clone, Copy, Debug)]
struct State {
    hidden: bool,
    link: bool,
    time: bool,
    /// In `<sup>`: a link in it is a footnote mark.
    raised: bool,
    region: usize,
    kind: UnitKind,
    headline: bool,
}

struct Open {
    /// The tag's name as written.
    name: Range<usize>,
    state: State,
}

/// Attributes of the open tag that matter here, by name.
#[derive(Debug, Default)]
struct Attributes(Vec<(String, String)>);

impl Attributes {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.trim())
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.get(name).is_some_and(|v| v.eq_ignore_ascii_case(value))
    }

    /// Whether a class or id has this word: `image-caption` has `caption`.
    fn has_word(&self, word: &str) -> bool {
        self.names().any(|v| v.split(|c: char| !c.is_ascii_alphanumeric()).any(|w| w.eq_ignore_ascii_case(word)))
    }

    /// What the page calls the element.
    fn names(&self) -> impl Iterator<Item = &str> {
        [self.get("class"), self.get("id")].into_iter().flatten()
    }

    fn hides(&self) -> bool {
        let style = self.get("style").unwrap_or("").replace(' ', "");
        self.get("hidden").is_some() || self.is("aria-hidden", "true") || style.contains("display:none")
    }
}

struct Reader<'a> {
    source: &'a str,
    phrases: &'a Boilerplate,
    /// Where the read range starts in the source.
    base: usize,
    out: Blocks,
    stack: Vec<Open>,
    block: Option<Block>,
    name: Range<usize>,
    attributes: Attributes,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str, base: usize, phrases: &'a Boilerplate) -> Reader<'a> {
        let out = Blocks::default();
        Reader {
            source,
            phrases,
            base,
            out,
            stack: Vec::new(),
            block: None,
            name: 0..0,
            attributes: Attributes::default(),
        }
    }

    fn event(&mut self, event: CallbackEvent, bytes: Bytes<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                let start = self.base + bytes.start + 1;
                self.name = start..start + name.len();
                self.attributes.0.clear();
            }
            CallbackEvent::AttributeName { name } => {
                self.attributes.0.push((String::from_utf8_lossy(name).into_owned(), String::new()));
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, last)) = self.attributes.0.last_mut() {
                    *last = String::from_utf8_lossy(value).into_owned();
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => self.start_tag(self_closing),
            CallbackEvent::EndTag { name } => self.end_tag(name),
            CallbackEvent::String { value } => self.string(value, self.base + bytes.start..self.base + bytes.end),
            _ => {}
        }
    }

    fn state(&self) -> State {
        let top = State {
            hidden: false,
            link: false,
            time: false,
            raised: false,
            region: 0,
            kind: UnitKind::Paragraph,
            headline: false,
        };
        self.stack.last().map_or(top, |open| open.state)
    }

    fn start_tag(&mut self, self_closing: bool) {
        let source = self.source;
        let name = source.get(self.name.clone()).unwrap_or("").to_ascii_lowercase();
        let attributes = std::mem::take(&mut self.attributes);
        self.metadata(&name, &attributes);
        match name.as_str() {
            "br" | "hr" => self.line_end(name == "hr"),
            _ if VOID.contains(&name.as_str()) => {}
            _ => {
                self.implied_ends(&name);
                if is_block(&name) {
                    self.end_block();
                }
                let state = self.inside(&name, &attributes);
                // `<svg/>` and the like hold nothing; other tags ignore the slash.
                if !(self_closing && name == "svg") && self.stack.len() < DEEPEST {
                    self.stack.push(Open { name: self.name.clone(), state });
                }
            }
        }
        self.attributes = attributes;
        self.attributes.0.clear();
    }

    /// What holds inside an element.
    fn inside(&mut self, name: &str, attributes: &Attributes) -> State {
        let mut state = self.state();
        match name {
            "a" => {
                state.link = true;
                state.hidden |= state.raised;
            }
            "sup" => state.raised = true,
            "time" => state.time = true,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                state.kind = UnitKind::Heading;
                state.headline = name == "h1";
            }
            "li" | "dt" | "dd" => state.kind = UnitKind::ListItem,
            "td" | "th" => state.kind = UnitKind::Cell,
            // Tables that lay out a page hold its paragraphs.
            "p" if state.kind == UnitKind::Cell => state.kind = UnitKind::Paragraph,
            "figcaption" | "caption" => state.kind = UnitKind::Caption,
            _ if is_block(name) && attributes.has_word("caption") => state.kind = UnitKind::Caption,
            _ => {}
        }
        state.hidden |= MASKED.contains(&name) || attributes.hides();
        if let Some(kind) = self.region_of(name, attributes) {
            state.region = self.out.regions.add(kind, state.region);
        }
        state
    }

    fn region_of(&self, name: &str, attributes: &Attributes) -> Option<RegionKind> {
        let role = attributes.get("role").unwrap_or("");
        let header = name == "header" && self.out.regions.is_outside(self.state().region);
        if FURNITURE.contains(&name) || FURNITURE_ROLES.contains(&role) || header {
            Some(RegionKind::Furniture)
        } else if attributes.get("itemprop").is_some_and(|p| p.split_whitespace().any(|p| p == "articleBody")) {
            Some(RegionKind::Body)
        } else if name == "article" || role == "article" {
            Some(RegionKind::Article)
        } else if name == "main" || role == "main" {
            Some(RegionKind::Main)
        } else if is_block(name) && attributes.names().any(|n| self.phrases.is_class(n)) {
            Some(RegionKind::Clutter)
        } else if matches!(name, "div" | "section" | "td") {
            Some(RegionKind::Box)
        } else {
            None
        }
    }

    fn metadata(&mut self, name: &str, attributes: &Attributes) {
        let page = &mut self.out.page;
        match name {
            "meta" => {
                let content = attributes.get("content").unwrap_or("");
                for key in ["property", "name", "itemprop"] {
                    if let Some(key) = attributes.get(key) {
                        page.meta(key, content);
                    }
                }
            }
            "link" if attributes.is("rel", "canonical") => page.canonical(attributes.get("href").unwrap_or("")),
            _ if attributes.is("itemprop", "datePublished") => {
                let value = attributes.get("datetime").or(attributes.get("content")).unwrap_or("");
                page.date(DateFrom::Microdata, value);
            }
            "time" => {
                if let Some(value) = attributes.get("datetime") {
                    let region = self.state().region;
                    self.out.times.push(Time { value: value.to_string(), region });
                }
            }
            _ => {}
        }
    }

    /// Tags that end when another one starts: `<p>one<p>two`.
    fn implied_ends(&mut self, name: &str) {
        let (closes, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["tr"], &["table"]),
            _ if is_block(name) => (&["p"], &[]),
            _ => return,
        };
        let source = self.source;
        let name_of = |open: &Open| source.get(open.name.clone()).unwrap_or("").to_ascii_lowercase();
        for i in (0..self.stack.len()).rev() {
            let open = name_of(&self.stack[i]);
            if closes.contains(&open.as_str()) {
                self.end_block();
                self.stack.truncate(i);
                return;
            }
            // An open paragraph ends only where nothing but inline tags lie between.
            if within.contains(&open.as_str()) || (within.is_empty() && is_block(&open)) {
                return;
            }
        }
    }

    fn end_tag(&mut self, name: &[u8]) {
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        if is_block(&name) {
            self.end_block();
        }
        let source = self.source;
        let same = |open: &Open| source.get(open.name.clone()).is_some_and(|n| n.eq_ignore_ascii_case(&name));
        if let Some(i) = self.stack.iter().rposition(same) {
            self.stack.truncate(i);
        }
    }

    fn string(&mut self, value: &[u8], range: Range<usize>) {
        let inner = self.stack.last().and_then(|open| self.source.get(open.name.clone())).unwrap_or("");
        if inner.eq_ignore_ascii_case("script") {
            // Only the text between the tags is looked at: attributes are gone by now.
            if value.trim_ascii_start().starts_with(b"{") || value.trim_ascii_start().starts_with(b"[") {
                self.out.page.json_ld(&String::from_utf8_lossy(value));
            }
            return;
        }
        if inner.eq_ignore_ascii_case("title") {
            // The `<title>` of a drawing is hidden with it.
            if self.out.title.is_none() && !self.state().hidden {
                self.out.title = Some(range);
            }
            return;
        }
        let state = self.state();
        let blank = value.iter().all(u8::is_ascii_whitespace);
        if state.hidden || (blank && self.block.is_none()) || self.source.get(range.clone()).is_none() {
            return;
        }
        let block = self.block.get_or_insert_with(|| Block {
            parts: Vec::new(),
            kind: state.kind,
            headline: state.headline,
            region: state.region,
            len: 0,
            links: 0,
            time: 0,
        });
        match raised(value).filter(|_| state.raised) {
            Some(text) => block.parts.push(Part::Resolved(text, range)),
            None => block.parts.extend(entity::decode(self.source, range)),
        }
        let len = value.trim_ascii().len();
        block.len += len;
        block.links += if state.link { len } else { 0 };
        block.time += if state.time { len } else { 0 };
    }

    fn line_end(&mut self, always: bool) {
        match &mut self.block {
            // Two line ends in a row are a paragraph's end.
            Some(block) if !always && !ends_with_break(&block.parts, self.source) => {
                block.parts.push(Part::Break(self.name.clone()));
            }
            _ => self.end_block(),
        }
    }

    fn end_block(&mut self) {
        if let Some(mut block) = self.block.take()
            && block.len > 0
        {
            // Old pages set whole articles into one cell.
            if block.kind == UnitKind::Cell && block.len > LONGEST_CELL {
                block.kind = UnitKind::Paragraph;
            }
            self.out.blocks.push(block);
        }
    }
}

/// `10<sup>6</sup>` is no 106: raised digits stay raised.
fn raised(text: &[u8]) -> Option<String> {
    let digit = |b: &u8| match b {
        b'-' => Some('⁻'),
        b'0'..=b'9' => "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(usize::from(b - b'0')),
        _ => None,
    };
    text.iter().map(digit).collect()
}

fn ends_with_break(parts: &[Part], source: &str) -> bool {
    for part in parts.iter().rev() {
        match part {
            Part::Break(_) => return true,
            Part::Text(range) if source[range.clone()].trim().is_empty() => {}
            _ => return false,
        }
    }
    false
}

/// Bytes of text; a longer cell of a table is running text.
const LONGEST_CELL: usize = 200;

/// Elements inside elements inside elements: no page that people read goes this deep.
const DEEPEST: usize = 500;

const VOID: &[&str] = &[
    "area", "base", "basefont", "col", "embed", "frame", "img", "input", "keygen", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements whose text nobody reads as text.
const MASKED: &[&str] = &[
    "applet", "audio", "button", "canvas", "dialog", "iframe", "map", "math", "noembed", "noframes", "noscript",
    "object", "option", "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "video",
];

const FURNITURE: &[&str] = &["aside", "footer", "form", "menu", "nav"];

const FURNITURE_ROLES: &[&str] =
    &["banner", "complementary", "contentinfo", "dialog", "menu", "menubar", "navigation", "search"];

/// Whether a tag starts and ends lines.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "label"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "title"
            | "tr"
            | "ul"
    )
}
