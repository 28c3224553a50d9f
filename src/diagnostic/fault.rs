//! Faults of shape: what makes a file not a plan, whatever its stage.

/// A fault's name and its page. Faults are always errors and cannot be switched off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Kebab case.
    pub name: &'static str,
    /// Markdown: one plain sentence, `## Why it matters`, `## Example` with a `yaml,fires` block
    /// and a `yaml` block that does not fire. Tests run both.
    pub documentation: &'static str,
}

/// Declares faults: a constant with the name of each, and `FAULTS` with the pages of all.
macro_rules! faults {
    ($( $(#[doc = $line:literal])+ $constant:ident = $name:literal; )+) => {
        $( $(#[doc = $line])+ #[allow(unreachable_pub, reason = "a room lists them all")] pub const $constant: &str = $name; )+
        /// The faults declared here, with their pages.
        #[allow(unreachable_pub, reason = "a room lists them all")]
        pub const FAULTS: &[$crate::diagnostic::Fault] = &[$(
            $crate::diagnostic::Fault { name: $name, documentation: concat!($($line, "\n"),+) },
        )+];
    };
}
pub(crate) use faults;
