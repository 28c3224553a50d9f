#!/usr/bin/env python3
"""Writes the scripts of workflows, actions and GitLab jobs to files, so that shellcheck can read them.

usage: scripts.py FOLDER FILE...      needs PyYAML
"""
import pathlib
import re
import sys

import yaml

# The options with which each service runs scripts.
HEAD = {"bash": "#!/usr/bin/env bash\nset -eo pipefail\n", "sh": "#!/bin/sh\nset -eo pipefail\n"}
# The runner replaces an expression before the shell starts, so the shell sees a word.
EXPRESSION = re.compile(r"\$\{\{.*?\}\}")


def scripts(document):
    """Yields each script as a name, a shell and a text."""
    if "runs" in document:
        yield from steps("action", document["runs"]["steps"])
    for name, job in document.get("jobs", {}).items():
        yield from steps(name, job.get("steps", []))
    for name, job in document.items():
        if isinstance(job, dict) and "script" in job:
            lines = [*job.get("before_script", []), *job["script"]]
            yield name, "sh", "\n".join(lines) + "\n"


def steps(name, steps):
    for number, step in enumerate(steps, 1):
        if "run" in step:
            yield f"{name}-{number}", "bash", step["run"]


def main():
    folder = pathlib.Path(sys.argv[1])
    found = 0
    for path in map(pathlib.Path, sys.argv[2:]):
        document = yaml.safe_load(path.read_text())
        for name, shell, text in scripts(document):
            file = folder / f"{path.stem}-{name}.{shell}"
            file.write_text(HEAD[shell] + EXPRESSION.sub("expression", text))
            found += 1
    if not found:
        sys.exit("no scripts were found")


if __name__ == "__main__":
    main()
