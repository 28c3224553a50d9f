//! Errors about files in the plans folder that plancc can't use.

use crate::diagnostic::error_kinds;

error_kinds! {
    /// Reports files in the plans folder that look like plans but that plancc does not read.
    ///
    /// plancc does not read a file in these cases:
    ///
    /// - The name does not end in `.yaml` or `.yml`.
    /// - The file or a folder above it is hidden: the name begins with a period.
    /// - The project file uses the file's folder for something else, such as reports.
    ///
    /// Editor backups are not reported if the plan is in the same folder: `arts.yaml~`,
    /// `.arts.yaml.swp`, `#arts.yaml#`, `arts.yaml.bak`.
    ///
    /// ## Why it matters
    /// plancc would not check the plan or build its report, so families could not read it.
    ///
    /// ## Example
    /// ```text,fires
    /// plans/2026-2027/arts.yaml
    /// plans/2026-2027/dance.YAML
    /// ```
    /// Rename the file:
    /// ```text
    /// plans/2026-2027/arts.yaml
    /// plans/2026-2027/dance.yaml
    /// ```
    SKIPPED_PLAN = "skipped-plan";
    /// Reports project files inside the plans folder of another project.
    ///
    /// ## Why it matters
    /// If you run a command in that folder, or on a plan in it, plancc uses the settings of the
    /// nested file. A plan could then pass without the district's checks.
    ///
    /// ## Example
    /// ```text,fires
    /// plancc.yaml
    /// plans/2026-2027/arts.yaml
    /// plans/2026-2027/plancc.yaml
    /// ```
    /// Delete the nested project file:
    /// ```text
    /// plancc.yaml
    /// plans/2026-2027/arts.yaml
    /// ```
    NESTED_PROJECT = "nested-project";
    /// Reports plans whose file name is not a valid id.
    ///
    /// An id has only lowercase letters, digits and hyphens, and begins with a letter. Names of
    /// Windows devices (`con`, `aux`, `com1`) are not valid. Two names must not differ only in
    /// case, because Windows and macOS would keep only one of the two files. Folders in the plans
    /// folder must also have names that are valid on Windows.
    ///
    /// ## Why it matters
    /// The file name becomes part of the report's web address. Staff whose computers cannot store
    /// the name would not get the plan.
    ///
    /// ## Example
    /// ```text,fires
    /// plans/2026-2027/Family Services.yaml
    /// ```
    /// Use instead:
    /// ```text
    /// plans/2026-2027/family-services.yaml
    /// ```
    INVALID_FILE_NAME = "invalid-file-name";
}
