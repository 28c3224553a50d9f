//! Files and folders that plancc must not write to.

use super::{Attack, NONE, PLAN};

const REPORT: &str = "dist/2026-2027/arts.html";
const TEMPLATES: &str = "plancc: 1\ndistrict: Test\ntemplates: look\n";

pub(super) const ATTACKS: &[Attack] = &[
    Attack {
        name: "hard-link-from-a-report-to-a-plan",
        shell: "mkdir -p dist/2026-2027 && ln plans/2026-2027/arts.yaml dist/2026-2027/arts.html",
        run: "build --to html --force",
        changes: &[REPORT],
        written: &[REPORT],
        ..NONE
    },
    Attack {
        name: "input-findings-over-the-project-file",
        run: "lint --output sarif=plancc.yaml",
        code: 2,
        says: &["plancc uses this file as input"],
        ..NONE
    },
    Attack {
        name: "input-findings-over-a-plan",
        run: "lint plancc.yaml --output json=plans/2026-2027/arts.yaml",
        code: 2,
        says: &["plans/2026-2027/arts.yaml"],
        ..NONE
    },
    Attack {
        name: "input-findings-over-a-template",
        files: &[("plancc.yaml", TEMPLATES), ("look/html/note.html", "x")],
        run: "lint --output markdown=look/html/note.html",
        code: 2,
        says: &["plancc uses this file as input"],
        ..NONE
    },
    Attack {
        name: "input-findings-over-the-logo",
        files: &[
            ("plancc.yaml", "plancc: 1\ndistrict: {name: Test, logo: logo.svg}\n"),
            ("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ],
        run: "lint --output json=logo.svg",
        code: 2,
        says: &["plancc uses this file as input"],
        ..NONE
    },
    Attack {
        name: "input-changes-over-the-project-file",
        files: &[("old.yaml", PLAN.1)],
        run: "diff old.yaml plans/2026-2027/arts.yaml -o plancc.yaml",
        code: 2,
        says: &["plancc uses this file as input"],
        ..NONE
    },
    Attack {
        name: "input-report-over-a-plan",
        run: "build plans/2026-2027/arts.yaml --to json -o plans/2026-2027/arts.yaml --force",
        code: 2,
        says: &["arts.yaml"],
        ..NONE
    },
    Attack {
        name: "output-in-git",
        files: &[("plancc.yaml", "plancc: 1\ndistrict: Test\noutput: .git/hooks\n")],
        code: 2,
        absent: &[".git/hooks"],
        says: &[".git/hooks"],
        ..NONE
    },
    Attack {
        name: "output-in-the-workflows",
        files: &[("plancc.yaml", "plancc: 1\ndistrict: Test\noutput: .github/workflows\n")],
        code: 2,
        absent: &[".github"],
        ..NONE
    },
    Attack {
        name: "output-is-the-folder-of-plans",
        files: &[("plancc.yaml", "plancc: 1\ndistrict: Test\noutput: plans/../plans\n")],
        code: 2,
        says: &["is a plans folder"],
        absent: &["plans/index.html"],
        ..NONE
    },
    Attack {
        name: "output-in-another-repository",
        files: &[
            ("plancc.yaml", "plancc: 1\ndistrict: Test\noutput: module/site\n"),
            ("module/.git", "gitdir: ../.git/modules/module\n"),
        ],
        code: 2,
        says: &["is in another git repository"],
        absent: &["module/site"],
        ..NONE
    },
    Attack {
        name: "output-outside",
        files: &[("plancc.yaml", "plancc: 1\ndistrict: Test\noutput: ../outside\n")],
        code: 2,
        says: &["outside"],
        ..NONE
    },
    Attack {
        name: "output-typed-in-git",
        run: "build --to html --out .git/hooks",
        code: 2,
        says: &["is in a `.git` folder"],
        absent: &[".git/hooks"],
        ..NONE
    },
    Attack {
        name: "output-typed-in-git-in-capitals",
        run: "build --to html --out sub/.GIT/hooks",
        code: 2,
        says: &["is in a `.git` folder"],
        absent: &["sub"],
        ..NONE
    },
    Attack {
        name: "output-is-a-link-to-git",
        shell: "ln -s .git/hooks dist && mkdir .git/hooks",
        code: 2,
        absent: &[".git/hooks/index.html"],
        ..NONE
    },
    Attack {
        name: "output-typed-is-a-link-outside",
        shell: "ln -s ../outside site",
        run: "build --to html --out site",
        code: 2,
        says: &["site"],
        ..NONE
    },
    Attack {
        name: "output-is-a-link-to-a-folder-of-the-project",
        files: &[("docs/guide.html", "x")],
        shell: "ln -s docs dist",
        code: 2,
        says: &["is a link"],
        absent: &["docs/index.html"],
        ..NONE
    },
    Attack {
        name: "output-has-a-link-for-a-year",
        shell: "mkdir dist && ln -s ../../outside dist/2026-2027",
        code: 2,
        says: &["dist/2026-2027/arts.html"],
        ..NONE
    },
    Attack {
        name: "link-under-the-baseline",
        shell: "ln -s ../outside/secret.txt plancc-baseline.yaml",
        run: "lint --write-baseline",
        code: 2,
        says: &["plancc-baseline.yaml"],
        ..NONE
    },
    Attack {
        name: "link-to-nothing-under-the-baseline",
        shell: "ln -s ../outside/new.yaml plancc-baseline.yaml",
        run: "lint --write-baseline",
        code: 2,
        says: &["plancc-baseline.yaml"],
        ..NONE
    },
    Attack {
        name: "link-under-the-findings",
        shell: "ln -s ../outside/secret.txt findings.sarif",
        run: "lint --output sarif=findings.sarif",
        code: 2,
        says: &["findings.sarif"],
        ..NONE
    },
    Attack {
        name: "link-above-the-findings",
        shell: "ln -s ../outside out",
        run: "lint --output sarif=out/findings.sarif",
        code: 2,
        says: &["out/findings.sarif"],
        ..NONE
    },
    Attack {
        name: "link-under-the-findings-to-a-plan",
        shell: "ln -s plans/2026-2027/arts.yaml findings.sarif",
        run: "lint --output sarif=findings.sarif",
        code: 2,
        says: &["findings.sarif"],
        ..NONE
    },
    Attack {
        name: "link-under-the-one-report",
        shell: "ln -s ../outside/secret.txt page.html",
        run: "build plans/2026-2027/arts.yaml -o page.html --force",
        code: 2,
        says: &["page.html"],
        ..NONE
    },
    Attack {
        name: "link-above-the-files-of-init",
        shell: "rm plancc.yaml && ln -s ../outside .vscode",
        run: "init",
        code: 2,
        says: &[".vscode"],
        ..NONE
    },
    Attack {
        name: "link-above-a-new-plan",
        shell: "rm -r plans && ln -s ../outside plans",
        run: "new music --year 2026-2027",
        code: 2,
        says: &["plans"],
        ..NONE
    },
    Attack {
        name: "link-under-the-attributes",
        shell: "ln -s ../outside/secret.txt .gitattributes",
        run: "init --git",
        code: 2,
        says: &[".gitattributes"],
        changes: &[".git/config"],
        ..NONE
    },
    Attack {
        name: "name-of-a-device",
        files: &[("plans/2026-2027/con.yaml", PLAN.1)],
        code: 1,
        says: &["`con` is a reserved name on Windows"],
        absent: &["dist/2026-2027/con.html"],
        written: &[REPORT],
        ..NONE
    },
    Attack {
        name: "name-of-a-device-as-an-id",
        files: &[("plans/2026-2027/music.yaml", "plancc: 1\nid: con\nyear: 2026-2027\n")],
        code: 2,
        says: &["con.html"],
        absent: &["dist/2026-2027/con.html"],
        written: &[REPORT],
        ..NONE
    },
    Attack {
        name: "name-that-differs-in-case",
        files: &[("plans/2026-2027/ARTS.yaml", PLAN.1)],
        code: 1,
        says: &["`plans/2026-2027/ARTS.yaml` differ only in capitalization"],
        absent: &["dist/2026-2027/ARTS.html"],
        ..NONE
    },
    Attack {
        name: "name-of-a-device-for-a-new-plan",
        run: "new con --year 2026-2027",
        code: 2,
        absent: &["plans/2026-2027/con.yaml"],
        ..NONE
    },
];
