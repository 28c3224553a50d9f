//! Logos with a small file size and many pixels.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use plancc::backend::{LogoError, logo};

/// The header of a PNG that declares these dimensions.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend(b"\x08\x06\0\0\0\0\0\0\0");
    bytes
}

/// The header of a JPEG that declares these dimensions.
fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut bytes =
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xc0\0\x11\x08".to_vec();
    bytes.extend(height.to_be_bytes());
    bytes.extend(width.to_be_bytes());
    bytes.extend(b"\x03\x01\x22\0\x02\x11\x01\x03\x11\x01\xff\xd9");
    bytes
}

fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

#[test]
fn a_picture_with_too_many_pixels_is_refused_before_it_is_decoded() {
    for bytes in
        [png(20_000, 20_000), png(u32::MAX, u32::MAX), png(1, 16_000_001), jpeg(60_000, 60_000)]
    {
        assert!(matches!(logo(&bytes), Err(LogoError::TooManyPixels(..))), "{:?}", logo(&bytes));
    }
    for bytes in [png(400, 120), png(4000, 4000), jpeg(400, 120)] {
        assert!(logo(&bytes).is_ok(), "{:?}", logo(&bytes));
    }
}

#[test]
fn a_drawing_hides_no_large_picture_and_no_drawing_within_it() {
    let drawing =
        |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>");
    let small = base64(&png(40, 40));
    assert!(
        logo(drawing(&format!("<image href=\"data:image/png;base64,{small}\"/>")).as_bytes())
            .is_ok()
    );
    let inner = drawing("<rect/>");
    let large = base64(&png(20_000, 20_000));
    for inside in [
        format!("<image href=\"data:image/png;base64,{large}\"/>"),
        format!("<image href='data:image/PNG;base64,{large}'/>"),
        "<image href=\"data:image/svg+xml,%3Csvg/%3E\"/>".to_owned(),
        format!("<image href=\"data:image/svg+xml;base64,{}\"/>", base64(inner.as_bytes())),
        "<image href=\"data:image/png,raw\"/>".to_owned(),
        format!("<rect fill=\"url(data:image/png;base64,{large})\"/>"),
        "<g id=\"a\"><use href=\"#b\"/></g>".repeat(33),
        "<filter id=\"f\"><feGaussianBlur stdDeviation=\"9e9\"/></filter>".repeat(33),
    ] {
        assert!(logo(drawing(&inside).as_bytes()).is_err(), "{inside:.120}");
    }
}
