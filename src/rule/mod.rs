//! What lint rules and kinds of change share: a name with a page, and a level by stage.

mod page;

pub use page::{Example, Page};
