//! Sorted lists of words, and groups of them.

/// A list of words or phrases in lowercase, sorted by their bytes and without duplicates.
///
/// An empty list means that a pack doesn't know these words.
#[derive(Debug, Clone, Copy)]
pub struct WordList(&'static [&'static str]);

/// Creates a list in a constant. It doesn't compile if the words aren't sorted, because a lookup uses
/// binary search.
pub(super) const fn list(words: &'static [&'static str]) -> WordList {
    let mut rest = words;
    while let [first, later @ ..] = rest {
        if let [second, ..] = later {
            assert!(is_before(first.as_bytes(), second.as_bytes()), "the words aren't sorted");
        }
        rest = later;
    }
    WordList(words)
}

/// Returns `true` if `one` sorts before `other`. In constants, slices can't be compared otherwise.
const fn is_before(mut one: &[u8], mut other: &[u8]) -> bool {
    loop {
        match (one, other) {
            ([], []) | ([_, ..], []) => return false,
            ([], [_, ..]) => return true,
            ([a, after_a @ ..], [b, after_b @ ..]) => {
                if *a != *b {
                    return *a < *b;
                }
                (one, other) = (after_a, after_b);
            }
        }
    }
}

impl WordList {
    pub(super) const EMPTY: WordList = WordList(&[]);

    /// Returns `true` if the list contains a lowercase word or phrase.
    #[must_use]
    pub fn has(self, word: &str) -> bool {
        self.0.binary_search(&word).is_ok()
    }

    /// Iterates over the words in order.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.iter().copied()
    }

    /// Returns `true` if the pack doesn't know these words.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Returns `true` if a word begins with one of the list.
    #[must_use]
    pub fn begins(self, word: &str) -> bool {
        self.iter().any(|start| word.starts_with(start))
    }

    /// Returns `true` if a word ends with one of the list.
    #[must_use]
    pub fn ends(self, word: &str) -> bool {
        self.iter().any(|end| word.ends_with(end))
    }

    /// Returns `true` if a text contains one of the list.
    #[must_use]
    pub fn is_in(self, text: &str) -> bool {
        self.iter().any(|phrase| text.contains(phrase))
    }
}

/// Declares a group of word lists, its empty value `NONE`, and an iterator over its lists for tests.
macro_rules! word_lists {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $crate::lang::WordList,)+
        }

        impl $name {
            /// No words at all.
            pub const NONE: $name =
                $name { $($field: $crate::lang::WordList::EMPTY),+ };

            /// Iterates over the lists, each with its name.
            pub fn lists(&self) -> impl Iterator<Item = (&'static str, $crate::lang::WordList)> {
                [$((stringify!($field), self.$field)),+].into_iter()
            }
        }
    };
}

pub(super) use word_lists;
