//! The one integration test binary.
mod workspace_find;
mod workspace_manifest;
mod workspace_read;
mod workspace_write;
mod yaml_suite;
