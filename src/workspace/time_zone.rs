//! Everyday names of US time zones.

/// Returns the time zone for an everyday name: `America/Los_Angeles` for `PST` and `Pacific Time`.
///
/// Source: the time zone names of the Unicode CLDR for `en-US`, each with the largest city of the zone.
pub(super) fn common(name: &str) -> Option<&'static str> {
    let lower = name.trim().to_lowercase().replace(['_', '-', '.', ',', '(', ')', '&'], " ");
    let mut words: Vec<&str> = lower.split_whitespace().collect();
    let is_filler = |word: &str| {
        matches!(word, "time" | "standard" | "daylight" | "us" | "usa" | "zone" | "and" | "canada")
    };
    words.retain(|word| !is_filler(word));
    let zone = match words.as_slice() {
        ["pst" | "pdt" | "pt" | "pacific" | "california"] => "America/Los_Angeles",
        ["mst" | "mdt" | "mt" | "mountain"] => "America/Denver",
        ["arizona"] => "America/Phoenix",
        ["cst" | "cdt" | "ct" | "central"] => "America/Chicago",
        ["est" | "edt" | "et" | "eastern"] => "America/New_York",
        ["akst" | "akdt" | "akt" | "alaska" | "alaskan"] => "America/Anchorage",
        ["hst" | "hdt" | "hast" | "hadt" | "hawaii" | "hawaiian"] => "Pacific/Honolulu",
        ["hawaii", "aleutian"] | ["aleutian"] => "America/Adak",
        ["ast" | "adt" | "atlantic"] | ["puerto", "rico"] => "America/Puerto_Rico",
        ["chst" | "chamorro" | "guam"] => "Pacific/Guam",
        ["sst" | "samoa"] => "Pacific/Pago_Pago",
        _ => return None,
    };
    Some(zone)
}
