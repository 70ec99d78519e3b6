//! gainsay reads news articles, writes down every hard fact in them as a claim, and shows where sources
//! contradict each other.

pub mod article;
pub mod claim;
pub mod conflict;
pub mod error;
pub mod extract;
pub mod lexicon;
pub mod mention;
pub mod query;
pub mod slot;
pub mod snapshot;
pub mod span;
pub mod store;
pub mod syntax;
pub mod text;
pub mod value;
pub mod wire;

pub use error::Error;
