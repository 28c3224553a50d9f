//! The located tree.

use std::borrow::Cow;

use crate::source::{Span, Style, Text};

/// A whole file: its documents and its comments, in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tree<'text> {
    /// The documents; a plan has one, an empty file none.
    pub documents: Vec<Node<'text>>,
    /// Every comment.
    pub comments: Vec<Comment<'text>>,
}

/// A comment, from its `#` to the end of its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment<'text> {
    /// Where it stands, `#` included, line break excluded.
    pub span: Span,
    /// What it says after the `#`.
    pub text: Cow<'text, str>,
}

/// A value and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<'text> {
    /// From its first byte to its last; trailing blank lines and comments are not part of it.
    pub span: Span,
    /// What it is.
    pub value: Value<'text>,
    /// Anchor and tag, which plans may not have.
    pub properties: Option<Box<Properties<'text>>>,
}

/// What a node may carry beside its value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Properties<'text> {
    /// The name after `&`.
    pub anchor: Option<Cow<'text, str>>,
    /// The resolved tag, such as `tag:yaml.org,2002:str` or `!mine`.
    pub tag: Option<String>,
    /// From the first property to the last.
    pub span: Span,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'text> {
    /// Characters, and how they are written.
    Scalar(Cow<'text, str>, Style),
    /// Nothing where a value could stand: `key:` with nothing after it; the span is empty.
    Empty,
    /// A list; `flow` where it is in brackets.
    Sequence {
        /// Its items.
        items: Vec<Node<'text>>,
        /// Whether it is written in brackets.
        flow: bool,
    },
    /// Keys and values; `flow` where it is in braces.
    Mapping {
        /// Its entries.
        entries: Vec<Entry<'text>>,
        /// Whether it is written in braces.
        flow: bool,
    },
    /// A `*name` that stands for another node.
    Alias(Cow<'text, str>),
    /// A part that could not be read and has been reported; nothing more is said about it.
    Broken,
}

/// One key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'text> {
    /// The key; for a plan always a scalar, for YAML at large any node.
    pub key: Node<'text>,
    /// The value.
    pub value: Node<'text>,
}

impl<'text> Node<'text> {
    /// The entries of a mapping, else none.
    #[must_use]
    pub fn entries(&self) -> &[Entry<'text>] {
        if let Value::Mapping { entries, .. } = &self.value { entries } else { &[] }
    }

    /// The items of a list, else none.
    #[must_use]
    pub fn items(&self) -> &[Node<'text>] {
        if let Value::Sequence { items, .. } = &self.value { items } else { &[] }
    }

    /// The characters of a scalar.
    #[must_use]
    pub fn scalar(&self) -> Option<&str> {
        if let Value::Scalar(text, _) = &self.value { Some(text) } else { None }
    }

    /// The value of the first entry whose key reads `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node<'text>> {
        let entry = self.entries().iter().find(|entry| entry.key.scalar() == Some(key))?;
        Some(&entry.value)
    }

    /// The text of a scalar, with the place and the style that [`super::locate`] asks for.
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
