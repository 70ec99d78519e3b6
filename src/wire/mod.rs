//! The JSON of `schema/`, apart from the types that the core works with.

pub mod v1;
