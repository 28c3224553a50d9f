//! The faults of shape that are not YAML's, with their pages.

use crate::diagnostic::faults;

faults! {
    /// A key that the language does not know stands in the file.
    ///
    /// ## Why it matters
    /// What stands under it would appear in no report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpos: We feed children.
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We feed children.
    /// ```
    UNKNOWN_KEY = "unknown-key";
    /// A key stands twice in one entry.
    ///
    /// ## Why it matters
    /// A reader could not tell which of the two holds.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We feed children.
    /// purpose: We feed pupils.
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We feed children.
    /// ```
    DUPLICATE_KEY = "duplicate-key";
    /// Something that the language always requires is not there.
    ///
    /// ## Why it matters
    /// Without it the report could not be told from another one.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// purpose: We feed children.
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// ```
    MISSING_KEY = "missing-key";
    /// A list, a text or keys stand where another of them belongs.
    ///
    /// ## Why it matters
    /// plancc does not guess what was meant.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: [to feed, to teach]
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: to feed and to teach
    /// ```
    WRONG_KIND = "wrong-kind";
    /// An entry of a list says nothing.
    ///
    /// ## Why it matters
    /// An empty entry would be numbered in the report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// needs_assessment:
    ///   needs:
    ///     - a library that is open after school
    ///     -
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// needs_assessment:
    ///   needs:
    ///     - a library that is open after school
    /// ```
    EMPTY_ENTRY = "empty-entry";
    /// There is nothing in the file.
    ///
    /// ## Why it matters
    /// An empty plan makes no report.
    ///
    /// ## Example
    /// ```yaml,fires
    /// # nothing yet
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// ```
    EMPTY_FILE = "empty-file";
    /// The file holds something other than keys and values.
    ///
    /// ## Why it matters
    /// A plan is keys with their answers.
    ///
    /// ## Example
    /// ```yaml,fires
    /// Our plan for next year
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// ```
    NOT_A_PLAN = "not-a-plan";
    /// The plan is written in a version of the language that this program does not know.
    ///
    /// ## Why it matters
    /// It could be misread without a word.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 7
    /// year: 2026-2027
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// ```
    UNKNOWN_VERSION = "unknown-version";
    /// An id holds other characters than small letters, digits and hyphens.
    ///
    /// ## Why it matters
    /// Ids are parts of addresses in the report, and are typed elsewhere in the plan.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// id: Student Services
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// id: student-services
    /// ```
    NOT_AN_ID = "not-an-id";
    /// The tag of a language is not one.
    ///
    /// ## Why it matters
    /// A screen reader picks its voice by it.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// language: Spanish
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// language: es
    /// ```
    NOT_A_LANGUAGE = "not-a-language";
    /// A date is not written as year, month and day.
    ///
    /// ## Why it matters
    /// 3/4 is March in one country and April in another.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// adopted: {date: 10/22/2026}
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// adopted: {date: 2026-10-22}
    /// ```
    NOT_A_DATE = "not-a-date";
    /// A date names a day that the calendar does not have.
    ///
    /// ## Why it matters
    /// Nobody can be held to it.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// adopted: {date: 2026-02-30}
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// adopted: {date: 2026-02-27}
    /// ```
    NO_SUCH_DATE = "no-such-date";
    /// A school year is not two calendar years that follow each other.
    ///
    /// ## Why it matters
    /// The year says which plan came before, and where the report is filed.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2028
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// ```
    NOT_A_YEAR = "not-a-year";
    /// An amount is not a plain number.
    ///
    /// ## Why it matters
    /// Amounts are added up; the report writes currency and commas.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// budget: {total: "$1,200"}
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// budget: {total: 1200}
    /// ```
    NOT_MONEY = "not-money";
    /// A word is not one of those that the key knows.
    ///
    /// ## Why it matters
    /// plancc does not guess which one was meant.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// stage: final
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// stage: board
    /// ```
    NOT_A_CHOICE = "not-a-choice";
    /// A text is cut short by `#` after a space.
    ///
    /// ## Why it matters
    /// The rest of the sentence would be missing from the report without a word.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: We run Room #12 and the gym
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: "We run Room #12 and the gym"
    /// ```
    TEXT_CUT_SHORT = "text-cut-short";
    /// A required text is only a comment.
    ///
    /// ## Why it matters
    /// What stands after `#` is not read.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// needs_assessment:
    ///   needs:
    ///     - need: # of counselors
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// needs_assessment:
    ///   needs:
    ///     - need: "# of counselors"
    /// ```
    TEXT_IS_COMMENT = "text-is-comment";
    /// Texts stand in brackets, where every comma begins a new item.
    ///
    /// ## Why it matters
    /// A sentence with a comma in it falls apart.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// services: [helping students read, write and speak]
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// services:
    ///   - helping students read, write and speak
    /// ```
    LIST_IN_BRACKETS = "list-in-brackets";
    /// `>` makes one paragraph of a list or table.
    ///
    /// ## Why it matters
    /// The report would show the dashes in running text.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: >
    ///   We do:
    ///   - lunch
    ///   - breakfast
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: |
    ///   We do:
    ///   - lunch
    ///   - breakfast
    /// ```
    FOLDED_LIST = "folded-list";
    /// A value begins with `*`, `&` or `!`, which YAML takes for something other than text.
    ///
    /// ## Why it matters
    /// A plan says everything where it stands, so that a person can read it.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: &us we feed children
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// purpose: "&us we feed children"
    /// ```
    NOT_FOR_PLANS = "not-for-plans";
    /// Two entries of one kind have the same id.
    ///
    /// ## Why it matters
    /// What refers to the one could as well mean the other.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// priorities:
    ///   - {id: lunch, priority: more children eat}
    ///   - {id: lunch, priority: less is thrown away}
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// priorities:
    ///   - {id: lunch, priority: more children eat}
    ///   - {id: waste, priority: less is thrown away}
    /// ```
    CLASHING_ID = "clashing-id";
    /// A reference names nothing that is there.
    ///
    /// ## Why it matters
    /// The report could not say what is meant.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// year: 2026-2027
    /// priorities:
    ///   - {id: lunch, priority: more children eat, needs: [time]}
    /// ```
    /// ```yaml
    /// plancc: 1
    /// year: 2026-2027
    /// needs_assessment:
    ///   needs:
    ///     - {id: time, need: more time to eat}
    /// priorities:
    ///   - {id: lunch, priority: more children eat, needs: [time]}
    /// ```
    REFERENCE_TO_NOTHING = "reference-to-nothing";
}
