//! gainsay reads news articles, writes down every hard fact in them as a claim, and shows where sources
//! contradict each other. Articles go in, claims, slots and verdicts come out; no files, no store, no network:
//!
//! ```
//! use gainsay::article::{Article, Format};
//! use gainsay::lexicon::Lexicon;
//! use gainsay::reading::Reading;
//!
//! let lexicon = Lexicon::builtin();
//! let mut reading = Reading::new(lexicon);
//! for (path, text) in [
//!     ("miller.txt", "The Maltby mill sold 40 tons of rye flour in January 2025."),
//!     ("weekly.txt", "In January 2025 the Maltby mill sold 60 tons of rye flour."),
//! ] {
//!     reading.read(&Article::read(path, Format::Plain, text.to_string(), lexicon));
//! }
//! assert!(reading.claims().iter().any(|held| held.claim.text == "40 tons"));
//! let findings = reading.findings();
//! assert_eq!(findings[0].slot, "How many tons of rye flour did the Maltby mill sell in January 2025?");
//! assert_eq!(findings[0].positions.len(), 2);
//! ```
//!
//! [`reading`] is the way from articles to findings, [`extract`] what one article says, [`wire`] the JSON of both.
//! [`store`] keeps what was read, and [`query`] asks it.

pub mod article;
pub mod claim;
pub mod conflict;
pub mod error;
pub mod extract;
pub mod lexicon;
pub mod mention;
pub mod query;
pub mod reading;
pub mod slot;
pub mod snapshot;
pub mod span;
pub mod store;
pub mod syntax;
pub mod text;
pub mod value;
pub mod wire;

pub use error::Error;
