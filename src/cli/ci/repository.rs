//! The URL of the repository from which a job installs plancc.

use std::fmt;

/// A URL that is safe to insert into YAML and shell: [`RepositoryUrl::parse`] allows only characters that have
/// no meaning in either.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RepositoryUrl(String);

/// The reason that a URL is rejected.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum RepositoryUrlError {
    NotHttps,
    Credentials,
    Character(char),
    Host,
    Path,
}

impl RepositoryUrl {
    /// Parses `https://HOST[:PORT]/PATH`. Removes a trailing slash.
    ///
    /// # Errors
    /// Fails for anything else. Names may have only letters, digits and `. _ ~ -`, so the URL cannot end a string,
    /// start a comment or an expression, or be parsed as an option.
    pub(super) fn parse(text: &str) -> Result<RepositoryUrl, RepositoryUrlError> {
        let rest = text.strip_prefix("https://").ok_or(RepositoryUrlError::NotHttps)?;
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        if authority.contains('@') {
            return Err(RepositoryUrlError::Credentials);
        }
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '~' | '-');
        if let Some(bad) = rest.chars().find(|c| !is_plain(*c) && !matches!(c, '/' | ':')) {
            return Err(RepositoryUrlError::Character(bad));
        }
        let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
        let is_label = |label: &str| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        if !host.split('.').all(is_label) || port.parse::<u16>().is_err() {
            return Err(RepositoryUrlError::Host);
        }
        let path = path.strip_suffix('/').unwrap_or(path);
        let is_segment = |segment: &str| {
            !segment.is_empty() && !segment.starts_with(['-', '.']) && !segment.contains(':')
        };
        if !path.split('/').all(is_segment) {
            return Err(RepositoryUrlError::Path);
        }
        Ok(RepositoryUrl(format!("https://{authority}/{path}")))
    }

    /// Returns the URL of a release's file, in the layout of GitHub, Gitea and Forgejo.
    pub(super) fn release_file(&self, version: &str, file: &str) -> String {
        let base = self.0.strip_suffix(".git").unwrap_or(&self.0);
        format!("{base}/releases/download/v{version}/{file}")
    }

    /// Returns `OWNER/NAME` if the repository is on GitHub.
    pub(super) fn on_github(&self) -> Option<&str> {
        let path = self.0.strip_prefix("https://github.com/")?;
        let path = path.strip_suffix(".git").unwrap_or(path);
        (path.split('/').count() == 2).then_some(path)
    }
}

impl fmt::Display for RepositoryUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for RepositoryUrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RepositoryUrlError::NotHttps => f.write_str("it doesn't start with `https://`"),
            RepositoryUrlError::Credentials => f.write_str(
                "it has a user name or password, which everyone who reads the job's file could see",
            ),
            RepositoryUrlError::Character(bad) => {
                write!(
                    f,
                    "it contains {bad:?}; only letters, digits and `.`, `_`, `~`, `-`, `/`, `:` are allowed"
                )
            }
            RepositoryUrlError::Host => f.write_str("its host name is not valid"),
            RepositoryUrlError::Path => f.write_str("the path after the host name is not valid"),
        }
    }
}
