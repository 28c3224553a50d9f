#!/usr/bin/env python3
"""Measures plancc and its peers side by side, in one run, and writes the table in benches/README.md.

    python3 benches/measure.py            every measurement whose peer is here
    python3 benches/measure.py lint html  only rows whose name starts with these words, to the terminal only
    python3 benches/measure.py lint --write  the same, and writes the table, which then says what is not in it
    python3 benches/measure.py --no-write to the terminal only

Each pair is run in turn, ours, theirs, ours, theirs, after one run of each that does not count; medians of RUNS runs.
Needs release builds (see benches/README.md) and, for each peer, the peer; what is not here is named and passed over.
"""

import html
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 5
TOP = Path(__file__).resolve().parent.parent
PEERS = TOP / "benches" / "peers"
TARGET = Path(
    json.loads(
        subprocess.run(
            ["cargo", "metadata", "--no-deps", "--format-version", "1"],
            cwd=TOP, check=True, capture_output=True, text=True,
        ).stdout
    )["target_directory"]
) / "release"
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000", "NO_COLOR": "1"}


class Run:
    """Wall seconds, processor seconds and the largest memory of one finished command."""

    def __init__(self, wall, cpu, peak):
        self.wall, self.cpu, self.peak = wall, cpu, peak


def run(command, cwd, allowed=(0,)):
    """Runs a command once and discards its output."""
    with open(os.devnull, "wb") as nothing, tempfile.TemporaryFile() as errors:
        # Flush the writes of earlier runs before the clock starts, or this run would pay for them.
        os.sync()
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=cwd, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=nothing, stderr=errors)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in allowed:
            errors.seek(0)
            sys.exit(f"{command} ended with {child.returncode}: {errors.read()[-2000:].decode(errors='replace')}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def pair(ours, theirs, runs=RUNS):
    """Runs both commands in turn; returns the medians of their wall times and of the ratios of the pairs."""
    ours_seen, theirs_seen = [], []
    for number in range(runs + 1):
        one = run(*made(ours))
        other = run(*made(theirs))
        if number:
            ours_seen.append(one)
            theirs_seen.append(other)
    ratio = statistics.median(b.wall / a.wall for a, b in zip(ours_seen, theirs_seen))
    return middle(ours_seen), middle(theirs_seen), ratio


def alone(command, runs=RUNS):
    seen = []
    for number in range(runs + 1):
        one = run(*made(command))
        if number:
            seen.append(one)
    return middle(seen)


def made(command):
    """A command, or a function that makes one for each run."""
    return command() if callable(command) else command


def middle(runs):
    return Run(*(statistics.median(getattr(one, field) for one in runs) for field in ("wall", "cpu", "peak")))


def seconds(value):
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"


def megabytes(kilobytes):
    return f"{kilobytes / 1024:.0f} MB"


class Table:
    def __init__(self):
        self.rows = []
        self.left_out = []

    def add(self, what, ours, theirs, result, bound, holds):
        row = (what, ours, theirs, result, bound, "yes" if holds else "**no**")
        self.rows.append(row)
        print(" | ".join(row), flush=True)

    def passed_over(self, what, why):
        print(f"passed over: {what}: {why}", flush=True)
        self.rows.append((what, "–", "–", f"not measured: {why}", "–", "–"))


class Ground:
    """The generated districts, and all paths."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.plancc = str(TARGET / "plancc")
        self.made = {}
        self.folders = 0

    def district(self, plans):
        return self.generated(f"district-{plans}", "--plans", str(plans))

    def quoted(self, plans):
        """The same plans with quoted dates, for tools whose YAML parsers read a date as a timestamp."""
        name = f"quoted-{plans}"
        if name not in self.made:
            folder = self.folder / name
            folder.mkdir()
            for plan in self.district(plans).glob("plans/*/*.yaml"):
                (folder / plan.name).write_text(quoted(plan.read_text()))
            self.made[name] = folder
        return self.made[name]

    def generated(self, name, *asked):
        if name not in self.made:
            folder = self.folder / name
            subprocess.run([TARGET / "generate", *asked, "--out", folder], check=True)
            self.made[name] = folder
        return self.made[name]

    def fresh(self, name):
        """A new folder. None is deleted before the end: after many deletions, ext4 creates files slowly for minutes."""
        self.folders += 1
        (self.folder / "out").mkdir(exist_ok=True)
        return self.folder / "out" / f"{name}-{self.folders}"

    def lint(self, plans, *more):
        return [self.plancc, "lint", "--quiet", "--format", "concise", *more], self.district(plans)

    def build(self, plans, to, out, *more):
        return [self.plancc, "build", "--quiet", "--to", to, "--out", str(out), *more], self.district(plans)

    def first(self, plans, to):
        """A build into a new folder for each run."""
        return lambda: self.build(plans, to, self.fresh(f"{to}-{plans}"))


# Validation alone, without rules.
SHAPE = ("--shape",)


def lint_events(ground, table):
    what = "`lint --shape` of 1,000 plans against the YAML parser's events alone"
    events = [str(TARGET / "events"), "plans"], ground.district(1000)
    ours, theirs, ratio = pair(ground.lint(1000, *SHAPE), events)
    table.add(what, seconds(ours.wall), seconds(theirs.wall), f"{1 / ratio:.2f} times", "≤ 2 times", 1 / ratio <= 2)


def lint_rules(ground, table):
    what = "`lint` with all rules on 1,000 clean plans against `lint --shape`"
    ours, theirs, ratio = pair(ground.lint(1000), ground.lint(1000, *SHAPE))
    table.add(what, seconds(ours.wall), seconds(theirs.wall), f"{1 / ratio:.2f} times", "≤ 2.5 times", 1 / ratio <= 2.5)


def schema(ground):
    file = ground.folder / "plan.schema.json"
    file.write_bytes(subprocess.run([ground.plancc, "schema", "plan"], check=True, capture_output=True).stdout)
    return str(file)


def lint_ajv(ground, table):
    what = "`lint --shape` of 1,000 plans against ajv-cli on our schema"
    tool = PEERS / "node_modules" / ".bin" / "ajv"
    if not tool.exists():
        return table.passed_over(what, "`npm ci` in benches/peers brings it")
    command = [str(tool), "validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats", "-s", schema(ground), "-d", "*.yaml"]
    # ajv-cli resolves its plug-ins from the working directory.
    command[command.index("ajv-formats")] = str(PEERS / "node_modules" / "ajv-formats")
    ours, theirs, ratio = pair(ground.lint(1000, *SHAPE), (command, ground.quoted(1000)))
    table.add(what, seconds(ours.wall), seconds(theirs.wall), f"{ratio:.0f} times as fast", "≥ 4 times", ratio >= 4)


def lint_check_jsonschema(ground, table):
    what = "`lint --shape` of 1,000 plans against check-jsonschema on our schema"
    tool = PEERS / "venv" / "bin" / "check-jsonschema"
    if not tool.exists():
        return table.passed_over(what, "see benches/peers/requirements.txt")
    folder = ground.quoted(1000)
    files = sorted(file.name for file in folder.glob("*.yaml"))
    command = [str(tool), "--schemafile", schema(ground), *files]
    ours, theirs, ratio = pair(ground.lint(1000, *SHAPE), (command, folder))
    table.add(what, seconds(ours.wall), seconds(theirs.wall), f"{ratio:.0f} times as fast", "≥ 80 times", ratio >= 80)


def said(page):
    """The words of a page, and its anchors."""
    text = page.read_text()
    body = re.sub(r"<style>.*?</style>", "", text, flags=re.S)
    body = re.sub(r"</?(p|li|dd|dt|td|th|h\d|div|caption|tr|title|span|a)\b[^>]*>", " ", body)
    return html.unescape(re.sub(r"<[^>]*>", "", body)).split(), re.findall(r'\bid="([^"]*)"', text)


def html_hugo(ground, table):
    what = "`build --to html` of 1,000 plans against Hugo"
    if not shutil.which("hugo"):
        return table.passed_over(what, "`apt-get install hugo` brings it")
    site = ground.folder / "hugo"
    shutil.copytree(PEERS / "hugo", site)
    shutil.copy(TOP / "templates" / "html" / "style.css", site / "style.css")
    (site / "content").mkdir()
    for plan in ground.district(1000).glob("plans/*/*.yaml"):
        (site / "content" / f"{plan.stem}.md").write_text(f"---\n{plan.read_text()}---\n")
    command = ["hugo", "--quiet", "--destination"]
    mine, yours = ground.fresh("html-said"), ground.fresh("hugo-said")
    run(*ground.build(1000, "html", mine))
    run([*command, str(yours)], site)
    for page in mine.glob("*/*.html"):
        if said(page) != said(yours / page.stem / "index.html"):
            sys.exit(f"Hugo's {page.stem} says something else than ours, so that the times cannot be compared")
    hugo = lambda: ([*command, str(ground.fresh("hugo"))], site)
    ours, theirs, ratio = pair(ground.first(1000, "html"), hugo)
    table.add(what, seconds(ours.wall), seconds(theirs.wall), f"{ratio:.1f} times as fast", "≥ 3 times", ratio >= 3)


def pdf_typst(ground, table):
    what = "`build --to pdf` of 1,000 plans against typst alone, in process"
    peer = TARGET / "typst-alone"
    if not peer.exists():
        return table.passed_over(what, "build the benches with `--features pdf`")
    views = ground.folder / "views"
    subprocess.run([peer, "views", ground.district(1000), views], check=True, env=ENVIRONMENT)
    typst = lambda: ([str(peer), "compile", str(views), str(ground.fresh("typst"))], ground.folder)
    ours, theirs, ratio = pair(ground.first(1000, "pdf"), typst)
    table.add(what, seconds(ours.wall), seconds(theirs.wall), f"{1 / ratio:.2f} times", "≤ 1.3 times", 1 / ratio <= 1.3)


LOOPED = 1000


def pdf_cli(ground, table):
    what = f"`build --to pdf` of {LOOPED} plans against a loop of `typst compile`"
    peer, tool = TARGET / "typst-alone", shutil.which("typst")
    if not tool or not peer.exists():
        return table.passed_over(what, "`cargo install typst-cli` and the benches with `--features pdf` bring it")
    views = ground.folder / "views-cli"
    subprocess.run([peer, "views", ground.district(LOOPED), views], check=True, env=ENVIRONMENT)
    loop = str(PEERS / "typst-loop.sh"), tool, str(views)
    ours, theirs, ratio = pair(
        ground.first(LOOPED, "pdf"), lambda: (["sh", *loop, str(ground.fresh("typst-cli"))], ground.folder)
    )
    table.add(what, seconds(ours.wall), seconds(theirs.wall), f"{ratio:.1f} times as fast", "≥ 2.5 times", ratio >= 2.5)


def again_one_changed(ground, table):
    what = "a second `build --to pdf` of 1,000 plans, one changed, against the first"
    district = ground.district(1000)
    plan = sorted(district.glob("plans/*/*.yaml"))[500]
    runs_first, runs_second = [], []
    for number in range(RUNS + 1):
        first = ground.build(1000, "pdf", ground.fresh("again"))
        one = run(*first)
        text = plan.read_text()
        plan.write_text(re.sub(r"title: Director.*", f"title: Director, take {number}", text, count=1))
        other = run(*first)
        if number:
            runs_first.append(one)
            runs_second.append(other)
    ratio = statistics.median(a.wall / b.wall for a, b in zip(runs_first, runs_second))
    ours, theirs = middle(runs_second), middle(runs_first)
    table.add(what, seconds(ours.wall), seconds(theirs.wall), f"{ratio:.0f} times as fast", "≥ 100 times", ratio >= 100)


def processes(top):
    """A process and all its descendants."""
    yield top
    for children in Path(f"/proc/{top}/task").glob("*/children"):
        try:
            for child in children.read_text().split():
                yield from processes(int(child))
        except OSError:  # The thread ended meanwhile.
            pass


def together(command, cwd):
    """The peak memory, in KB, of a command and its child processes: the sum of their own peaks. This is an upper bound, since
    the peaks are at different moments and the processes share the program."""
    most = {}
    with open(os.devnull, "wb") as nothing:
        child = subprocess.Popen(command, cwd=cwd, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=nothing)
        while child.poll() is None:
            for process in processes(child.pid):
                try:
                    status = Path(f"/proc/{process}/status").read_text()
                except OSError:
                    continue
                seen = re.search(r"VmHWM:\s+(\d+)", status)
                most[process] = max(most.get(process, 0), int(seen[1]) if seen else 0)
            time.sleep(0.02)
    if child.returncode:
        sys.exit(f"{command} ended with {child.returncode}")
    return sum(most.values())


def memory(ground, table):
    cases = [
        ("`lint`", ground.lint(10_000), 300),
        ("`build --to html`", ground.first(10_000, "html"), 300),
        ("`build --to pdf`", ground.first(1_000, "pdf"), 600),
    ]
    for name, command, limit in cases:
        plans = "1,000" if "pdf" in name else "10,000"
        peak = together(*made(command)) if "pdf" in name else run(*made(command)).peak
        table.add(f"peak memory of {name}, {plans} plans", megabytes(peak), "–", megabytes(peak), f"< {limit} MB", peak < limit * 1024)


def flat(ground, table):
    for name, command in [
        ("lint", ground.lint),
        ("build --to html", lambda plans: ground.first(plans, "html")),
    ]:
        costs = []
        for plans in (100, 1_000, 10_000):
            seen = alone(command(plans))
            costs.append(seen.wall / plans)
        shown = " · ".join(f"{cost * 1e6:.0f} µs" for cost in costs)
        table.add(f"`{name}`, cost per plan with 100, 1,000 and 10,000 plans", shown, "–", f"{costs[2] / costs[1]:.2f} times from 1,000 to 10,000", "flat (≤ 1.2)", costs[2] / costs[1] <= 1.2)


def start(ground, table):
    version = alone(([ground.plancc, "--version"], ground.folder), runs=21)
    table.add("`plancc --version`", seconds(version.wall), "–", seconds(version.wall), "≤ 5 ms", version.wall <= 0.005)
    one = ground.district(1) / "plans" / "2026-2027" / "department-00000.yaml"
    lint = alone(([ground.plancc, "lint", str(one)], ground.district(1)), runs=21)
    table.add("`plancc lint` of one plan", seconds(lint.wall), "–", seconds(lint.wall), "≤ 15 ms", lint.wall <= 0.015)


def quoted(text):
    """A plan with quoted dates."""
    return re.sub(r"\b(\d{4}-\d\d(-\d\d)?)\b", r'"\1"', text)


def change(plan):
    """Writes another version of a plan: a new title, new targets and due dates, one more sentence."""
    text = plan.read_text()
    text = text.replace("title: Director", "title: Executive Director", 1)
    text = re.sub(r"target: \{value: (\d+)", lambda found: f"target: {{value: {int(found[1]) + 1}", text)
    text = text.replace("due: 2027-05-28", "due: 2027-06-04", 1)
    return text.replace("purpose: |\n", "purpose: |\n  We also answer letters.\n", 1)


def diff_one(ground, table):
    what = "`plancc diff` of two versions of one plan"
    folder = ground.folder / "pair"
    folder.mkdir(exist_ok=True)
    plan = ground.district(1000) / "plans" / "2026-2027" / "department-00500.yaml"
    shutil.copy(plan, folder / "old.yaml")
    (folder / "new.yaml").write_text(change(plan))
    ours = [ground.plancc, "diff", "--quiet", "old.yaml", "new.yaml"], folder
    seen = alone(ours, runs=21)
    table.add(what, seconds(seen.wall), "–", seconds(seen.wall), "≤ 10 ms", seen.wall <= 0.01)
    what += " against graphtage"
    tool = PEERS / "venv" / "bin" / "graphtage"
    if not tool.exists():
        return table.passed_over(what, "see benches/peers/requirements.txt")
    for version in ("old", "new"):
        (folder / f"{version}-quoted.yaml").write_text(quoted((folder / f"{version}.yaml").read_text()))
    theirs = ([str(tool), "--no-status", "old-quoted.yaml", "new-quoted.yaml"], folder, (0, 1))
    ours, theirs, ratio = pair(ours, theirs)
    table.add(what, seconds(ours.wall), seconds(theirs.wall), f"{ratio:.0f} times as fast", "≥ 50 times", ratio >= 50)


def diff_revisions(ground, table):
    what = "`plancc diff` of 1,000 plans, all changed, between two revisions, against linting them twice"
    district = ground.generated("revisions", "--plans", "1000")
    git = ["git", "-c", "user.name=Clerk", "-c", "user.email=clerk@made-up.example"]
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "Old"]):
        subprocess.run([*git, *command], cwd=district, check=True)
    for plan in district.glob("plans/*/*.yaml"):
        plan.write_text(change(plan))
    subprocess.run([*git, "commit", "--quiet", "--all", "-m", "New"], cwd=district, check=True)
    diff = [ground.plancc, "diff", "--quiet", "HEAD~1..HEAD"], district
    ours, theirs, ratio = pair(diff, ([ground.plancc, "lint", "--quiet", "--format", "concise"], district, (0, 1)))
    times = 1 / ratio / 2
    table.add(what, seconds(ours.wall), f"2 × {seconds(theirs.wall)}", f"{times:.2f} times", "≤ 3 times", times <= 3)


def diff_renamed(ground, table):
    what = "`plancc diff` of a plan with all ids renamed, cost per priority with 40 and 400, without startup"
    costs = []
    start = alone(([ground.plancc, "--version"], ground.folder), runs=21).wall
    for priorities in (40, 400):
        folder = ground.generated(f"renamed-{priorities}", "--renamed", str(priorities))
        seen = alone(([ground.plancc, "diff", "--quiet", "old.yaml", "new.yaml"], folder), runs=11)
        costs.append((seen.wall - start) / priorities)
    shown = " · ".join(f"{cost * 1e6:.0f} µs" for cost in costs)
    times = costs[1] / costs[0]
    table.add(what, shown, "–", f"{times:.2f} times from 40 to 400", "≤ 3 times", times <= 3)


MEASUREMENTS = {
    "start": start,
    "lint-events": lint_events,
    "lint-rules": lint_rules,
    "lint-ajv": lint_ajv,
    "lint-check-jsonschema": lint_check_jsonschema,
    "diff-one": diff_one,
    "diff-revisions": diff_revisions,
    "diff-renamed": diff_renamed,
    "html-hugo": html_hugo,
    "pdf-typst": pdf_typst,
    "pdf-cli": pdf_cli,
    "again": again_one_changed,
    "memory": memory,
    "flat": flat,
}


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    table = Table()
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(folder)
        for name, measure in MEASUREMENTS.items():
            if not words or any(name.startswith(word) for word in words):
                measure(ground, table)
            else:
                table.left_out.append(f"`{name}`")
    lines = ["| what | plancc | peer | result | bound | holds |", "| --- | ---: | ---: | --- | --- | --- |"]
    lines += ["| " + " | ".join(row) + " |" for row in table.rows]
    if "--no-write" in sys.argv or (words and "--write" not in sys.argv):
        return
    if table.left_out:
        lines += ["", f"Not measured in that run: {', '.join(table.left_out)}."]
    page = TOP / "benches" / "README.md"
    head, _, rest = page.read_text().partition("<!-- measured -->\n")
    _, _, tail = rest.partition("<!-- end -->")
    cores = os.cpu_count()
    said = f"Measured on {time.strftime('%Y-%m-%d')}, {cores} cores.\n\n"
    page.write_text(head + "<!-- measured -->\n" + said + "\n".join(lines) + "\n<!-- end -->" + tail)


if __name__ == "__main__":
    main()
