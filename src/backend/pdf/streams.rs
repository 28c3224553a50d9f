//! Streams whose last byte looks like the end of a line.

const START: &[u8] = b">>\nstream\n";
const END: &[u8] = b"\r\nendstream";

/// Ends every stream of a PDF so that its length can be read in one way only.
///
/// A stream's bytes are followed by a line end. Where the last of them is a carriage return and the line
/// end a line feed, a reader takes both for the line end and finds the stream a byte too short, which
/// PDF/A-2 (ISO 19005-2, 6.1.7.1) forbids. Such a stream is followed by both, and the line end that its
/// dictionary can do without is taken out, so that everything after it stays where the file says it is.
pub(super) fn end_clearly(bytes: &mut [u8]) {
    let mut from = 0;
    while let Some(found) = bytes.get(from..).and_then(|rest| position(rest, END)) {
        let last = from + found;
        from = last + END.len();
        if let Some(gap) = gap(bytes.get(..=last).unwrap_or_default())
            && let Some(moved) = bytes.get_mut(gap..=last)
        {
            // What stood at the front, the line end, is now at the back, where it becomes the other one.
            moved.rotate_left(1);
            if let Some(end) = moved.last_mut() {
                *end = b'\r';
            }
        }
    }
}

/// The line end between the dictionary and the word `stream`, for a stream that ends with `bytes`.
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
        // The bytes of a stream may spell a start by chance; the one whose length fits is it.
        end = start + START.len() - 1;
    }
}

fn position(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    bytes.windows(sought.len()).position(|window| window == sought)
}
