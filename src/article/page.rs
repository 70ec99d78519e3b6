//! What a page says about itself: headline, outlet, address and publication date.
//!
//! In come `<meta>` and `<link>` tags, JSON-LD blocks and `<time>` tags as they are met; out goes the most
//! trusted of each. Pages say the same thing in several places and not always alike, so every place has a rank.

use super::dateline;
use crate::value::Day;
use serde_json::Value;

#[derive(Debug, Default)]
pub(crate) struct Page {
    pub headline: Option<String>,
    pub source: Option<String>,
    pub url: Option<String>,
    date: Option<(DateFrom, Day, bool)>,
}

/// Where a publication date stands, most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum DateFrom {
    ArticleData,
    OpenGraph,
    Microdata,
    MetaName,
    PageData,
    Time,
}

impl Page {
    /// The day of publication. An evening paper in the west has the next day's date in world time; the
    /// address, where it holds a date, has that of the newsroom.
    pub fn published(&self) -> Option<Day> {
        let of_url = self.url.as_deref().and_then(dateline::of_url);
        match self.date {
            Some((_, day, true)) if of_url.is_some() && of_url == day.plus_days(-1) => of_url,
            Some((_, day, _)) => Some(day),
            None => of_url,
        }
    }

    pub fn date(&mut self, from: DateFrom, text: &str) {
        if self.date.is_none_or(|(rank, ..)| from < rank)
            && let Some(day) = dateline::of_metadata(text)
        {
            let world_time = ["Z", "z", "+00:00", "+0000", "GMT", "UTC"].iter().any(|zone| text.trim().ends_with(zone));
            self.date = Some((from, day, world_time));
        }
    }

    /// `<meta name|property|itemprop=key content=…>`
    pub fn meta(&mut self, key: &str, content: &str) {
        let content = content.trim();
        if content.is_empty() {
            return;
        }
        match key.to_ascii_lowercase().as_str() {
            "og:site_name" => self.source = Some(content.to_string()),
            "og:title" => self.headline = Some(content.to_string()),
            "og:url" => self.url = self.url.take().or(Some(content.to_string())),
            "article:published_time" | "article:published" | "og:article:published_time" => {
                self.date(DateFrom::OpenGraph, content);
            }
            "datepublished" => self.date(DateFrom::Microdata, content),
            "date"
            | "pubdate"
            | "publishdate"
            | "publish-date"
            | "publish_date"
            | "publication_date"
            | "article.published"
            | "published"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.created"
            | "dcterms.date"
            | "dcterms.issued"
            | "parsely-pub-date"
            | "sailthru.date"
            | "article_date_original"
            | "ptime"
            | "citation_publication_date"
            | "originalpublicationdate"
            | "cxenseparse:recs:publishtime"
            | "article:post_date"
            | "rnews:datepublished" => self.date(DateFrom::MetaName, content),
            _ => {}
        }
    }

    /// `<link rel=canonical href=…>`
    pub fn canonical(&mut self, url: &str) {
        if !url.trim().is_empty() {
            self.url = Some(url.trim().to_string());
        }
    }

    /// `<script type="application/ld+json">`: one object, a list, or a `@graph` of them.
    pub fn json_ld(&mut self, json: &str) {
        if let Ok(value) = serde_json::from_str::<Value>(json.trim()) {
            self.object(&value);
        }
    }

    fn object(&mut self, value: &Value) {
        if let Value::Array(items) = value {
            items.iter().for_each(|item| self.object(item));
        }
        let Value::Object(object) = value else { return };
        let types = match object.get("@type") {
            Some(Value::String(name)) => vec![name.as_str()],
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let any = |ends: &[&str]| types.iter().any(|t| ends.iter().any(|e| t.ends_with(e)));
        let article = any(&["Article", "Posting", "Report", "ReportageNewsArticle"]);
        if article || any(&["WebPage", "CreativeWork"]) {
            if let Some(date) = object.get("datePublished").and_then(Value::as_str) {
                self.date(if article { DateFrom::ArticleData } else { DateFrom::PageData }, date);
            }
            if article && self.headline.is_none() {
                self.headline = object.get("headline").and_then(Value::as_str).map(str::to_string);
            }
            let publisher = object.get("publisher").and_then(|p| p.get("name")).and_then(Value::as_str);
            if self.source.is_none() {
                self.source = publisher.map(str::to_string);
            }
        }
        for key in ["@graph", "mainEntity"] {
            if let Some(inner) = object.get(key) {
                self.object(inner);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_graph_is_walked_and_the_article_wins() {
        let mut page = Page::default();
        page.meta("DC.date", "2031-03-05");
        page.json_ld(
            r#"{"@context":"x","@graph":[
                {"@type":"WebPage","datePublished":"2031-03-04T08:00:00Z"},
                {"@type":["NewsArticle"],"headline":"Ferry sinks","datePublished":"2031-03-03T08:00:00Z",
                 "publisher":{"@type":"Organization","name":"Gazette"}}]}"#,
        );
        page.meta("article:published_time", "2031-03-06");
        assert_eq!(page.published().map(|d| d.to_string()).as_deref(), Some("2031-03-03"));
        assert_eq!(page.source.as_deref(), Some("Gazette"));
        assert_eq!(page.headline.as_deref(), Some("Ferry sinks"));
    }

    #[test]
    fn the_address_comes_last() {
        let mut page = Page::default();
        page.canonical("https://gazette.example/2031/03/03/ferry");
        assert_eq!(page.published(), Day::new(2031, 3, 3));
        page.date(DateFrom::Time, "2031-03-04");
        assert_eq!(page.published(), Day::new(2031, 3, 4));
        page.date(DateFrom::OpenGraph, "2031-03-04T01:30:00Z");
        assert_eq!(page.published(), Day::new(2031, 3, 3));
    }

    #[test]
    fn broken_data_is_passed_over() {
        let mut page = Page::default();
        page.json_ld("{\"@type\": \"NewsArticle\", ");
        page.json_ld("{\"@type\": 3, \"publisher\": []}");
        page.meta("date", "last week");
        assert_eq!(page.published(), None);
    }
}
