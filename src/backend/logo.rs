//! A district's logo, made fit to stand in a page that loads nothing.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

crate::diagnostic::faults! {
    /// The district's logo cannot be used.
    ///
    /// A logo is a PNG, a JPEG or an SVG of less than 300 KB and at most 16 million pixels that draws and does nothing
    /// else. What is none is told as
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

/// The most pixels of a logo: a picture of 300 KB can have billions, and each takes memory in every reader.
const PIXELS: usize = 16_000_000;

/// The most pictures within a drawing, and the most elements of one that are drawn in more than one place.
const INNER: usize = 32;

/// Why a picture is not taken for a logo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogoFault {
    /// It has [`LOGO_LIMIT`] bytes or more.
    TooLarge(usize),
    /// It has so many pixels across and down, more than are allowed together.
    TooManyPixels(usize, usize),
    /// It is a drawing that draws too much: what in it.
    TooComplex(&'static str),
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
    let kind = if let Some(kind) = raster(bytes) {
        check_pixels(bytes)?;
        kind
    } else {
        let text = std::str::from_utf8(bytes).map_err(|_| LogoFault::Unknown)?;
        if !text.contains("<svg") {
            return Err(LogoFault::Unknown);
        }
        if let Some(what) = active(text) {
            return Err(LogoFault::Active(what));
        }
        check_drawing(text)?;
        "svg+xml"
    };
    Ok(format!("data:image/{kind};base64,{}", STANDARD.encode(bytes)))
}

/// The kind of a picture of pixels.
fn raster(bytes: &[u8]) -> Option<&'static str> {
    let is_png = bytes.starts_with(b"\x89PNG\r\n\x1a\n");
    let is_jpeg = bytes.starts_with(b"\xff\xd8\xff");
    if is_png { Some("png") } else { is_jpeg.then_some("jpeg") }
}

/// Refuses a picture by the size that it says it has, before anything is decoded.
fn check_pixels(bytes: &[u8]) -> Result<(), LogoFault> {
    let size = imagesize::blob_size(bytes).map_err(|_| LogoFault::Unknown)?;
    match size.width.checked_mul(size.height) {
        Some(pixels) if pixels <= PIXELS => Ok(()),
        _ => Err(LogoFault::TooManyPixels(size.width, size.height)),
    }
}

/// Refuses a drawing that takes far more memory and time to draw than its text is long: with pictures that are too
/// large, drawings within it, or elements that repeat others that repeat others.
fn check_drawing(text: &str) -> Result<(), LogoFault> {
    let lower = text.to_ascii_lowercase();
    for (tag, what) in [("<use", "`<use>`"), ("<filter", "`<filter>`"), ("<pattern", "`<pattern>`")]
    {
        if lower.matches(tag).count() > INNER {
            return Err(LogoFault::TooComplex(what));
        }
    }
    let pictures: Vec<usize> = lower.match_indices("data:image/").map(|(at, _)| at).collect();
    if pictures.len() > INNER {
        return Err(LogoFault::TooComplex("pictures"));
    }
    let mut pixels = 0_usize;
    for at in pictures {
        let address = text.get(at..).unwrap_or_default();
        let end = address.find(['"', '\'', ')', '<', '>']).unwrap_or(address.len());
        let address = address.get(..end).unwrap_or_default();
        let Some((_, data)) = address.split_once(";base64,") else {
            return Err(LogoFault::TooComplex("a drawing"));
        };
        let data = data.replace("&#10;", "").replace("&#xA;", "");
        let data: String = data.chars().filter(|c| !c.is_whitespace()).collect();
        let bytes = STANDARD
            .decode(data)
            .map_err(|_| LogoFault::TooComplex("a picture that cannot be read"))?;
        if raster(&bytes).is_none() {
            return Err(LogoFault::TooComplex("a drawing"));
        }
        check_pixels(&bytes)?;
        let size = imagesize::blob_size(&bytes).map_err(|_| LogoFault::Unknown)?;
        pixels = pixels.saturating_add(size.width.saturating_mul(size.height));
        if pixels > PIXELS {
            return Err(LogoFault::TooManyPixels(size.width, size.height));
        }
    }
    Ok(())
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
            LogoFault::TooManyPixels(width, height) => {
                let most = PIXELS / 1_000_000;
                write!(f, "the logo has {width} × {height} pixels, and {most} million are the most")
            }
            LogoFault::TooComplex(what) => {
                write!(f, "the logo is a drawing with too much in it: {what}")
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
            LogoFault::TooManyPixels(..) => {
                "save it smaller; 400 pixels across are enough".to_owned()
            }
            LogoFault::TooComplex(_) => "save it as a plain SVG, or as a PNG".to_owned(),
            LogoFault::Unknown => "save it as PNG, JPEG or SVG".to_owned(),
            LogoFault::Active(what) => {
                format!("take `{what}` out of it, or save it as a plain SVG or a PNG")
            }
        }
    }
}
