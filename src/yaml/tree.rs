//! The syntax tree, with a span for every node.

use std::borrow::Cow;

use crate::source::{Span, Text, TextStyle};

/// The documents and comments of a file, in text order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tree<'text> {
    /// The documents. A plan has one, an empty file none.
    pub documents: Vec<Node<'text>>,
    /// All comments.
    pub comments: Vec<Comment<'text>>,
}

/// A comment, from its `#` to the end of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment<'text> {
    /// The byte range from the `#` to the end of the line.
    pub span: Span,
    /// The text after the `#`.
    pub text: Cow<'text, str>,
}

/// A value and its span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<'text> {
    /// The byte range, without trailing blank lines and comments.
    pub span: Span,
    /// The value.
    pub value: Value<'text>,
    /// The anchor and tag, which plans must not have.
    pub properties: Option<Box<Properties<'text>>>,
}

/// The anchor and tag of a node.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Properties<'text> {
    /// The name after `&`.
    pub anchor: Option<Cow<'text, str>>,
    /// The resolved tag, such as `tag:yaml.org,2002:str` or `!mine`.
    pub tag: Option<String>,
    /// The byte range of the anchor and the tag.
    pub span: Span,
}

/// The value of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'text> {
    /// Text, and its YAML style.
    Scalar(Cow<'text, str>, TextStyle),
    /// A missing value, such as `key:` without text. Its span is empty.
    Empty,
    /// A list.
    Sequence {
        /// The items.
        items: Vec<Node<'text>>,
        /// `true` for a list in brackets.
        flow: bool,
    },
    /// Keys and values.
    Mapping {
        /// The entries.
        entries: Vec<Entry<'text>>,
        /// `true` for a mapping in braces.
        flow: bool,
    },
    /// An alias: `*name`.
    Alias(Cow<'text, str>),
    /// A part that could not be parsed, and whose error is already reported.
    Broken,
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'text> {
    /// The key. In plans it is always a scalar; YAML allows any node.
    pub key: Node<'text>,
    /// The value.
    pub value: Node<'text>,
}

impl<'text> Node<'text> {
    /// Returns the entries of a mapping, or an empty slice for other nodes.
    #[must_use]
    pub fn entries(&self) -> &[Entry<'text>] {
        if let Value::Mapping { entries, .. } = &self.value { entries } else { &[] }
    }

    /// Returns the items of a list, or an empty slice for other nodes.
    #[must_use]
    pub fn items(&self) -> &[Node<'text>] {
        if let Value::Sequence { items, .. } = &self.value { items } else { &[] }
    }

    /// Returns the characters of a scalar.
    #[must_use]
    pub fn scalar(&self) -> Option<&str> {
        if let Value::Scalar(text, _) = &self.value { Some(text) } else { None }
    }

    /// Returns the value of the first entry with this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node<'text>> {
        let entry = self.entries().iter().find(|entry| entry.key.scalar() == Some(key))?;
        Some(&entry.value)
    }

    /// Returns the text of a scalar with its span and style, for use with [`super::locate`].
    #[must_use]
    pub fn text(&self) -> Option<Text> {
        let Value::Scalar(value, style) = &self.value else { return None };
        Some(Text {
            value: value.as_ref().into(),
            span: self.span,
            style: *style,
            translated: false,
            outdated: false,
        })
    }
}
