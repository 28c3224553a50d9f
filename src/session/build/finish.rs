//! The end of a build: updates the manifest, removes outdated files, and writes the index.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use super::folder::{BuildScope, INDEX, OutputFolder};
use super::index;
use super::template_errors::TemplateErrors;
use crate::backend::RenderError;
use crate::workspace::manifest::{self, Manifest, fingerprint};

impl<T: Send> OutputFolder<'_, T> {
    /// Merges the new manifest with the previous one, removes outdated files, and writes the index.
    pub(super) fn settle(
        &self,
        now: Manifest,
        kept: &BTreeSet<String>,
        scope: &BuildScope<'_>,
        mistakes: &mut TemplateErrors,
    ) -> bool {
        let reporter = self.builder.reporter;
        let is_format = |path: &str| {
            let Some(formats) = scope.formats else { return true };
            formats.iter().any(|format| path.ends_with(&format!(".{}", format.extension())))
        };
        // Keep the last valid report of a plan that now has errors.
        let in_scope = |path: &str, made: &manifest::ManifestEntry| {
            scope.is_whole
                && !scope.is_blind
                && path != INDEX
                && is_format(path)
                && !kept.contains(&made.from)
        };
        let (mut manifest, pruned) = now.settle(&self.out, self.previous.clone(), in_scope);
        pruned.edited.iter().for_each(|left| self.foreign.add_stray(left));
        for (left, why) in &pruned.failed {
            let what = format!("cannot remove the outdated report `{left}`: {why}");
            let help =
                "delete the file by hand, because readers may mistake it for a current report";
            reporter.warning(&what, Some(help));
        }
        let mut sound = true;
        if scope.is_whole {
            match self.index(&manifest, mistakes) {
                Some(Some(made)) => drop(manifest.files.insert(INDEX.to_owned(), made)),
                Some(None) => drop(manifest.files.remove(INDEX)),
                None => sound = false,
            }
            if !self.is_forced {
                let cache = self.cache.as_ref().ok();
                match manifest.strays(&self.out, &self.foreign.paths(), cache) {
                    Ok(strays) => strays.iter().for_each(|stray| self.foreign.add_stray(stray)),
                    Err(error) => {
                        reporter.error(&error.into());
                        sound = false;
                    }
                }
            }
        }
        match manifest.save(&self.out, Some(&self.sandbox), self.cache.as_ref().ok()) {
            Ok(_) => sound,
            // The reason was already printed.
            Err(_) if self.is_full.load(Ordering::Relaxed) => false,
            Err(error) => {
                reporter.error(&error.into());
                false
            }
        }
    }

    /// Writes the index. Returns `Some(None)` if a file that plancc did not write has the same path, and `None` if the
    /// index cannot be rendered or written.
    fn index(
        &self,
        manifest: &Manifest,
        mistakes: &mut TemplateErrors,
    ) -> Option<Option<manifest::ManifestEntry>> {
        let builder = self.builder;
        let entries = index::entries(manifest);
        let page = match builder.compiler.templates.index(&builder.opened.setting, entries) {
            Ok(page) => page,
            Err(error) => {
                mistakes.add(builder.reporter, RenderError::from(error).into(), None, "the index");
                return None;
            }
        };
        match self.save(INDEX, page.as_bytes())? {
            Ok(true) => {
                Some(Some(manifest::ManifestEntry::new("", page.as_bytes(), fingerprint([]))))
            }
            Ok(false) => Some(None),
            Err(error) => {
                builder.reporter.error(&error.into());
                None
            }
        }
    }
}
