//! The one integration test binary.

// A test that can't continue panics.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::iter_over_hash_type)]
#![allow(clippy::string_slice, clippy::print_stderr)]

mod allow;
mod bad_input;
mod baseline;
mod build;
mod change_commands;
mod cli_page;
mod command_line;
mod containment;
mod diff_laws;
mod disk_faults;
mod examples;
mod fields;
mod file_names;
mod findings;
mod fix;
mod fix_safety;
mod fmt;
mod fmt_laws;
mod generate;
mod growth;
mod guide;
mod held_back;
mod help_law;
mod killed;
#[path = "../kit/mod.rs"]
mod kit;
mod languages;
#[path = "../laws/mod.rs"]
mod laws;
mod lint_cases;
mod lint_cost;
mod lint_languages;
mod lint_laws;
mod lint_mutants;
mod lint_rules;
mod logo;
mod mangled;
mod markdown;
mod merge_cases;
mod merge_laws;
mod one_file;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "pdf")]
mod pdf_beside;
#[cfg(feature = "pdf")]
mod pdf_characters;
#[cfg(feature = "pdf")]
mod pdf_contained;
#[cfg(feature = "pdf")]
mod pdf_hostile;
mod plans;
mod project_settings;
mod prose;
mod prose_laws;
mod prose_tables;
mod readers;
mod renamed;
mod replay;
mod report_human;
mod report_page;
mod saved_meanwhile;
mod schema;
mod schema_laws;
mod schema_table;
mod security_page;
mod sentences;
mod skipped;
mod slips;
mod snapshots;
mod stage_flag;
mod stale_translation;
mod start;
mod streams;
mod templates;
mod tidy;
mod translation;
mod view;
mod working_notes;
mod workspace_cache;
mod workspace_clock;
mod workspace_find;
mod workspace_manifest;
mod workspace_read;
mod workspace_write;
mod written_blind;
mod yaml_offsets;
mod yaml_oracle;
mod yaml_recovery;
mod yaml_recovery_laws;
mod yaml_tree;
mod years;

use kit::{district, every_field, lint_bench};
