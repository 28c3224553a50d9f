//! Validation errors, which no setting can turn off.

/// The name and page of a validation error. No setting can turn off validation errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorKind {
    /// The kebab-case name: `missing-key`.
    pub name: &'static str,
    /// The page in Markdown: one sentence that begins with "Reports", `## Why it matters`, and `##
    /// Example` with a `yaml,fires` block that causes the error and a `yaml` block that does not.
    /// Tests run both.
    pub documentation: &'static str,
}

/// Declares validation errors: a constant with the name of each error, and `ERROR_KINDS` with all names
/// and pages.
macro_rules! error_kinds {
    ($( $(#[doc = $line:literal])+ $constant:ident = $name:literal; )+) => {
        $( $(#[doc = $line])+ #[allow(unreachable_pub, reason = "a module lists them all")] pub const $constant: &str = $name; )+
        /// The errors declared here, with their pages.
        #[allow(unreachable_pub, reason = "a module lists them all")]
        pub const ERROR_KINDS: &[$crate::diagnostic::ErrorKind] = &[$(
            $crate::diagnostic::ErrorKind { name: $name, documentation: concat!($($line, "\n"),+) },
        )+];
    };
}
pub(crate) use error_kinds;
