//! Attempts to hide a plan from a check, or to silence rules.

use super::{Attack, NONE};

const PLAN: &str = "plancc: 1\nyear: 2026-2027\ndepartment: Dance\npurpos: We hide this.\n";
const LAX: &str = "plancc: 1\ndistrict: Test\n";

/// A lint of all plans that must fail.
const LINT: Attack = Attack { run: "lint --as-of 2026-09-15", code: 1, ..NONE };

pub(super) const ATTACKS: &[Attack] = &[
    Attack {
        name: "skip-ending-in-capitals",
        files: &[("plans/2026-2027/dance.YAML", PLAN)],
        says: &["`dance.YAML` looks like a plan but is skipped"],
        ..LINT
    },
    Attack {
        name: "skip-ending-that-windows-hides",
        files: &[("plans/2026-2027/dance.yaml.txt", PLAN)],
        says: &["skipped-plan"],
        ..LINT
    },
    Attack {
        name: "skip-space-after-the-name",
        files: &[("plans/2026-2027/dance.yaml ", PLAN)],
        says: &["skipped-plan"],
        ..LINT
    },
    Attack {
        name: "skip-plan-as-a-picture-of-no-kind",
        files: &[("plans/2026-2027/dance.plan", PLAN)],
        says: &["skipped-plan"],
        ..LINT
    },
    Attack {
        name: "skip-hidden-folder-that-git-ignores",
        files: &[("plans/.drafts/dance.yaml", PLAN), (".gitignore", ".*\n")],
        says: &["skipped-plan"],
        ..LINT
    },
    Attack {
        name: "skip-folder-named-almost-like-that-of-git",
        files: &[("plans/.GIT/HEAD", "ref: refs/heads/main\n"), ("plans/.GIT/dance.yaml", PLAN)],
        says: &["skipped-plan", "dance.yaml"],
        ..LINT
    },
    Attack {
        name: "skip-folder-of-git-without-a-repository",
        files: &[("plans/.git/dance.yaml", PLAN)],
        says: &["skipped-plan", "dance.yaml"],
        ..LINT
    },
    Attack {
        name: "skip-the-rules-by-a-project-file-with-another-ending",
        shell: "mv plancc.yaml plancc.yml",
        code: 2,
        says: &["ignored `plancc.yml`", "rename it to `plancc.yaml`"],
        ..LINT
    },
    Attack {
        name: "skip-the-rules-by-a-project-file-as-windows-hides-it",
        shell: "mv plancc.yaml plancc.yaml.txt",
        run: "build --to html",
        code: 2,
        says: &["ignored `plancc.yaml.txt`", "rename it to `plancc.yaml`"],
        absent: &["dist/2026-2027/arts.html"],
        ..LINT
    },
    #[cfg(target_os = "linux")]
    Attack {
        name: "skip-the-rules-by-a-project-file-in-capitals",
        shell: "mv plancc.yaml PLANCC.yaml",
        run: "lint plans/2026-2027/arts.yaml",
        code: 2,
        says: &["ignored `PLANCC.yaml`", "rename it to `plancc.yaml`"],
        ..LINT
    },
    Attack {
        name: "skip-backup-without-its-plan",
        files: &[("plans/2026-2027/dance.yaml~", PLAN)],
        says: &["skipped-plan"],
        ..LINT
    },
    Attack {
        name: "skip-hidden-plan-in-an-unusual-layout",
        files: &[("plans/2026-2027/.dance.yaml", "--- {plancc: 1, year: 2026-2027, purpos: x}\n")],
        says: &["`.dance.yaml` looks like a plan"],
        ..LINT
    },
    Attack {
        name: "skip-hidden-plan-behind-comments",
        shell: "mkdir plans/.drafts; { head -c 20000 /dev/zero | tr '\\0' '#'; echo; cat plans/2026-2027/arts.yaml; } > plans/.drafts/dance.yaml",
        says: &["skipped-plan"],
        ..LINT
    },
    Attack {
        name: "skip-ending-of-a-document-after-that-of-a-plan",
        files: &[("plans/2026-2027/dance.yaml.md", PLAN)],
        says: &["`dance.yaml.md` looks like a plan"],
        ..LINT
    },
    Attack {
        name: "skip-the-rules-by-a-link-to-nothing",
        shell: "rm plancc.yaml && ln -s nowhere plancc.yaml",
        code: 2,
        says: &["plancc.yaml"],
        ..LINT
    },
    Attack {
        name: "skip-in-build-too",
        files: &[("plans/2026-2027/.dance.yaml", PLAN)],
        run: "build --to markdown",
        code: 1,
        says: &["skipped-plan"],
        written: &["dist/2026-2027/arts.md"],
        ..NONE
    },
    Attack {
        name: "skip-project-file-among-plans",
        files: &[
            ("plans/2026-2027/sub/plancc.yaml", LAX),
            ("plans/2026-2027/sub/dance.yaml", PLAN),
        ],
        says: &["nested-project", "unknown-key"],
        ..LINT
    },
    Attack {
        name: "skip-project-file-beside-a-plan-that-is-named",
        files: &[("plans/2026-2027/plancc.yaml", LAX)],
        run: "lint plans/2026-2027/arts.yaml",
        says: &["nested-project"],
        ..LINT
    },
    Attack {
        name: "skip-plan-in-the-folder-of-templates",
        files: &[
            ("plancc.yaml", "plancc: 1\ndistrict: Test\ntemplates: plans/2025-2026\n"),
            ("plans/2025-2026/dance.yaml", PLAN),
        ],
        says: &["skipped-plan"],
        ..LINT
    },
    Attack {
        name: "skip-plan-in-the-output-folder",
        files: &[
            ("plancc.yaml", "plancc: 1\ndistrict: Test\noutput: plans/2025-2026\n"),
            ("plans/2025-2026/dance.yaml", PLAN),
        ],
        says: &["skipped-plan"],
        ..LINT
    },
    Attack {
        name: "skip-link-that-is-misspelled",
        files: &[("shared/dance.yaml", PLAN)],
        shell: "ln -s ../../shared/dance.yaml plans/2026-2027/dance.YML",
        says: &["skipped-plan"],
        ..LINT
    },
    Attack {
        name: "skip-link-to-a-hidden-folder",
        files: &[("shared/dance.yaml", PLAN)],
        shell: "ln -s ../shared plans/.shared",
        says: &["skipped-plan"],
        ..LINT
    },
    Attack {
        name: "skip-head-of-a-secret-is-not-looked-at",
        shell: "ln -s ../../../outside/secret.txt plans/2026-2027/dance.YAML",
        code: 2,
        says: &["plans/2026-2027/dance.YAML"],
        ..LINT
    },
    Attack {
        name: "skip-pipe-with-an-odd-name-is-not-waited-for",
        shell: "mkfifo plans/2026-2027/dance plans/2026-2027/.film.yaml && mkfifo plans/2026-2027/music.YAML",
        says: &["`music.YAML` looks like a plan"],
        ..LINT
    },
    Attack {
        name: "skip-name-that-collides-in-capitals",
        files: &[("plans/2026-2027/Arts.yaml", PLAN)],
        says: &["invalid-file-name"],
        ..LINT
    },
    Attack {
        name: "skip-name-that-windows-keeps",
        files: &[("plans/2026-2027/nul.yaml", "plancc: 1\nyear: 2026-2027\n")],
        says: &["invalid-file-name"],
        ..LINT
    },
    Attack {
        name: "skip-this-year-by-a-draft-of-a-far-one",
        files: &[
            (
                "plancc.yaml",
                "plancc: 1\ndistrict: Test\ndepartments: [{id: dance, name: Dance}, {id: arts, name: Arts}]\n",
            ),
            (
                "plans/2026-2027/arts.yaml",
                "plancc: 1\nyear: 2026-2027\nstage: board\ndepartment: Arts\n",
            ),
            ("plans/9998-9999/dance.yaml", "plancc: 1\nyear: 9998-9999\n"),
        ],
        says: &["no plan for department `dance` for 2026-2027"],
        ..LINT
    },
    Attack {
        name: "skip-by-a-year-that-is-laid-out-otherwise",
        files: &[("plans/old/dance.yaml", "{plancc: 1, year: 2026-2027, purpos: x}\n")],
        run: "lint --year 2026-2027",
        says: &["unknown-key"],
        ..LINT
    },
    Attack {
        name: "skip-by-a-comment-that-is-none",
        files: &[(
            "plans/2026-2027/dance.yaml",
            "plancc: 1\nyear: 2026-2027\npurpose: |\n  # PLANCC: ignore(doubled-word)\n  We play.\n",
        )],
        run: "lint --as-of 2026-09-15 --fail-on warning",
        says: &["unrecognized-allow"],
        ..LINT
    },
    Attack {
        name: "skip-all-findings-by-a-baseline-without-a-word",
        files: &[
            (
                "plans/2026-2027/arts.yaml",
                "plancc: 1\nyear: 2026-2027\nstage: board\ndepartment: Arts\npurpose: We sing the the song.\n",
            ),
            (
                "plancc-baseline.yaml",
                "plancc: 1\nheld:\n  - {plan: 2026-2027/arts, rule: doubled-word, at: purpose}\n",
            ),
        ],
        run: "lint --as-of 2026-09-15 --only doubled-word",
        code: 0,
        says: &["suppresses 1 finding"],
        ..NONE
    },
];
