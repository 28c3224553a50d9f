//! Converts flow style to block style for versions with different styles.

use super::flow_collections::{FlowItem, FlowValue, inside};
use super::part::{Body, Part};
use crate::diagnostic::Edit;
use crate::source::Span;
use crate::yaml::Value;

/// Returns the edits that convert the part to block style in each version that uses flow style.
/// Returns no edits if no version uses block style.
pub(super) fn to_block_style(parts: [Option<&Part<'_>>; 3]) -> Vec<Edit> {
    let is_list = parts.into_iter().flatten().find_map(|part| Some(part.block()?.is_list));
    let Some(is_list) = is_list else { return Vec::new() };
    parts.into_iter().flatten().filter_map(|part| edit(part, is_list)).collect()
}

fn edit(part: &Part<'_>, is_list: bool) -> Option<Edit> {
    let Body::Value(text, _) = part.body else { return None };
    let is_such = match part.node.value {
        Value::Sequence { flow: true, .. } => is_list,
        Value::Mapping { flow: true, .. } => !is_list,
        _ => false,
    };
    let members =
        inside(FlowValue { node: part.node, text }).filter(|all| is_such && !all.is_empty())?;
    let line = |member: &FlowItem<'_, '_>| {
        let dash = if is_list { "- " } else { "" };
        format!("{dash}{}{}", member.head, member.value.text)
    };
    let lines: Vec<String> = members.iter().map(line).collect();
    let at = part.node.span.range();
    if part.key.is_none() && !part.head.is_empty() {
        let indent = format!("\n{}", " ".repeat(part.column + part.head.len()));
        return Some(Edit { span: part.node.span, text: lines.join(&indent) });
    }
    let gap = part.head.len() - part.head.trim_end().len();
    let indent = format!("\n{}", " ".repeat(part.column + 2));
    let span = Span::new(part.node.span.source, at.start.checked_sub(gap)?..at.end);
    Some(Edit { span, text: lines.iter().flat_map(|line| [indent.as_str(), line]).collect() })
}
