//! Errors about files in the plans folder that no command would read as they are.

use crate::diagnostic::faults;

faults! {
    /// Reports files in the plans folder that look like plans but are not read.
    ///
    /// A file is not read if its name doesn't end in `.yaml` or `.yml`, if it or a folder above it
    /// is hidden (its name begins with a period), or if the project file uses its folder for
    /// something else. Backups of an editor are ignored if the plan is next to them: `arts.yaml~`,
    /// `.arts.yaml.swp`, `#arts.yaml#`, `arts.yaml.bak`.
    ///
    /// ## Why it matters
    /// plancc would neither check the plan nor make a report from it.
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
    /// Reports project files inside the plans folder of another project.
    ///
    /// ## Why it matters
    /// A command that runs in that folder, or on a plan in it, would use the rules of that file
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
    /// Reports plans whose file name is not a valid id.
    ///
    /// An id has only lowercase letters, digits and hyphens, and begins with a letter. The names of
    /// Windows devices (`con`, `aux`, `com1`) are not valid, and two names must not differ only in
    /// case: on Windows and macOS, one such file replaces the other. The folders below the plans
    /// folder must have names that Windows can store.
    ///
    /// ## Why it matters
    /// The file name is the department's id in addresses and in the names of reports. People whose
    /// computer can't store the name would not get the plan.
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
