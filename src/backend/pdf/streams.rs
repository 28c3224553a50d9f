//! Fixes PDF streams whose last byte looks like part of a line ending.

const START: &[u8] = b">>\nstream\n";
const END: &[u8] = b"\r\nendstream";

/// Makes the length of every stream in a PDF unambiguous.
///
/// A line ending follows the bytes of a stream. If the last byte is a carriage return and the line
/// ending is a line feed, a parser takes both bytes as the line ending. The stream then seems one
/// byte too short, which PDF/A-2 (ISO 19005-2, 6.1.7.1) forbids. This function writes a carriage
/// return and a line feed after such a stream. To keep all later offsets valid, it removes the
/// optional line ending after the stream's dictionary.
pub(super) fn end_clearly(bytes: &mut [u8]) {
    let mut from = 0;
    while let Some(found) = bytes.get(from..).and_then(|rest| position(rest, END)) {
        let last = from + found;
        from = last + END.len();
        if let Some(gap) = gap(bytes.get(..=last).unwrap_or_default())
            && let Some(moved) = bytes.get_mut(gap..=last)
        {
            // The rotation moved the optional line ending to the end, where it is replaced by a
            // carriage return.
            moved.rotate_left(1);
            if let Some(end) = moved.last_mut() {
                *end = b'\r';
            }
        }
    }
}

/// Returns the position of the line ending before the keyword `stream`, for the stream at the end
/// of `bytes`.
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
        // The content may contain the keyword by chance. Accept only a keyword whose distance
        // matches `/Length`.
        end = start + START.len() - 1;
    }
}

fn position(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    bytes.windows(sought.len()).position(|window| window == sought)
}
