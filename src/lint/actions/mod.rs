//! Rules about what the department will do.

mod action_without_owner;

use super::Group;

pub(super) static GROUP: Group = Group { name: "Actions", rules: &[&action_without_owner::RULE] };
