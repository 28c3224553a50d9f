//! Validates a district's logo for embedding in self-contained pages.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

crate::diagnostic::error_kinds! {
    /// Reports a logo that plancc cannot embed in reports.
    ///
    /// A logo is a PNG, JPEG or SVG file of less than 300 KB and at most 16 million pixels, without scripts or
    /// external references. For any other logo, `plancc build` prints a warning and builds the reports without
    /// it.
    ///
    /// ## Why it matters
    /// Each report is a single file, so the logo is embedded in every report. A logo that runs a
    /// script or contacts a server would do so on every reader's computer, and a large logo makes
    /// every report slow to load.
    ///
    /// ## Example
    /// ```yaml,fires
    /// plancc: 1
    /// district: {name: Riverbend, logo: assets/logo.svgg}
    /// ```
    /// Use instead:
    /// ```yaml
    /// plancc: 1
    /// district: {name: Riverbend, logo: assets/logo.svg}
    /// ```
    INVALID_LOGO = "invalid-logo";
}

/// The size limit for a logo in bytes; a logo must be smaller. Every report embeds the logo.
pub const LOGO_LIMIT: usize = 300_000;

/// The maximum number of pixels. A 300 KB image can have billions of pixels, and decoding needs
/// memory for each one.
const PIXELS: usize = 16_000_000;

/// The maximum number of embedded images, and of elements of each type that repeats other elements,
/// in an SVG.
const INNER: usize = 32;

/// The reason that a logo is rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogoError {
    /// The file has [`LOGO_LIMIT`] bytes or more.
    TooLarge(usize),
    /// The image has too many pixels; contains its width and height.
    TooManyPixels(usize, usize),
    /// The SVG is too expensive to draw; contains the cause.
    TooComplex(&'static str),
    /// The file is not a supported image format.
    Unknown,
    /// The SVG could run a script or load a file; contains the code that does.
    Active(String),
}

/// Returns a logo as a `data:` URL: a PNG, a JPEG, or an SVG without active content.
///
/// # Errors
/// Fails if the bytes are not such an image.
pub fn logo(bytes: &[u8]) -> Result<String, LogoError> {
    if bytes.len() >= LOGO_LIMIT {
        return Err(LogoError::TooLarge(bytes.len()));
    }
    let kind = if let Some(kind) = raster(bytes) {
        check_pixels(bytes)?;
        kind
    } else {
        let text = std::str::from_utf8(bytes).map_err(|_| LogoError::Unknown)?;
        if !text.contains("<svg") {
            return Err(LogoError::Unknown);
        }
        if let Some(what) = active(text) {
            return Err(LogoError::Active(what));
        }
        check_drawing(text)?;
        "svg+xml"
    };
    Ok(format!("data:image/{kind};base64,{}", STANDARD.encode(bytes)))
}

/// Returns the MIME subtype of a raster image.
fn raster(bytes: &[u8]) -> Option<&'static str> {
    let is_png = bytes.starts_with(b"\x89PNG\r\n\x1a\n");
    let is_jpeg = bytes.starts_with(b"\xff\xd8\xff");
    if is_png { Some("png") } else { is_jpeg.then_some("jpeg") }
}

/// Rejects an image with too many pixels, by the dimensions in its header, without decoding it.
fn check_pixels(bytes: &[u8]) -> Result<(), LogoError> {
    let size = imagesize::blob_size(bytes).map_err(|_| LogoError::Unknown)?;
    match size.width.checked_mul(size.height) {
        Some(pixels) if pixels <= PIXELS => Ok(()),
        _ => Err(LogoError::TooManyPixels(size.width, size.height)),
    }
}

/// Rejects an SVG that could need much more memory and time than its size suggests: one with large
/// embedded images, embedded SVGs, or many elements that repeat other elements.
fn check_drawing(text: &str) -> Result<(), LogoError> {
    let lower = text.to_ascii_lowercase();
    for (tag, what) in [
        ("<use", "too many `<use>` elements"),
        ("<filter", "too many `<filter>` elements"),
        ("<pattern", "too many `<pattern>` elements"),
    ] {
        if lower.matches(tag).count() > INNER {
            return Err(LogoError::TooComplex(what));
        }
    }
    let pictures: Vec<usize> = lower.match_indices("data:image/").map(|(at, _)| at).collect();
    if pictures.len() > INNER {
        return Err(LogoError::TooComplex("too many images"));
    }
    let mut pixels = 0_usize;
    for at in pictures {
        let address = text.get(at..).unwrap_or_default();
        let end = address.find(['"', '\'', ')', '<', '>']).unwrap_or(address.len());
        let address = address.get(..end).unwrap_or_default();
        let Some((_, data)) = address.split_once(";base64,") else {
            return Err(LogoError::TooComplex("an embedded SVG"));
        };
        let data = data.replace("&#10;", "").replace("&#xA;", "");
        let data: String = data.chars().filter(|c| !c.is_whitespace()).collect();
        let bytes = STANDARD
            .decode(data)
            .map_err(|_| LogoError::TooComplex("an invalid embedded image"))?;
        if raster(&bytes).is_none() {
            return Err(LogoError::TooComplex("an embedded SVG"));
        }
        check_pixels(&bytes)?;
        let size = imagesize::blob_size(&bytes).map_err(|_| LogoError::Unknown)?;
        pixels = pixels.saturating_add(size.width.saturating_mul(size.height));
        if pixels > PIXELS {
            return Err(LogoError::TooManyPixels(size.width, size.height));
        }
    }
    Ok(())
}

/// Returns the code in an SVG that would run a script or load an external file, if any.
///
/// Browsers don't run scripts in images, but plancc keeps suspicious code out of reports anyway.
fn active(text: &str) -> Option<String> {
    let text = text.to_ascii_lowercase();
    let words = ["<script", "<foreignobject", "<!entity", "javascript:", "@import", "<iframe"];
    if let Some(word) = words.iter().find(|word| text.contains(**word)) {
        return Some((*word).to_owned());
    }
    // Check the name before each `=`, with the value after it.
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

impl fmt::Display for LogoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LogoError::TooLarge(bytes) => {
                write!(
                    f,
                    "the logo is {} KB; it must be smaller than {} KB",
                    bytes / 1000,
                    LOGO_LIMIT / 1000
                )
            }
            LogoError::TooManyPixels(width, height) => {
                let most = PIXELS / 1_000_000;
                write!(
                    f,
                    "the logo is {width} × {height} pixels; the limit is {most} million pixels"
                )
            }
            LogoError::TooComplex(what) => {
                write!(f, "the logo is too complex or invalid: it contains {what}")
            }
            LogoError::Unknown => f.write_str("the logo is not a PNG, JPEG or SVG image"),
            LogoError::Active(_) => {
                f.write_str("the logo is an SVG that would run a script or load an external file")
            }
        }
    }
}

impl LogoError {
    /// Returns the help text for the user.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            LogoError::TooLarge(_) => {
                "save the logo at a smaller size; a width of 400 pixels is enough".to_owned()
            }
            LogoError::TooManyPixels(..) => {
                "save the logo at a smaller size; a width of 400 pixels is enough".to_owned()
            }
            LogoError::TooComplex(_) => "save the logo as a PNG or as a plain SVG".to_owned(),
            LogoError::Unknown => "save the logo as a PNG, JPEG or SVG".to_owned(),
            LogoError::Active(what) => {
                format!("remove `{what}` from the SVG, or save the logo as a PNG or a plain SVG")
            }
        }
    }
}
