//! Classification of files by their names: plans, possible plans, editors' files and others.

use std::ffi::OsStr;
use std::path::Path;

/// The class of a file name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameClass {
    /// The file is read as a plan.
    Plan,
    /// The name is probably a misspelled plan name, such as `arts.YAML` or `arts.yaml.txt`; plancc
    /// does not read the file.
    Misspelled,
    /// The file may be a plan, depending on its content.
    Unclear,
    /// The file is not a plan.
    Other,
}

/// File extensions that are common in plans folders but are never those of plans.
const OTHERS: &[&str] = &[
    "7z", "avif", "bat", "bmp", "c", "cfg", "cmd", "conf", "cpp", "css", "csv", "db", "dll", "doc",
    "docm", "docx", "dot", "dotx", "eml", "eot", "epub", "exe", "gif", "go", "gz", "h", "heic",
    "htm", "html", "ico", "ini", "ipynb", "java", "jpeg", "jpg", "js", "key", "lock", "log", "md",
    "mdx", "mjs", "mov", "mp3", "mp4", "msg", "numbers", "odp", "ods", "odt", "otf", "pages",
    "pdf", "php", "png", "pot", "ppt", "pptm", "pptx", "ps1", "py", "pyc", "rb", "rs", "rst",
    "rtf", "scss", "sh", "so", "sqlite", "svg", "tar", "tex", "tif", "tiff", "toml", "ts", "tsv",
    "tsx", "ttc", "ttf", "vsdx", "wav", "webm", "webp", "woff", "woff2", "xls", "xlsm", "xlsx",
    "xml", "xsd", "xsl", "zip", "zst",
];

/// Classifies a name. A hidden file is never a plan.
pub(super) fn kind(name: &OsStr) -> NameClass {
    let is_hidden = is_hidden(name);
    if !is_hidden && is_yaml(Path::new(name)) {
        return NameClass::Plan;
    }
    let text = name.to_string_lossy().to_lowercase();
    // Windows ignores trailing spaces and periods, and hides `.txt`.
    let text = text.trim_end_matches([' ', '.', '\u{a0}']);
    let ending = |text: &str| text.ends_with(".yaml") || text.ends_with(".yml");
    if !is_hidden && (ending(text) || text.strip_suffix(".txt").is_some_and(ending)) {
        return NameClass::Misspelled;
    }
    let last = Path::new(text).extension().map(OsStr::to_string_lossy).unwrap_or_default();
    let is_other = OTHERS.binary_search(&&*last).is_ok() && !is_like_yaml(name);
    if is_other { NameClass::Other } else { NameClass::Unclear }
}

/// Returns `true` if a name contains a YAML extension, so the file is probably meant to be a plan.
pub(super) fn is_like_yaml(name: &OsStr) -> bool {
    let text = name.to_string_lossy().to_lowercase();
    [".yaml", ".yml"].iter().any(|ending| text.contains(ending))
}

/// Returns `true` if a path has a plan's extension.
pub(super) fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

/// Returns `true` if a name starts with a period.
pub(super) fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Returns the name of the plan that an editor's backup, lock or swap file belongs to.
///
/// Such a file is ignored only if the plan is in the same folder.
pub(super) fn original(name: &str) -> Option<&str> {
    // Emacs: `#x.yaml#` is an autosave, `.#x.yaml` a lock, `x.yaml.~1~` a numbered backup.
    let saved = name.strip_prefix('#').and_then(|rest| rest.strip_suffix('#'));
    let locked = name.strip_prefix(".#");
    let numbered = || {
        let (own, number) = name.strip_suffix('~')?.rsplit_once(".~")?;
        number.bytes().all(|byte| byte.is_ascii_digit()).then_some(own)
    };
    // Vim: `.x.yaml.swp` and its successors `.swo` to `.swa`, `.x.yaml.un~`.
    let swapped = || {
        let (own, ending) = name.strip_prefix('.')?.rsplit_once('.')?;
        (ending == "un~" || ending.len() == 3 && ending.starts_with("sw")).then_some(own)
    };
    let backup = || {
        let endings = ["~", ".bak", ".orig", ".tmp", ".kate-swp"];
        endings.into_iter().find_map(|ending| name.strip_suffix(ending))
    };
    let own = saved.or(locked).or_else(numbered).or_else(swapped).or_else(backup)?;
    is_yaml(Path::new(own)).then_some(own)
}
