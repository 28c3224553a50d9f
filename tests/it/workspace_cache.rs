//! The key that signs manifests is private to the user, and never a file of the checkout.

use std::fs;

use plancc::workspace::cache::{Cache, CacheError};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn a_key_is_made_once_and_each_user_has_another() {
    let (project, ours, theirs) = (folder(), folder(), folder());
    let cache =
        |folder: &tempfile::TempDir| Cache::in_folder(folder.path(), project.path()).unwrap();
    let sign = |cache: &Cache| cache.signature([b"text".as_slice()]);
    assert_eq!(sign(&cache(&ours)), sign(&cache(&ours)));
    assert_ne!(sign(&cache(&ours)), sign(&cache(&theirs)));
    assert_ne!(sign(&cache(&ours)), cache(&ours).signature([b"te".as_slice(), b"xt"]));
}

#[test]
#[cfg(unix)]
fn a_key_is_for_its_user_alone_and_one_that_others_can_read_is_replaced() {
    use std::os::unix::fs::PermissionsExt;
    let (project, caches) = (folder(), folder());
    let open = || Cache::in_folder(caches.path(), project.path()).unwrap();
    let key = caches.path().join("plancc/key");
    let first = open().signature([]);
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&key), mode(key.parent().unwrap())), (0o600, 0o700));
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    assert_ne!(open().signature([]), first);
    assert_eq!(mode(&key), 0o600);
    // A link, or a file of another size, is not a key.
    let known = folder();
    fs::write(known.path().join("known"), [0; 32]).unwrap();
    fs::remove_file(&key).unwrap();
    std::os::unix::fs::symlink(known.path().join("known"), &key).unwrap();
    let of_link = open().signature([]);
    assert!(!key.is_symlink());
    fs::write(&key, "short").unwrap();
    assert_ne!(open().signature([]), of_link);
    assert_eq!(fs::read(&key).unwrap().len(), 32);
}

#[test]
fn a_cache_folder_in_the_checkout_is_none() {
    let top = folder();
    let project = top.path().join("checkout/project");
    fs::create_dir_all(&project).unwrap();
    fs::create_dir(top.path().join("checkout/.git")).unwrap();
    for inside in ["checkout", "checkout/cache", "checkout/project", "checkout/project/.cache"] {
        let refused = Cache::in_folder(&top.path().join(inside), &project).unwrap_err();
        assert!(matches!(refused, CacheError::InCheckout(_)), "{inside}: {refused}");
    }
    assert!(Cache::in_folder(&top.path().join("checkouts"), &project).is_ok());
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("checkout", top.path().join("link")).unwrap();
        let refused = Cache::in_folder(&top.path().join("link"), &project).unwrap_err();
        assert!(matches!(refused, CacheError::InCheckout(_)), "{refused}");
    }
    assert!(!project.join(".cache/plancc").exists());
}

#[test]
fn a_file_in_the_place_of_the_folder_is_reported() {
    let (project, caches) = (folder(), folder());
    fs::write(caches.path().join("plancc"), "").unwrap();
    let refused = Cache::in_folder(caches.path(), project.path()).unwrap_err();
    assert!(matches!(refused, CacheError::Unusable(..)), "{refused}");
}
