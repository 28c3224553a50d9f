//! The text fields of a plan, each scanned once for all rules.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use super::language::{Vocabulary, WordProperties};
use super::sentence::Sentences;
use crate::lang::Language;
use crate::model::{Answer, Entity, Field, FieldId, FieldKind, Plan, SlotRef, Table};
use crate::prose::{Scan, Segment};
use crate::source::{Source, Span, Text};
use crate::yaml::{OffsetMap, Offsets};

/// A text field and its position in the plan.
pub struct Passage<'a> {
    /// The text.
    pub text: &'a Text,
    /// The field that contains the text.
    pub field: &'static Field,
    /// The kind of entry that the field belongs to.
    pub entry: &'static Table,
    /// The part of the form that the field belongs to; empty if there is none.
    pub part: &'static str,
    /// The index of the priority that contains the text.
    pub priority: Option<usize>,
    is_said: bool,
    source: &'a Source,
    scan: OnceCell<Scan>,
    words: OnceCell<Vec<(Range<usize>, Rc<WordProperties>)>>,
    vocabulary: Rc<Vocabulary>,
    offsets: OnceCell<OffsetMap>,
    foreign: OnceCell<Vec<Range<usize>>>,
    sentences: OnceCell<Sentences>,
}

/// A word of a passage.
#[derive(Debug, Clone)]
pub struct Word<'p> {
    /// The word as it is written.
    pub text: &'p str,
    /// The byte range of the word in the scanned text.
    pub at: Range<usize>,
    form: &'p WordProperties,
}

impl<'p> Word<'p> {
    /// Returns the word in lowercase.
    #[must_use]
    pub fn lower(&self) -> &'p str {
        &self.form.lower
    }

    /// Returns a number that identifies the lowercase word within its plan.
    #[must_use]
    pub fn number(&self) -> usize {
        self.form.number
    }

    /// Returns `true` if the word has only letters and digits.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.form.is_whole
    }

    /// Returns `true` if a wrong phrase may begin with the word.
    #[must_use]
    pub fn may_begin_wrong_phrase(&self) -> bool {
        self.form.may_begin_wrong_phrase
    }

    /// Returns `false` if the word can be no part of a placeholder.
    #[must_use]
    pub fn may_be_placeholder(&self) -> bool {
        self.form.may_be_placeholder
    }

    /// Returns `true` if the word is a content word.
    #[must_use]
    pub fn is_content(&self) -> bool {
        self.form.is_content
    }

    /// Returns the number of syllables.
    #[must_use]
    pub fn syllables(&self) -> usize {
        self.form.syllables
    }

    /// Returns the word in lowercase, without plural, tense and possessive endings.
    #[must_use]
    pub fn stem(&self) -> &'p str {
        self.form.stem()
    }

    /// Returns the root of the word: the first five letters of its stem.
    #[must_use]
    pub fn root(&self) -> &'p str {
        self.form.root()
    }

    /// Returns the likely corrections if the word is a known misspelling; otherwise empty.
    #[must_use]
    pub fn corrections(&self) -> &'p [&'static str] {
        self.form.corrections()
    }
}

impl<'a> Passage<'a> {
    /// Returns the words and markup of the text. The text is scanned at the first call.
    #[must_use]
    pub fn scan(&self) -> &Scan {
        self.scan.get_or_init(|| {
            if self.is_prose() {
                Scan::prose(&self.text.value)
            } else {
                Scan::text(&self.text.value)
            }
        })
    }

    /// Returns the words in order. They are split only once for all rules.
    pub fn words(&self) -> impl Iterator<Item = Word<'_>> {
        self.words_from(0)
    }

    /// Returns the words from index `first` on, in constant time.
    pub fn words_from(&self, first: usize) -> impl Iterator<Item = Word<'_>> {
        let text = self.scan().words.text();
        let words = self.formed().get(first..).unwrap_or_default().iter();
        words.map(move |(at, form)| {
            let text = text.get(at.clone()).unwrap_or_default();
            Word { text, at: at.clone(), form }
        })
    }

    /// Returns the number of words that start before byte offset `at` in the scanned text.
    #[must_use]
    pub fn words_before(&self, at: usize) -> usize {
        self.formed().partition_point(|(word, _)| word.start < at)
    }

    fn formed(&self) -> &[(Range<usize>, Rc<WordProperties>)] {
        self.words.get_or_init(|| {
            let text = self.scan().words.text();
            let spans = self.scan().words.spans().into_iter();
            let form = |at: Range<usize>| {
                let form = self.vocabulary.form(text.get(at.clone()).unwrap_or_default());
                (at, form)
            };
            spans.map(form).collect()
        })
    }

    /// Returns the byte ranges of quotations and links in the scanned text, in order and without overlaps.
    pub(super) fn foreign(&self) -> &[Range<usize>] {
        self.foreign.get_or_init(|| super::correction_trust::foreign(self.scan()))
    }

    /// Returns the sentences, with the evidence of their language.
    pub(super) fn sentences(&self) -> &Sentences {
        self.sentences.get_or_init(|| Sentences::of(self.scan()))
    }

    /// Maps the byte range `at` in the scanned text to a span in the file.
    #[must_use]
    pub fn at_words(&self, at: Range<usize>) -> Span {
        self.place(self.scan().words.written(at))
    }

    /// Returns `true` if the text is in this field.
    #[must_use]
    pub fn is(&self, field: FieldId) -> bool {
        self.field.id == field
    }

    /// Returns `true` if the text has no markup and no addresses.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        self.scan().words.is_verbatim(self.text.value.len())
    }

    /// Returns `true` if the text may contain blocks, such as paragraphs, lists and tables.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        match self.field.kind {
            FieldKind::Text | FieldKind::Texts => false,
            // An answer is prose or a list. Each list item is at most one paragraph.
            _ => true,
        }
    }

    /// Returns `true` if the text is prose for readers and not a name, an address or a unit.
    #[must_use]
    pub fn is_said(&self) -> bool {
        self.is_said
    }

    /// Maps the byte range `range` in the text's value to a span in the file.
    #[must_use]
    pub fn place(&self, range: Range<usize>) -> Span {
        let offsets = self.offsets.get_or_init(|| {
            Offsets::new(&self.text.value, self.text.span, self.text.style, self.source).into_map()
        });
        offsets.locate(range, self.source.text())
    }

    /// Returns the span in the file for words that were found in the text.
    #[must_use]
    pub fn at(&self, found: &Segment<'_>) -> Span {
        self.place(found.range.clone())
    }

    /// Returns all text fields of a plan, in the order of the report.
    pub(super) fn all(
        plan: &'a Plan,
        source: &'a Source,
        language: Language<'_>,
    ) -> Vec<Passage<'a>> {
        let vocabulary = Rc::new(Vocabulary::new(language));
        let mut gather = PassageCollector {
            source,
            vocabulary,
            priority: None,
            passages: Vec::with_capacity(USUAL),
        };
        gather.entry(plan, "");
        gather.passages
    }
}

/// The initial capacity for passages, enough for most plans.
const USUAL: usize = 256;

struct PassageCollector<'a> {
    source: &'a Source,
    vocabulary: Rc<Vocabulary>,
    priority: Option<usize>,
    passages: Vec<Passage<'a>>,
}

impl<'a> PassageCollector<'a> {
    fn entry(&mut self, entity: &'a dyn Entity, part: &'static str) {
        let entry = entity.table();
        for (number, field) in entry.fields.iter().enumerate() {
            let part = field.part.unwrap_or(part);
            let is_priorities = field.id == Plan::priorities;
            match entity.read(number) {
                Some(SlotRef::Text(text)) => self.text(text, field, entry, part),
                Some(SlotRef::Texts(texts)) => {
                    texts.iter().for_each(|text| self.text(Some(text), field, entry, part));
                }
                Some(SlotRef::Answer(Some(answer))) => self.answer(answer, field, entry, part),
                Some(SlotRef::Answers(answers)) => {
                    answers.iter().for_each(|own| self.answer(&own.value, field, entry, part));
                }
                Some(SlotRef::Entity(Some(entity))) => self.entry(entity, part),
                Some(SlotRef::Entities(entities)) => {
                    for (number, entity) in entities.into_iter().enumerate() {
                        if is_priorities {
                            self.priority = Some(number);
                        }
                        self.entry(entity, part);
                    }
                    if is_priorities {
                        self.priority = None;
                    }
                }
                Some(SlotRef::ProseOrEntities(text, entities)) => {
                    self.text(text, field, entry, part);
                    entities.into_iter().for_each(|entity| self.entry(entity, part));
                }
                _ => {}
            }
        }
    }

    fn answer(
        &mut self,
        answer: &'a Answer,
        field: &'static Field,
        entry: &'static Table,
        part: &'static str,
    ) {
        answer.texts().for_each(|text| self.text(Some(text), field, entry, part));
    }

    fn text(
        &mut self,
        text: Option<&'a Text>,
        field: &'static Field,
        entry: &'static Table,
        part: &'static str,
    ) {
        let Some(text) = text else { return };
        if matches!(field.kind, FieldKind::Version) || text.is_blank() {
            return;
        }
        let (source, priority) = (self.source, self.priority);
        let is_said = !part.starts_with("department") && !field.is_name;
        self.passages.push(Passage {
            text,
            field,
            entry,
            part,
            priority,
            is_said,
            source,
            vocabulary: Rc::clone(&self.vocabulary),
            scan: OnceCell::new(),
            words: OnceCell::new(),
            offsets: OnceCell::new(),
            foreign: OnceCell::new(),
            sentences: OnceCell::new(),
        });
    }
}
