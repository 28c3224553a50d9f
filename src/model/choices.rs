//! Enumerations: fields that accept only certain words.

/// An enumeration with a fixed list of words.
pub trait Choice: Copy + Send + Sync + 'static {
    /// The words as typed in a file, in the order of the variants.
    const WORDS: &'static [&'static str];
    /// Returns the variant at an index of [`Choice::WORDS`].
    fn from_index(index: usize) -> Option<Self>;
    /// Returns the variant's word.
    fn word(self) -> &'static str;
}

/// Declares an enumeration with a fixed list of words.
macro_rules! choice {
    (
        $(#[$about:meta])+
        $choice:ident { $( $(#[$doc:meta])+ $variant:ident = $word:literal ),+ $(,)? }
    ) => {
        $(#[$about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $choice { $( $(#[$doc])+ $variant ),+ }

        impl Choice for $choice {
            const WORDS: &'static [&'static str] = &[$($word),+];

            fn from_index(index: usize) -> Option<Self> {
                const ALL: &[$choice] = &[$($choice::$variant),+];
                ALL.get(index).copied()
            }

            fn word(self) -> &'static str {
                match self { $( $choice::$variant => $word ),+ }
            }
        }

        impl std::str::FromStr for $choice {
            type Err = ();

            fn from_str(word: &str) -> Result<Self, ()> {
                match word { $( $word => Ok($choice::$variant), )+ _ => Err(()) }
            }
        }
    };
}

choice! {
    /// The stage of a plan.
    Stage {
        /// Being written.
        Draft = "draft",
        /// Under review by the planning office.
        Review = "review",
        /// Submitted to the board.
        Board = "board",
        /// Adopted by the board.
        Adopted = "adopted",
    }
}

impl Stage {
    /// Returns the index of the stage: 0 for draft to 3 for adopted.
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            Stage::Draft => 0,
            Stage::Review => 1,
            Stage::Board => 2,
            Stage::Adopted => 3,
        }
    }
}

choice! {
    /// The status of an action.
    Status {
        /// Not started yet.
        NotStarted = "not-started",
        /// In progress.
        InProgress = "in-progress",
        /// Finished.
        Done = "done",
        /// Abandoned. Reports still show the action, marked as dropped.
        Dropped = "dropped",
    }
}

choice! {
    /// The result of an outcome that last year's plan intended.
    Outcome {
        /// Reached.
        Met = "met",
        /// Partly reached.
        PartlyMet = "partly-met",
        /// Not reached.
        NotMet = "not-met",
        /// Not measured.
        NotMeasured = "not-measured",
    }
}

choice! {
    /// The direction in which a metric should move.
    Direction {
        /// More is better.
        Up = "up",
        /// Less is better.
        Down = "down",
        /// The value should stay the same.
        Keep = "keep",
    }
}

choice! {
    /// The frequency of the readings of a metric.
    Cadence {
        /// Every week.
        Weekly = "weekly",
        /// Every month.
        Monthly = "monthly",
        /// Four times a year.
        Quarterly = "quarterly",
        /// Three times a year.
        ThreeTimesAYear = "three-times-a-year",
        /// Twice a year.
        TwiceAYear = "twice-a-year",
        /// Once a year.
        Yearly = "yearly",
    }
}

choice! {
    /// The size of a printed page.
    Paper {
        /// 8.5 by 11 inches.
        UsLetter = "us-letter",
        /// 210 by 297 millimeters.
        A4 = "a4",
    }
}

choice! {
    /// The level that a district sets for a rule.
    Level {
        /// Not checked.
        Off = "off",
        /// Reported for information.
        Info = "info",
        /// Reported as a warning.
        Warn = "warning",
        /// Reported as an error, which makes `plancc lint` fail.
        Error = "error",
    }
}

choice! {
    /// The weight of a change between two versions of a plan.
    Weight {
        /// A change that the board should see again.
        Material = "material",
        /// A change of content or wording.
        Substantive = "substantive",
        /// A change of form only, such as spelling, punctuation or order.
        Editorial = "editorial",
        /// A record of progress: a reading, a review or a status.
        Progress = "progress",
    }
}

choice! {
    /// The kind of entry that a form's added section applies to.
    Holder {
        /// The plan itself.
        Plan = "plan",
        /// Every priority.
        Priority = "priority",
        /// Every action.
        Action = "action",
    }
}

choice! {
    /// The kind of answer to a form's added section.
    SectionType {
        /// One paragraph.
        Text = "text",
        /// Markdown blocks.
        Prose = "prose",
        /// Prose, or a list of paragraphs.
        Answer = "answer",
    }
}
