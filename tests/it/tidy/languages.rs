//! Only `lang/` knows which languages there are.

use super::{File, planted, rust_files};

/// Literals outside `lang/` that equal the tag of a language, each with its reason.
const LITERALS_LIKE_TAGS: &[(&str, &str, &str)] = &[
    ("schema/bullet.rs", "vi", "a Roman numeral"),
    ("schema/calendar.rs", "en", "the Spanish word for `in`, before a date"),
    ("schema/message_words.rs", "en", "an example in a message"),
    ("schema/number_phrase.rs", "en", "the Spanish word for `by`, before an amount"),
];

/// Returns the literals outside `lang/` that are tags of languages: other modules ask `Language`.
fn named_languages(files: &[File]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files.iter().filter(|file| !file.path.starts_with("lang/")) {
        for tag in plancc::lang::packs().iter().map(|pack| pack.tag) {
            let excused = LITERALS_LIKE_TAGS
                .iter()
                .any(|(path, literal, _)| *path == file.path && *literal == tag);
            if file.code.contains(&format!("\"{tag}\"")) != excused {
                breaches.push(format!("src/{} and the language `{tag}`", file.path));
            }
        }
    }
    breaches
}

#[test]
fn only_language_packs_name_languages() {
    assert_eq!(named_languages(&rust_files("src")), Vec::<String>::new());
    for code in ["language == \"es\"", "matches!(tag, \"en\")", "tag.starts_with(\"vi\")"] {
        assert_eq!(named_languages(&planted("lint/walk.rs", code)).len(), 1, "{code}");
        assert!(named_languages(&planted("lang/mod.rs", code)).is_empty());
    }
}
