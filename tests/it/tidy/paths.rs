//! The paths in a Rust file, extracted from its text.

/// Returns the full paths in a file's code, without comments and strings; groups are expanded.
pub(super) fn paths(code: &str) -> Vec<Vec<String>> {
    let tokens = tokens(code);
    let mut paths = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let is_start = at == 0 || tokens[at - 1] != "::";
        if is_start && is_name(&tokens[at]) {
            at = path(&tokens, at, &[], &mut paths);
        } else {
            at += 1;
        }
    }
    paths
}

/// Reads the path, or the group of paths, that begins at `at`; returns the index after it.
fn path(tokens: &[String], at: usize, before: &[String], paths: &mut Vec<Vec<String>>) -> usize {
    let mut at = at;
    let mut names = before.to_vec();
    loop {
        match tokens.get(at).map(String::as_str) {
            Some("{") => {
                at += 1;
                while tokens.get(at).is_some_and(|token| token != "}") {
                    let is_path = is_name(&tokens[at]) || tokens[at] == "{";
                    at = if is_path { path(tokens, at, &names, paths) } else { at + 1 };
                }
                return at + 1;
            }
            Some(name) if is_name(name) => names.push(name.to_owned()),
            _ => {}
        }
        at += 1;
        if tokens.get(at).is_none_or(|token| token != "::") {
            paths.push(names);
            return at;
        }
        at += 1;
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// Splits code into tokens: names, `::`, braces and other characters.
fn tokens(code: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = literal(rest) {
            length
        } else if first.is_alphabetic() || first == '_' {
            let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            let length = length.unwrap_or(rest.len());
            tokens.push(rest[..length].to_owned());
            length
        } else if rest.starts_with("::") {
            tokens.push("::".to_owned());
            2
        } else {
            if !first.is_whitespace() {
                tokens.push(first.to_string());
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

/// Returns the length of the string or character literal at the start of `rest`.
fn literal(rest: &str) -> Option<usize> {
    let plain = rest.strip_prefix('b').unwrap_or(rest);
    let prefix = rest.len() - plain.len();
    if let Some(raw) = plain.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let body = &raw[hashes + 1..];
            let length = body.find(&end).map_or(body.len(), |at| at + end.len());
            return Some(prefix + 1 + hashes + 1 + length);
        }
    }
    if let Some(text) = plain.strip_prefix('"') {
        return Some(prefix + 1 + closing(text, '"'));
    }
    let inner = plain.strip_prefix('\'')?;
    let mut characters = inner.chars();
    let is_character = characters.next()? == '\\' || characters.next() == Some('\'');
    is_character.then(|| prefix + 1 + closing(inner, '\''))
}

/// Returns the index after the first `quote` without a backslash before it.
fn closing(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        if c == quote && !is_escaped {
            return at + 1;
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    text.len()
}

#[test]
fn paths_are_read_out_of_groups_and_past_texts_comments_and_characters() {
    let code = r##"
        use crate::{report, schema::{self, plan}}; // crate::comment
        /* crate::block */ let quote = '"'; let a = "crate::text \" crate::more"; let life: &'a str;
        let raw = r#"crate::raw "quoted" "#; $crate::model::entity!(super::super::yaml::parse);
        fn f() -> Option<clap::Args> { super::x }
    "##;
    let found: Vec<String> = paths(code).iter().map(|names| names.join("::")).collect();
    let at = |path: &str| found.iter().any(|found| found == path);
    for path in [
        "crate::report",
        "crate::schema::self",
        "crate::schema::plan",
        "crate::model::entity",
        "super::super::yaml::parse",
        "clap::Args",
        "super::x",
    ] {
        assert!(at(path), "{path} in {found:?}");
    }
    for hidden in ["comment", "block", "text", "more", "raw"] {
        assert!(!at(&format!("crate::{hidden}")), "{hidden} in {found:?}");
    }
}
