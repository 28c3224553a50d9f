//! The classes of changes to fields.

/// The meaning of a change to a field. `diff` chooses the kind of change, and with it the weight, by this class and
/// by the difference between the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeClass {
    /// Text or a detail that needs no special treatment.
    Detail,
    /// The version of the plan language, which is not compared.
    Ignored,
    /// The main statement of an entry, such as the text of a priority.
    Statement,
    /// The id of an entry.
    Id,
    /// The id of the plan, which is the id of its department.
    PlanId,
    /// The stage of the plan.
    Stage,
    /// The school year of the plan.
    Year,
    /// The language of the plan.
    Language,
    /// The original text that a translation was made from.
    Translation,
    /// The fields to confirm after a plan was carried over.
    Confirmation,
    /// The board's adoption.
    Adoption,
    /// The name of the department.
    DepartmentName,
    /// The contact of the department.
    Contact,
    /// The person responsible for an entry.
    Owner,
    /// The groups of students.
    Students,
    /// References to needs, goals or last year's priorities.
    Alignment,
    /// A result from last year.
    Result,
    /// The status of an action.
    Status,
    /// The day by which an action is due.
    Due,
    /// A date other than a due date.
    Date,
    /// A review of an action.
    Review,
    /// A reading of a metric.
    Reading,
    /// The starting value of a metric.
    Baseline,
    /// The unit of a metric.
    Unit,
    /// The direction of improvement of a metric.
    Direction,
    /// The cadence or the source of a metric's readings.
    Monitoring,
    /// An amount in the budget.
    Budget,
    /// The amount of a cost.
    Cost,
    /// The fund of a cost or a budget source.
    Fund,
}

/// The role of a field in identifying an entry that has no id among its siblings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identity {
    /// The field doesn't identify the entry.
    None,
    /// The field's value helps to match entries, and is also compared as content.
    Hint,
    /// The field's value identifies the entry, such as the date of a reading.
    Key,
}
