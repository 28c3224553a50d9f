//! Files in a folder of plans that no command reads as they are.

use crate::diagnostic::faults;

faults! {
    /// A file in a folder of plans looks like a plan and is not read.
    ///
    /// Its name ends in another way than `.yaml` or `.yml`, it or a folder above it is hidden (its name begins with a
    /// period), or the project file names its folder for something else. An editor's backup is left alone as long as the
    /// plan that it belongs to is beside it: `arts.yaml~`, `.arts.yaml.swp`, `#arts.yaml#`, `arts.yaml.bak`.
    ///
    /// ## Why it matters
    /// Nobody would check the plan, and no report would be made of it.
    ///
    /// ## Example
    /// ```text,fires
    /// plans/2026-2027/arts.yaml
    /// plans/2026-2027/dance.YAML
    /// ```
    /// ```text
    /// plans/2026-2027/arts.yaml
    /// plans/2026-2027/dance.yaml
    /// ```
    SKIPPED_PLAN = "skipped-plan";
    /// A project file is inside another project's folder of plans.
    ///
    /// ## Why it matters
    /// A command that is run there, or with the name of a plan below it, would judge the plan by the rules of that file
    /// instead of the district's.
    ///
    /// ## Example
    /// ```text,fires
    /// plancc.yaml
    /// plans/2026-2027/arts.yaml
    /// plans/2026-2027/plancc.yaml
    /// ```
    /// ```text
    /// plancc.yaml
    /// plans/2026-2027/arts.yaml
    /// ```
    NESTED_PROJECT = "nested-project";
    /// The name of a plan's file is not an id.
    ///
    /// An id is small letters, digits and hyphens, and begins with a letter. Names that Windows keeps for devices (`con`,
    /// `aux`, `com1`) are none, and two names may not differ only in capitals: on Windows and macOS such files take each
    /// other's place. The folders below the folder of plans have to have names that Windows can hold.
    ///
    /// ## Why it matters
    /// The file's name is the department's id in addresses and in the names of reports, and somebody whose computer cannot
    /// hold the name would lack the plan.
    ///
    /// ## Example
    /// ```text,fires
    /// plans/2026-2027/Family Services.yaml
    /// ```
    /// ```text
    /// plans/2026-2027/family-services.yaml
    /// ```
    INVALID_FILE_NAME = "invalid-file-name";
}
