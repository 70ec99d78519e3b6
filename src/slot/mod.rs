//! Which claims answer the same question, and why others do not.

pub mod collection;

pub use collection::{Collection, Digest};
