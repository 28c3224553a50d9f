//! Joins byte strings into one string, and splits it again.

const LENGTH: usize = size_of::<u64>();

/// Joins parts. Each part is prefixed with its length as 8 bytes, little-endian.
pub(super) fn join(parts: &[&[u8]]) -> Vec<u8> {
    let length: usize = parts.iter().map(|part| part.len() + LENGTH).sum();
    let mut joined = Vec::with_capacity(length);
    for part in parts {
        joined.extend((part.len() as u64).to_le_bytes());
        joined.extend(*part);
    }
    joined
}

/// Splits joined parts; `None` if the bytes are invalid.
pub(super) fn split(mut joined: &[u8]) -> Option<Vec<&[u8]>> {
    let mut parts = Vec::new();
    while !joined.is_empty() {
        let (length, rest) = joined.split_first_chunk::<LENGTH>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let (part, rest) = rest.split_at_checked(length)?;
        parts.push(part);
        joined = rest;
    }
    Some(parts)
}
