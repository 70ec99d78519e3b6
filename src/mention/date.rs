//! Temporal mentions.

use super::{Context, Mention};
use crate::text::Text;

/// Every temporal mention.
pub fn read(_text: &Text, _context: &Context) -> Vec<Mention> {
    Vec::new()
}
