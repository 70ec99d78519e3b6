//! Which claims answer the same question, and why others do not.

pub mod collection;
pub mod compare;
pub mod event;
pub mod form;
mod person;
mod qualifier;
mod sure;

pub use crate::claim::Digest;
pub use collection::{Collection, Counter};
pub use compare::{Compared, Match, Relation, are_apart, compare, compare_briefly};
pub use form::{Form, Forms};
pub use person::is_one_remark;
