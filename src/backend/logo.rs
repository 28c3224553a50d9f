//! A district's logo, made fit to stand in a page that loads nothing.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

crate::diagnostic::faults! {
    /// The district's logo cannot be used.
    ///
    /// A logo is a PNG, a JPEG or an SVG of less than 300 KB that draws and does nothing else. What is none is told as
    /// a warning by `plancc build`, and the reports are made without it.
    ///
    /// ## Why it matters
    /// The logo is put into every report, so that a report is one file that loads nothing. A drawing that runs a
    /// script or asks another server would do so on every reader's machine.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// district: {name: Riverbend, logo: assets/logo.svgg}
    /// ```
    /// ```yaml
    /// plancc: 1
    /// district: {name: Riverbend, logo: assets/logo.svg}
    /// ```
    LOGO = "logo";
}

/// Bytes from which on a logo is refused: it stands in every report of the district.
pub const LOGO_LIMIT: usize = 300_000;

/// Why a picture is not taken for a logo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogoFault {
    /// It has [`LOGO_LIMIT`] bytes or more.
    TooLarge(usize),
    /// It is none of the kinds of pictures that pages can hold.
    Unknown,
    /// It is a drawing that would run or load something: what it is in it.
    Active(String),
}

/// A logo as a `data:` address: a PNG, a JPEG, or an SVG that draws and does nothing else.
///
/// # Errors
/// Where the bytes are no such picture.
pub fn logo(bytes: &[u8]) -> Result<String, LogoFault> {
    if bytes.len() >= LOGO_LIMIT {
        return Err(LogoFault::TooLarge(bytes.len()));
    }
    let kind = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        "png"
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        "jpeg"
    } else {
        let text = std::str::from_utf8(bytes).map_err(|_| LogoFault::Unknown)?;
        if !text.contains("<svg") {
            return Err(LogoFault::Unknown);
        }
        match active(text) {
            Some(what) => return Err(LogoFault::Active(what)),
            None => "svg+xml",
        }
    };
    Ok(format!("data:image/{kind};base64,{}", STANDARD.encode(bytes)))
}

/// What in a drawing would run, or load from elsewhere.
///
/// Browsers run nothing of a picture either; this keeps out of every report what a reader could only
/// fear.
fn active(text: &str) -> Option<String> {
    let text = text.to_ascii_lowercase();
    let words = ["<script", "<foreignobject", "<!entity", "javascript:", "@import", "<iframe"];
    if let Some(word) = words.iter().find(|word| text.contains(**word)) {
        return Some((*word).to_owned());
    }
    // Every name before `=`, with the value after it.
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('=') {
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '_');
        let before = before.trim_end();
        let name = before.rsplit(|c: char| !is_name(c)).next().unwrap_or_default();
        let value = after.trim_start().trim_start_matches(['"', '\'']);
        let value: String = value.chars().take(60).collect();
        let value = value.split(['"', '\'']).next().unwrap_or_default().trim();
        let is_inside = value.starts_with('#') || value.starts_with("data:image/");
        if name.starts_with("on") && name.len() > 2 {
            return Some(format!("{name}="));
        }
        if matches!(name, "href" | "xlink:href" | "src") && !is_inside {
            return Some(format!("{name}=\"{value}\""));
        }
        rest = after;
    }
    let mut addresses =
        text.split("url(").skip(1).map(|rest| rest.trim_start_matches([' ', '"', '\'']));
    let outside = addresses.find(|to| !to.starts_with('#') && !to.starts_with("data:image/"))?;
    Some(format!("url({}", outside.split(')').next().unwrap_or_default()))
}

impl fmt::Display for LogoFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LogoFault::TooLarge(bytes) => {
                write!(f, "the logo has {} KB, and {} is the most", bytes / 1000, LOGO_LIMIT / 1000)
            }
            LogoFault::Unknown => f.write_str("the logo is not a PNG, JPEG or SVG picture"),
            LogoFault::Active(_) => {
                f.write_str("the logo is a drawing that would load or run something")
            }
        }
    }
}

impl LogoFault {
    /// What to do next.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            LogoFault::TooLarge(_) => "save it smaller; 400 pixels across are enough".to_owned(),
            LogoFault::Unknown => "save it as PNG, JPEG or SVG".to_owned(),
            LogoFault::Active(what) => {
                format!("take `{what}` out of it, or save it as a plain SVG or a PNG")
            }
        }
    }
}
