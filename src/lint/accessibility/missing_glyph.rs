use crate::lint::{CheckScope, EntryContext, Findings, Passage, declare_rule};

/// Ranges of code points that the embedded fonts lack, as (first, last), in ascending order.
///
/// Source: the character maps of DejaVu Sans 2.37 and of the fonts in typst-assets 0.15.1, compared with the
/// characters of Unicode 15. Single missing code points between available ones are left out, except for some
/// symbols and emoji.
#[rustfmt::skip]
const LACKING: &[(u32, u32)] = &[
    (0x0526, 0x052F), (0x0600, 0x0605), (0x060D, 0x0614), (0x0616, 0x061A), (0x063B, 0x063F),
    (0x065B, 0x065F), (0x0675, 0x0678), (0x06C0, 0x06C5), (0x06D1, 0x06D4), (0x06D6, 0x06EF),
    (0x06FA, 0x07B1), (0x07FD, 0x08FF), (0x0980, 0x0E3A), (0x0E40, 0x0E5B), (0x0E8E, 0x0E93),
    (0x0EDE, 0x109F), (0x10C7, 0x10CD), (0x1100, 0x1399), (0x1508, 0x150F), (0x156B, 0x1573),
    (0x1586, 0x1589), (0x1597, 0x159F), (0x15B0, 0x15DD), (0x15E2, 0x1645), (0x1648, 0x166D),
    (0x1677, 0x167F), (0x16A0, 0x180D), (0x180F, 0x1AAD), (0x1B00, 0x1CFA), (0x2400, 0x2421),
    (0x2424, 0x244A), (0x269D, 0x269D), (0x26B9, 0x26BF), (0x26C4, 0x26E1), (0x26E3, 0x2700),
    (0x2705, 0x2705), (0x270A, 0x270B), (0x274C, 0x274C), (0x274E, 0x274E), (0x2753, 0x2755),
    (0x2757, 0x2757), (0x275F, 0x2760), (0x2795, 0x2797), (0x27B0, 0x27B0), (0x2C00, 0x2C5F),
    (0x2D27, 0x2D2D), (0x2D70, 0x2E01), (0x2E0B, 0x2E16), (0x2E19, 0x2E1E), (0x2E26, 0x2E2D),
    (0x2E2F, 0x3011), (0x301C, 0x302F), (0x3031, 0x3035), (0x3037, 0x306D), (0x306F, 0x3163),
    (0x3165, 0x4DBF), (0x4E00, 0xA469), (0xA46C, 0xA4C6), (0xA500, 0xA62B), (0xA658, 0xA661),
    (0xA66F, 0xA689), (0xA68E, 0xA693), (0xA69A, 0xA707), (0xA717, 0xA71A), (0xA742, 0xA745),
    (0xA758, 0xA763), (0xA768, 0xA77F), (0xA784, 0xA788), (0xA794, 0xA79F), (0xA7AB, 0xA7F7),
    (0xA800, 0xAB51), (0xAB53, 0xAB65), (0xAB67, 0xAB6B), (0xABC0, 0xD7FB), (0xE000, 0xFAD9),
    (0xFBA4, 0xFBA9), (0xFBAE, 0xFBC2), (0xFBE0, 0xFBE3), (0xFBEA, 0xFBFB), (0xFC00, 0xFDFF),
    (0xFE10, 0xFE19), (0xFE30, 0xFE65), (0xFE68, 0xFE6B), (0xFF01, 0xFFEE), (0x10000, 0x1013F),
    (0x10190, 0x102D0), (0x1032D, 0x1D105), (0x1D108, 0x1D2F3), (0x1D360, 0x1D378),
    (0x1D800, 0x1ED3D), (0x1F000, 0x1F02B), (0x1F0BF, 0x1F0BF), (0x1F0E0, 0x1F12E),
    (0x1F130, 0x1F310), (0x1F319, 0x1F42C), (0x1F42F, 0x1F430), (0x1F432, 0x1F434),
    (0x1F436, 0x1F5FF), (0x1F624, 0x1F624), (0x1F62C, 0x1F62C), (0x1F641, 0x1F642),
    (0x1F644, 0x1F6D0), (0x1F6D2, 0x1F773), (0x1F7F0, 0x1F7F0), (0x1F900, 0x3134A),
];

declare_rule! {
    /// Checks for characters that the embedded fonts cannot print.
    ///
    /// The fonts that come with plancc cover Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic letters, and
    /// common symbols. For other scripts, list font files under `fonts` in `plancc.yaml`. This rule reports nothing
    /// if the project lists any fonts.
    ///
    /// ## Why it matters
    /// Readers of the PDF see an empty box instead of the character.
    ///
    /// ## Example
    /// ```yaml,fires
    /// purpose: "We feed 4,100 students a day 🍎."
    /// ```
    /// Use instead:
    /// ```yaml
    /// purpose: "We feed 4,100 students a day."
    /// ```
    "missing-glyph" {
        levels: [Info, Warn, Error, Error],
        scope: CheckScope::Text(check),
    }
}

fn check(passage: &Passage<'_>, context: &EntryContext<'_>, findings: &mut Findings<'_>) {
    if passage.text.value.is_ascii() {
        return;
    }
    let has_fonts = context.setting.project().is_some_and(|project| !project.fonts.is_empty());
    let mut lacking = passage.text.value.char_indices().filter(|&(_, c)| is_lacking(c));
    let Some((at, c)) = lacking.next().filter(|_| !has_fonts) else { return };
    let more = lacking.count();
    findings
        .at(passage.place(at..at + c.len_utf8()), format!("the character `{c}` can't be printed"))
        .here(match more {
            0 => "no embedded font has this character".to_owned(),
            1 => "no embedded font has this character or 1 other that follows".to_owned(),
            _ => format!("no embedded font has this character or {more} others that follow"),
        })
        .note("readers of the PDF would see an empty box")
        .help("delete the character, or add a font that has it to `fonts` in `plancc.yaml`");
}

fn is_lacking(c: char) -> bool {
    let code = u32::from(c);
    let after = LACKING.partition_point(|&(first, _)| first <= code);
    let range = after.checked_sub(1).and_then(|index| LACKING.get(index));
    range.is_some_and(|&(_, last)| code <= last)
}
