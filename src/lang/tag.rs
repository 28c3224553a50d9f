//! Matches language tags.

/// The default language of projects, and the fallback for languages without a pack.
pub const DEFAULT: &str = "en";

/// Returns the first item whose tag matches `tag`, or else its nearest parent: `es-MX`, then `es`.
///
/// Source: the lookup scheme of RFC 4647, section 3.4. It removes subtags from the end, together
/// with any single-character subtags before them, such as `x`, and ignores case.
pub fn lookup<T>(
    tag: &str,
    items: impl IntoIterator<Item = T> + Clone,
    tag_of: impl Fn(&T) -> &str,
) -> Option<T> {
    let mut range = Some(tag);
    while let Some(wanted) = range {
        let mut all = items.clone().into_iter();
        if let Some(found) = all.find(|item| tag_of(item).eq_ignore_ascii_case(wanted)) {
            return Some(found);
        }
        range = parent(wanted);
    }
    None
}

/// Returns a tag without its last subtag.
fn parent(tag: &str) -> Option<&str> {
    let (mut parent, _) = tag.rsplit_once('-')?;
    while let Some((before, last)) = parent.rsplit_once('-')
        && last.len() == 1
    {
        parent = before;
    }
    Some(parent)
}
