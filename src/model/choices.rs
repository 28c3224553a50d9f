//! The closed lists of words.

/// One of a closed list of words.
pub trait Choice: Copy + Send + Sync + 'static {
    /// The words, in order.
    const WORDS: &'static [&'static str];
    /// The choice of that number.
    fn from_index(index: usize) -> Option<Self>;
    /// Its word.
    fn word(self) -> &'static str;
}

/// Declares a closed list of words.
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
    /// How far a plan has come.
    Stage {
        /// Being written.
        Draft = "draft",
        /// Being read by the planning office.
        Review = "review",
        /// Before the board.
        Board = "board",
        /// Passed by the board.
        Adopted = "adopted",
    }
}

impl Stage {
    /// Its number: draft is 0, adopted 3.
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
    /// How an action stands.
    Status {
        /// Nothing has been done yet.
        NotStarted = "not-started",
        /// Under way.
        InProgress = "in-progress",
        /// Finished.
        Done = "done",
        /// Given up; still printed, marked.
        Dropped = "dropped",
    }
}

choice! {
    /// What became of last year's intended outcome.
    Outcome {
        /// Reached.
        Met = "met",
        /// Reached in part.
        PartlyMet = "partly-met",
        /// Not reached.
        NotMet = "not-met",
        /// Nobody measured it.
        NotMeasured = "not-measured",
    }
}

choice! {
    /// Which way a metric is to move.
    Direction {
        /// More is better.
        Up = "up",
        /// Less is better.
        Down = "down",
        /// It is to stay.
        Keep = "keep",
    }
}

choice! {
    /// How often a metric is read.
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
        /// 210 by 297 millimetres.
        A4 = "a4",
    }
}

choice! {
    /// What a district sets for a rule.
    Level {
        /// Not looked for.
        Off = "off",
        /// Told.
        Info = "info",
        /// Told as a warning.
        Warn = "warn",
        /// Stops the plan.
        Error = "error",
    }
}

choice! {
    /// How much a change between two versions of a plan weighs.
    Weight {
        /// The board would want to see it again.
        Material = "material",
        /// Changes what is promised.
        Substantive = "substantive",
        /// Changes how it is said.
        Editorial = "editorial",
        /// The year's monitoring.
        Progress = "progress",
    }
}

choice! {
    /// What a section that a form adds is asked of.
    Holder {
        /// The plan as a whole.
        Plan = "plan",
        /// Every priority.
        Priority = "priority",
        /// Every action.
        Action = "action",
    }
}

choice! {
    /// What the answer to a section that a form adds is.
    SectionType {
        /// One paragraph.
        Text = "text",
        /// Markdown blocks.
        Prose = "prose",
        /// Prose or a list of text.
        Answer = "answer",
    }
}
