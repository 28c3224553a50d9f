//! Fixes streams whose last byte looks like part of a line ending.

const START: &[u8] = b">>\nstream\n";
const END: &[u8] = b"\r\nendstream";

/// Ends every stream of a PDF so that its length is unambiguous.
///
/// The bytes of a stream are followed by a line ending. If the last byte is a carriage return and the line
/// ending a line feed, a parser takes both as the line ending and finds the stream a byte too short, which
/// PDF/A-2 (ISO 19005-2, 6.1.7.1) forbids. This function writes both after such a stream, and removes the
/// optional line ending after its dictionary, so that all later offsets stay valid.
pub(super) fn end_clearly(bytes: &mut [u8]) {
    let mut from = 0;
    while let Some(found) = bytes.get(from..).and_then(|rest| position(rest, END)) {
        let last = from + found;
        from = last + END.len();
        if let Some(gap) = gap(bytes.get(..=last).unwrap_or_default())
            && let Some(moved) = bytes.get_mut(gap..=last)
        {
            // The rotation moved the optional line ending to the back, where it becomes the carriage
            // return.
            moved.rotate_left(1);
            if let Some(end) = moved.last_mut() {
                *end = b'\r';
            }
        }
    }
}

/// Returns the position of the line ending between the dictionary and the keyword `stream`, for a stream
/// that ends with `bytes`.
fn gap(bytes: &[u8]) -> Option<usize> {
    let mut end = bytes.len();
    loop {
        let start = bytes.get(..end)?.windows(START.len()).rposition(|window| window == START)?;
        let dictionary = bytes.get(..start)?;
        let key = b"/Length ";
        let at = dictionary.windows(key.len()).rposition(|window| window == key)? + key.len();
        let digits = dictionary.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit());
        let length = digits.fold(0_usize, |length, digit| {
            length.saturating_mul(10).saturating_add(usize::from(digit - b'0'))
        });
        if (start + START.len()).checked_add(length) == Some(bytes.len()) {
            return Some(start + 2);
        }
        // The bytes of a stream may contain the keyword by chance; only the one with the matching length
        // counts.
        end = start + START.len() - 1;
    }
}

fn position(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    bytes.windows(sought.len()).position(|window| window == sought)
}
