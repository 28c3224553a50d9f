//! YAML with places: text in, a located tree out, as much of it as can be read.

mod tree;

pub use tree::{Comment, Entry, Node, Properties, Tree, Value};
