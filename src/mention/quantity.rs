//! Numeric mentions.

use super::Mention;
use crate::text::Text;

/// Every numeric mention outside the temporal ones.
pub fn read(_text: &Text, _temporal: &[Mention]) -> Vec<Mention> {
    Vec::new()
}
