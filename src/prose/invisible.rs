//! Finds invisible characters that the text around them does not need.

/// The reason why an invisible character matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvisibleReason {
    /// The character can reorder the text around it.
    Direction,
    /// The character can encode hidden text.
    Hidden,
    /// The character is a letter that prints as blank space.
    Filler,
    /// The character has no width, and can make two words different although they look the same.
    ZeroWidth,
    /// The character is a line break for some programs and nothing for others.
    LineBreak,
}

/// Returns the invisible characters that `text` doesn't need, with their byte offsets.
///
/// Skips direction marks in right-to-left text, joiners in emoji and in scripts that join letters,
/// variation selectors after emoji and ideographs, fillers in Old Korean, and zero-width spaces in scripts
/// without spaces.
///
/// Source: Unicode, `Default_Ignorable_Code_Point`, `Bidi_Control` and UTS #51 (emoji sequences). Other
/// checks report overrides and embeddings ([`turns_text_around`](super::turns_text_around)), controls and
/// U+FEFF as errors.
#[must_use]
pub fn invisible(text: &str) -> Vec<(usize, char, InvisibleReason)> {
    if text.is_ascii() || !text.contains(|c| kind(c).is_some()) {
        return Vec::new();
    }
    let all: Vec<(usize, char)> = text.char_indices().collect();
    let is_right_to_left = text.contains(is_of_right_to_left) && are_isolates_closed(text);
    let mut found = Vec::new();
    // The number of tag characters so far in a regional flag, which is a black flag with up to
    // seven tags.
    let mut flag = None;
    for (index, &(at, c)) in all.iter().enumerate() {
        let char_at = |index: Option<usize>| index.and_then(|i| all.get(i)).map(|&(_, c)| c);
        let (before, after) = (char_at(index.checked_sub(1)), char_at(Some(index + 1)));
        flag = match (flag, c) {
            (_, '\u{1F3F4}') => Some(0),
            (Some(tags), '\u{E0020}'..='\u{E007F}') if tags < 7 => Some(tags + 1),
            _ => None,
        };
        let Some(invisible) = kind(c) else { continue };
        let is_needed = match invisible {
            InvisibleReason::Direction => is_right_to_left,
            InvisibleReason::Hidden => flag.is_some(),
            InvisibleReason::Filler => is_filler_needed(c, before, after),
            InvisibleReason::ZeroWidth => is_zero_width_needed(c, before, after),
            InvisibleReason::LineBreak => false,
        };
        if !is_needed {
            // A variation selector after another one has no effect, so a series of them can hide
            // data.
            let is_run = is_selector(c) && before.is_some_and(is_selector);
            found.push((at, c, if is_run { InvisibleReason::Hidden } else { invisible }));
        }
    }
    found
}

/// Returns `true` if a character is invisible, needed or not.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    kind(c).is_some() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{FEFF}')
}

fn kind(c: char) -> Option<InvisibleReason> {
    Some(match c {
        // YAML 1.1 parses these as line breaks, YAML 1.2 as text.
        '\u{85}' | '\u{2028}' | '\u{2029}' => InvisibleReason::LineBreak,
        '\0'..='\u{AC}' => return None,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}' => InvisibleReason::Direction,
        '\u{206A}'..='\u{206F}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' => InvisibleReason::Hidden,
        '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{2800}' | '\u{3164}'
        | '\u{FFA0}' => InvisibleReason::Filler,
        '\u{AD}'
        | '\u{34F}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200D}'
        | '\u{2060}'..='\u{2065}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{E0100}'..='\u{E01EF}' => InvisibleReason::ZeroWidth,
        '\u{E0000}'..='\u{E0FFF}' => InvisibleReason::Hidden,
        _ => return None,
    })
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

fn is_filler_needed(c: char, before: Option<char>, after: Option<char>) -> bool {
    let is_beside = |is: fn(char) -> bool| before.is_some_and(is) || after.is_some_and(is);
    match c {
        '\u{115F}' | '\u{1160}' => is_beside(|c| {
            matches!(c, '\u{1100}'..='\u{115E}' | '\u{1161}'..='\u{11FF}' | '\u{A960}'..='\u{A97F}'
                | '\u{D7B0}'..='\u{D7FF}')
        }),
        '\u{2800}' => is_beside(|c| matches!(c, '\u{2801}'..='\u{28FF}')),
        _ => false,
    }
}

fn is_zero_width_needed(c: char, before: Option<char>, after: Option<char>) -> bool {
    let is_after = |is: fn(char) -> bool| before.is_some_and(is);
    match c {
        '\u{200B}' => is_after(is_without_spaces) || after.is_some_and(is_without_spaces),
        '\u{200C}' => is_after(is_joining) && after.is_none_or(|c| kind(c).is_none()),
        '\u{200D}' => is_after(is_joining) || is_after(is_emoji) && after.is_some_and(is_emoji),
        '\u{34F}' => {
            after.is_some_and(|c| matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}'))
        }
        '\u{180B}'..='\u{180F}' => is_after(|c| matches!(c, '\u{1820}'..='\u{18AA}')),
        '\u{FE0E}' | '\u{FE0F}' => is_after(|c| {
            is_emoji(c) && !is_selector(c) || c.is_ascii_digit() || matches!(c, '#' | '*')
        }),
        '\u{FE00}'..='\u{FE0D}' => is_after(|c| !c.is_ascii() && !is_selector(c)),
        '\u{E0100}'..='\u{E01EF}' => is_after(
            |c| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}'),
        ),
        _ => false,
    }
}

/// Returns `true` if a letter belongs to a right-to-left script.
fn is_of_right_to_left(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Returns `true` if every isolate is closed, so no isolate reorders the text after it.
fn are_isolates_closed(text: &str) -> bool {
    let mut open = 0_usize;
    for c in text.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => open += 1,
            '\u{2069}' if open == 0 => return false,
            '\u{2069}' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

/// Returns `true` if joiners change how letters of this script are drawn: Arabic and related scripts, the
/// scripts of India and Southeast Asia, Mongolian.
fn is_joining(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{DFF}' | '\u{F00}'..='\u{109F}' | '\u{1780}'..='\u{18AF}'
        | '\u{1B00}'..='\u{1C7F}' | '\u{A800}'..='\u{AAFF}' | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}' | '\u{10A00}'..='\u{11FFF}' | '\u{1E900}'..='\u{1E95F}')
}

/// Returns `true` if a character can be part of an emoji, or has both an emoji and a text form.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{20E3}' | '\u{2122}' | '\u{2139}'
        | '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{2460}'..='\u{24FF}'
        | '\u{25A0}'..='\u{27BF}' | '\u{2900}'..='\u{297F}' | '\u{2B00}'..='\u{2BFF}'
        | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}' | '\u{FE0F}'
        | '\u{1F000}'..='\u{1FAFF}')
}

/// Returns `true` if a letter belongs to a script without spaces, in which a zero-width space marks a
/// possible line break.
fn is_without_spaces(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{1950}'..='\u{1AAF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{A9E0}'..='\u{A9FF}'
        | '\u{AA60}'..='\u{AADF}')
}
