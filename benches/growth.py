#!/usr/bin/env python3
"""Measures how the cost of each command grows with the size of its input, in one dimension at a time.

    python3 benches/growth.py                  every command and dimension; takes about 20 minutes
    python3 benches/growth.py quotes           only dimensions whose name contains one of these words
    python3 benches/growth.py --command fix    only this command
    python3 benches/growth.py --program PATH   measures this program instead of target/release/plancc

Each pair is measured with inputs of the sizes n, 2n and 4n. The cost is the processor time of the process in user mode,
the least of three runs, without startup. The exponent compares its growth from 2n to 4n with that of n, or with that of
the input's bytes if they grow faster, as they do with nested blocks: 1.0 is proportional. n is doubled until the largest
input takes half a second or has 16 MB. Exits with 1 if an exponent is above 1.2.
"""

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from growth_inputs import BODIES, MERGES, PROJECTS, TEXTS, VERSIONS, plan, purpose

LIMIT = 1.2
# The largest input takes at least this many seconds, unless it has this many bytes.
ENOUGH = 0.5
LARGEST = 16_000_000
# A command that takes longer has failed, whatever its exponent is.
TIMEOUT = 60
# The largest n of inputs that are slow to make, or that must be valid, by a part of their names.
MOST = {"git: ": 4000, "translations of": 1600, "years of": 1600, "project: ": 100_000}
TOP = Path(__file__).resolve().parent.parent
ENVIRONMENT = {
    **os.environ,
    "SOURCE_DATE_EPOCH": "1790000000",
    "NO_COLOR": "1",
    # One thread, so that the processor time doesn't include the waiting of others.
    "RAYON_NUM_THREADS": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def commit_all(folder, message):
    for arguments in (["add", "-A"], ["-c", "user.name=office", "-c", "user.email=office@a.example", "commit", "-qm", message]):
        subprocess.run(["git", *arguments], cwd=folder, check=True, env=ENVIRONMENT, stdout=subprocess.DEVNULL)


def with_history(files, count):
    """A repository with this many commits after the one that adds the files."""
    def prepare(folder):
        subprocess.run(["git", "init", "-qb", "main"], cwd=folder, check=True, env=ENVIRONMENT)
        commit_all(folder, "Add plans")
        stream = "".join(
            f"commit refs/heads/main\ncommitter office <office@a.example> {1_700_000_000 + i} +0000\ndata 4\nnote\n"
            + ("from refs/heads/main^0\n" if i == 0 else "")
            + f"M 100644 inline notes.txt\ndata {len(str(i))}\n{i}\n"
            for i in range(count)
        )
        subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, check=True, env=ENVIRONMENT, input=stream.encode())
        subprocess.run(["git", "reset", "-q", "--hard"], cwd=folder, check=True, env=ENVIRONMENT)
    return files, prepare


def with_branch(count):
    """A repository whose last commit changes this many plans."""
    files = PROJECTS["plans"](count)

    def prepare(folder):
        subprocess.run(["git", "init", "-qb", "main"], cwd=folder, check=True, env=ENVIRONMENT)
        commit_all(folder, "Add plans")
        for path in (folder / "plans").rglob("*.yaml"):
            path.write_text(path.read_text().replace("\npurpose: ", "\npurpose: each day "))
        commit_all(folder, "Change plans")
    return files, prepare


HISTORIES = {
    "commits": (lambda n: with_history(plan("purpose: We sing.\n"), n), ["build", "--to", "html"]),
    "plans between two commits": (with_branch, ["diff", "HEAD~1", "HEAD"]),
}

ONE = [
    ["lint"],
    ["lint", "--format", "json"],
    ["lint", "--format", "concise"],
    ["fix"],
    ["fix", "--unsafe"],
    ["fmt"],
    ["build", "--to", "html"],
    ["build", "--to", "markdown"],
    ["build", "--to", "json"],
]
MERGE = [["merge", "base.yaml", "ours.yaml", "theirs.yaml"]]
DIFF = [["diff", "old.yaml", "new.yaml", "--format", form] for form in ("human", "markdown", "html", "json")]


def pairs():
    """Returns the name of each dimension, the function that makes its files, and its commands."""
    for name, make in TEXTS.items():
        yield f"text: {name}", (lambda n, make=make: purpose(make(n))), ONE
    for name, make in BODIES.items():
        yield f"plan: {name}", (lambda n, make=make: plan(make(n))), ONE
    for name, make in PROJECTS.items():
        yield f"project: {name}", make, ONE
    for name, make in VERSIONS.items():
        yield f"diff: {name}", make, DIFF
    for name, make in MERGES.items():
        yield f"merge: {name}", make, MERGE
    for name, (make, command) in HISTORIES.items():
        yield f"git: {name}", make, [command]


class TooSlow(Exception):
    pass


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def cost(program, command, files, runs=3):
    """Returns the processor seconds in user mode, the least of several runs."""
    files, prepare = files if isinstance(files, tuple) else (files, None)
    best = math.inf
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            write(folder, files)
            if prepare:
                prepare(folder)
            environment = {**ENVIRONMENT, "XDG_CACHE_HOME": str(folder / ".cache")}
            child = subprocess.Popen(
                [program, *command], cwd=folder, env=environment,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
            seconds = finished(child)
        best = min(best, seconds)
        if best > 2:
            break
    return best


def finished(child):
    """Waits for a process, and returns its processor seconds in user mode."""
    start = time.monotonic()
    pause = 0.001
    while True:
        done, status, usage = os.wait4(child.pid, os.WNOHANG)
        if done:
            child.returncode = os.waitstatus_to_exitcode(status)
            if child.returncode not in (0, 1, 2):
                raise TooSlow(f"ended with {child.returncode}")
            return usage.ru_utime
        if time.monotonic() - start > TIMEOUT:
            child.kill()
            os.wait4(child.pid, 0)
            child.returncode = -9
            raise TooSlow(f"takes more than {TIMEOUT} s")
        time.sleep(pause)
        pause = min(pause * 2, 0.05)


def size(files):
    files = files[0] if isinstance(files, tuple) else files
    return sum(map(len, files.values()))


def measure(program, command, make, startup, most):
    """Returns n, the cost at n, 2n and 4n, and the exponent."""
    n = 16
    while True:
        largest = make(4 * n)
        total = max(cost(program, command, largest, 1) - startup, 0)
        is_end = size(make(8 * n)) > LARGEST or size(make(8 * n)) == size(largest) or 8 * n > most
        if total >= ENOUGH or is_end:
            break
        n *= 2 if total > ENOUGH / 8 else 4
    costs = [max(cost(program, command, make(n * factor)) - startup, 0.0005) for factor in (1, 2, 4)]
    growth = max(2, size(make(4 * n)) / size(make(2 * n)))
    exponent = math.log(costs[2] / costs[1]) / math.log(growth)
    # Below this, the clock of the system is too coarse.
    return n, costs, exponent if costs[2] > 0.05 else 0.0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="words in the names of dimensions")
    parser.add_argument("--command", action="append", help="the first words of a command, such as `lint`")
    parser.add_argument("--program", type=Path, help="the program to measure")
    parser.add_argument("--most", type=int, default=4_000_000, help="the largest n")
    arguments = parser.parse_args()
    program = arguments.program or target() / "release" / "plancc"
    program = shutil.which(program) or sys.exit(f"{program} not found: build it with `cargo build --release`")
    program = str(Path(program).resolve())
    failed = []
    for name, make, commands in pairs():
        if arguments.names and not any(word in name for word in arguments.names):
            continue
        for command in commands:
            said = " ".join(part for part in command if not part.endswith(".yaml"))
            if arguments.command and not any(said.startswith(word) for word in arguments.command):
                continue
            try:
                startup = cost(program, command, make(1))
                most = next((most for part, most in MOST.items() if part in name), arguments.most)
                n, costs, exponent = measure(program, command, make, startup, most)
                text = " · ".join(f"{seconds * 1000:.0f}" for seconds in costs)
                result = f"{exponent:.2f}  n={n}: {text} ms"
                is_slow = exponent > LIMIT
            except TooSlow as error:
                result, is_slow = str(error), True
            print(f"{'GROWS ' if is_slow else '      '}{name:45} {said:24} {result}", flush=True)
            if is_slow:
                failed.append(f"{name}: {said}: {result}")
    print(f"\n{len(failed)} pairs grow faster than n^{LIMIT}")
    sys.exit(bool(failed))


def target():
    command = ["cargo", "metadata", "--no-deps", "--format-version", "1"]
    output = subprocess.run(command, cwd=TOP, check=True, capture_output=True, text=True).stdout
    return Path(json.loads(output)["target_directory"])


if __name__ == "__main__":
    main()
