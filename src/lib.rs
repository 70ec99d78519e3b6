//! gainsay reads news articles, writes down every hard fact in them as a claim, and shows where sources
//! contradict each other.

pub mod article;
pub mod lexicon;
pub mod mention;
pub mod span;
pub mod syntax;
pub mod text;
pub mod value;
