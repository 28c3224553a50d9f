//! Files that a file in the checkout tries to make plancc read.

use super::{Attack, NONE, PLAN};

const REPORT: &str = "dist/2026-2027/arts.html";
const TEMPLATES: &str = "plancc: 1\ndistrict: Test\ntemplates: look\n";

pub(super) const ATTACKS: &[Attack] = &[
    Attack {
        name: "git-templates-typed-with-a-link-to-the-token",
        shell: "mkdir -p look/html && ln -s ../../.git/config look/html/style.css",
        run: "build --to html --templates look",
        code: 2,
        says: &["look/html/style.css"],
        ..NONE
    },
    Attack {
        name: "git-templates-folder-is-a-link",
        files: &[("plancc.yaml", TEMPLATES)],
        shell: "mkdir look && ln -s ../.git look/html",
        code: 2,
        says: &["look/html/"],
        ..NONE
    },
    Attack {
        name: "git-as-the-folder-of-templates",
        files: &[("plancc.yaml", "plancc: 1\ndistrict: Test\ntemplates: .git\n")],
        code: 1,
        says: &[".git"],
        ..NONE
    },
    Attack {
        name: "git-templates-typed",
        run: "build --to html --templates .git",
        code: 2,
        says: &[".git"],
        ..NONE
    },
    Attack {
        name: "git-settings-as-a-form",
        files: &[("plancc.yaml", "plancc: 1\ndistrict: Test\nform: .git/config\n")],
        run: "lint",
        code: 1,
        says: &[".git/config"],
        ..NONE
    },
    Attack {
        name: "git-settings-as-a-plan-that-is-named",
        run: "lint .git/config",
        code: 2,
        says: &["is in a `.git` folder"],
        ..NONE
    },
    Attack {
        name: "git-settings-behind-a-plan",
        shell: "ln -s ../../.git/config plans/2026-2027/music.yaml",
        run: "lint",
        code: 2,
        says: &["plans/2026-2027/music.yaml"],
        ..NONE
    },
    Attack {
        name: "git-as-the-folder-of-plans",
        shell: "rm -r plans && ln -s .git plans",
        run: "lint",
        code: 2,
        says: &["plans"],
        ..NONE
    },
    Attack {
        name: "read-a-file-outside-as-a-form",
        files: &[("plancc.yaml", "plancc: 1\ndistrict: Test\nform: form.yaml\n")],
        shell: "ln -s ../outside/secret.txt form.yaml",
        run: "lint",
        code: 1,
        says: &["form.yaml"],
        ..NONE
    },
    Attack {
        name: "read-a-file-outside-as-the-project-file",
        shell: "ln -sf ../outside/secret.txt plancc.yaml",
        run: "lint",
        code: 2,
        says: &["plancc.yaml"],
        ..NONE
    },
    Attack {
        name: "read-a-file-outside-as-the-baseline",
        shell: "ln -s ../outside/secret.txt plancc-baseline.yaml",
        run: "lint",
        code: 2,
        says: &["plancc-baseline.yaml"],
        ..NONE
    },
    Attack {
        name: "read-a-file-outside-as-the-approvals",
        files: &[("old.yaml", PLAN.1)],
        shell: "ln -s ../outside/secret.txt approvals.yaml",
        run: "diff old.yaml plans/2026-2027/arts.yaml",
        code: 2,
        says: &["approvals.yaml"],
        ..NONE
    },
    Attack {
        name: "read-the-environment-as-the-logo",
        files: &[("plancc.yaml", "plancc: 1\ndistrict: {name: Test, logo: /proc/self/environ}\n")],
        code: 1,
        says: &["/proc/self/environ"],
        ..NONE
    },
    Attack {
        name: "read-a-device-as-a-plan",
        shell: "ln -s /dev/zero plans/2026-2027/music.yaml",
        run: "lint",
        code: 2,
        says: &["plans/2026-2027/music.yaml"],
        ..NONE
    },
    Attack {
        name: "read-a-pipe-as-the-baseline",
        shell: "mkfifo plancc-baseline.yaml",
        run: "lint",
        code: 2,
        says: &["plancc-baseline.yaml"],
        ..NONE
    },
    Attack {
        name: "read-a-pipe-as-a-template",
        files: &[("plancc.yaml", TEMPLATES)],
        shell: "mkdir -p look/html && mkfifo look/html/style.css",
        code: 2,
        says: &["look/html/style.css"],
        ..NONE
    },
    Attack {
        name: "read-a-pipe-in-the-place-of-a-report",
        shell: "mkdir -p dist/2026-2027 && mkfifo dist/2026-2027/arts.html",
        code: 1,
        says: &[REPORT],
        ..NONE
    },
    Attack {
        name: "read-a-file-outside-as-a-side-of-a-comparison",
        shell: "ln -s ../outside/secret.txt new.yaml",
        run: "diff plans/2026-2027/arts.yaml new.yaml",
        code: 2,
        says: &["new.yaml"],
        ..NONE
    },
    Attack {
        name: "git-settings-as-a-side-of-a-comparison",
        run: "diff plans/2026-2027/arts.yaml .git/config",
        code: 2,
        says: &["is in a `.git` folder"],
        ..NONE
    },
];
