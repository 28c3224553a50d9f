"""The inputs that growth.py measures: files by their names, for a size n."""

PLAN = "plans/2026-2027/arts.yaml"
HEAD = "plancc: 1\nyear: 2026-2027\nstage: board\ndepartment:\n  name: Arts\n"
PROJECT = {"plancc.yaml": "plancc: 1\ndistrict: Test\ntimezone: America/Los_Angeles\n"}


def word(number, salt=0):
    """Returns an invented word that no other number has."""
    seed = number * 7919 + salt * 104_729 + 1
    letters = ""
    for _ in range(7):
        seed = seed * 48_271 % 2_147_483_647
        letters += "abcdefghijklmnopqrstuvwxyz"[seed % 26]
    return letters


def words(number, count=9, salt=1):
    return " ".join(word(number, salt * 10 + place) for place in range(count))


def plan(body):
    return {**PROJECT, PLAN: HEAD + body}


def lines(count, line):
    return "".join(line(number) for number in range(count))


def purpose(text):
    return plan(f"purpose: |\n  {text}\n")


def priorities(count, text=words):
    return "priorities:\n" + lines(
        count,
        lambda n: f"  - id: p{n}\n    priority: {text(n)}\n    owner: Director\n    metrics:\n"
        f"      - {{id: m{n}, metric: {text(n + 1_000_000)}, baseline: 1, target: 2}}\n"
        f"    actions:\n      - {{id: a{n}, action: {text(n + 2_000_000)}, owner: Director, due: 2027-01-15}}\n",
    )


def one_priority(body):
    return f"priorities:\n  - id: reading\n    priority: raise reading\n{body}"


METRIC = "    metrics:\n      - id: loans\n        metric: books borrowed\n"
ACTION = "    actions:\n      - id: clubs\n        action: start clubs\n"


def day(number):
    """Returns a date that no other number has."""
    return f"{1000 + number // 336}-{1 + number // 28 % 12:02}-{1 + number % 28:02}"


def letters(number):
    """Returns three to five capital letters that no other number has."""
    name = ""
    number += 26 * 26
    while number:
        name += chr(65 + number % 26)
        number //= 26
    return name


# Texts of one line, or of one document, each with about n findings or n marks.
TEXTS = {
    "misspellings on one line": lambda n: "We recieve songs. " * n,
    "doubled words on one line": lambda n: " ".join(f"{word(i)} the the" for i in range(n)) + ".",
    "acronyms on one line": lambda n: " ".join(f"the {letters(i)} and" for i in range(n)) + ".",
    "acronyms, each defined": lambda n: "".join(f"The {word(i)} {word(i, 2)} ({letters(i)}) helps. " for i in range(n)),
    "straight quotes on one line": lambda n: '"a" ' * n,
    "unclosed quotes in text": lambda n: 'he said "yes and ' * n,
    "HTML tags on one line": lambda n: "<b>we</b> " * n,
    "unclosed HTML tags": lambda n: "<b " * n,
    "links on one line": lambda n: "[a](https://a.example) " * n,
    "bare addresses on one line": lambda n: "https://a.example/b " * n,
    "email addresses on one line": lambda n: "write to a@b.example " * n,
    "open brackets": lambda n: "[" * n,
    "open brackets and parentheses": lambda n: "[a](" * n,
    "reference definitions": lambda n: lines(n, lambda i: f"[{word(i)}]: https://a.example\n\n  "),
    "emphasis": lambda n: "*a **b " * n,
    "underscores": lambda n: "_a_b" * n,
    "backticks": lambda n: "".join("`" * (i % 40) + "a" for i in range(n)),
    "ampersands": lambda n: "&amp;&lt;&x" * n,
    "backslashes": lambda n: "\\*\\" * n,
    "one long word": lambda n: "a" * n,
    "one long word of marks": lambda n: "\u0301" * n,
    "one long sentence": lambda n: "we sing and " * n,
    "short sentences": lambda n: "We sing. " * n,
    "numbers on one line": lambda n: "$1,234 or 5% of 1/2/2026 and " * n,
    "dates and percentages that differ": lambda n: " ".join(f"{i}% by 10/{1 + i % 28}/2026" for i in range(n)),
    "ellipses and dashes": lambda n: "wait... -- so " * n,
    "parentheses, unclosed": lambda n: "(a " * n,
    "parentheses, nested": lambda n: "(" * n + "a" + ")" * n,
    "invisible characters": lambda n: "a\u200bb\u00a0 c\u00ad " * n,
    "letters of other scripts": lambda n: "p\u0430per " * n,
    "positional references": lambda n: "see priority 2 and item 3 above, " * n,
    "terms to avoid": lambda n: "we utilize the kids in order to leverage " * n,
    "names of months": lambda n: "by the end of May and in Q3 " * n,
    "number signs that cut": lambda n: "room # 12 " * n,
    "paragraphs": lambda n: "We sing.\n\n  " * n,
    "list items": lambda n: "- we sing\n  " * n,
    "headings": lambda n: "# We sing\n\n  " * n,
    "quotes, nested": lambda n: ">" * n + " a",
    "lists, nested": lambda n: "".join("  " + "  " * min(i, 400) + "- a\n" for i in range(n)).strip(),
    "list markers on one line": lambda n: "- " * n + "a",
    "tables": lambda n: "| a | b |\n  | - | - |\n" + "  | c | d |\n" * n,
    "table columns": lambda n: "| a " * n + "|\n  " + "| - " * n + "|\n  " + "| b " * n + "|",
    "pipes": lambda n: "|" * n,
    "tildes": lambda n: "~a~~b~" * n,
    "bullets in text": lambda n: "• one • two " * n,
    "paragraphs that repeat": lambda n: (words(1) + ".\n\n  ") * n,
    "paragraphs that differ": lambda n: lines(n, lambda i: words(i) + ".\n\n  "),
}

# Bodies of a plan with about n entries, mistakes or levels.
BODIES = {
    "priorities": priorities,
    "priorities with the same text": lambda n: priorities(n, lambda _: "every child reads at home"),
    "priorities with similar texts": lambda n: priorities(n, lambda i: f"every child reads {word(i)} at home each day"),
    "actions of one priority": lambda n: one_priority(
        "    actions:\n" + lines(n, lambda i: f"      - {{id: a{i}, action: {words(i)}, due: 2027-01-15}}\n")
    ),
    "metrics of one priority": lambda n: one_priority(
        "    metrics:\n" + lines(n, lambda i: f"      - {{id: m{i}, metric: {words(i)}, baseline: 1, target: 2}}\n")
    ),
    "readings of one metric": lambda n: one_priority(
        METRIC + "        readings:\n" + lines(n, lambda i: f"          - {{date: {day(i)}, value: {i}}}\n")
    ),
    "readings of the same date": lambda n: one_priority(
        METRIC + "        readings:\n" + "          - {date: 2026-10-10, value: 1}\n" * n
    ),
    "targets of one metric": lambda n: one_priority(
        METRIC + "        target:\n" + lines(n, lambda i: f"          - {{value: {i}, by: {day(i)}}}\n")
    ),
    "reviews of one action": lambda n: one_priority(
        ACTION + "        reviews:\n" + lines(n, lambda i: f"          - {{date: 2026-10-{1 + i % 28:02}, note: {words(i)}}}\n")
    ),
    "costs of one action": lambda n: one_priority(
        ACTION + "        cost:\n" + "          - {amount: 100, fund: base, for: books}\n" * n
    ),
    "then of one theory": lambda n: one_priority(
        "    theory_of_action:\n      then:\n" + lines(n, lambda i: f"        - {words(i)}\n")
    ),
    "services": lambda n: "services:\n" + lines(n, lambda i: f"  - {words(i)}\n"),
    "services with acronyms": lambda n: "services:\n" + lines(n, lambda i: f"  - the {letters(i)} office\n"),
    "services with one acronym": lambda n: "services:\n" + "  - the XQZ office\n" * n,
    "services that repeat": lambda n: "services:\n" + "  - we sing with every child\n" * n,
    "budget sources": lambda n: "budget:\n  sources:\n" + lines(n, lambda i: f"    - {{fund: f{i}, amount: 1000, for: {word(i)}}}\n"),
    "needs": lambda n: "needs_assessment:\n  needs:\n" + lines(n, lambda i: f"    - {{id: n{i}, need: {words(i)}}}\n"),
    "needs, all in one priority": lambda n: "needs_assessment:\n  needs:\n"
    + lines(n, lambda i: f"    - {{id: n{i}, need: {words(i)}}}\n")
    + one_priority("    needs: [" + ", ".join(f"n{i}" for i in range(n)) + "]\n"),
    "outcomes": lambda n: "reflection:\n  outcomes:\n"
    + lines(n, lambda i: f"    - {{intended: {words(i)}, result: met, evidence: {words(i, 9, 2)}}}\n"),
    "data sources": lambda n: "needs_assessment:\n  data:\n" + lines(n, lambda i: f"    - {{source: {words(i)}, shows: {words(i, 9, 2)}}}\n"),
    "unplaced texts": lambda n: "unplaced:\n" + lines(n, lambda i: f"  - text: {words(i)}\n"),
    "unknown references": lambda n: one_priority("    needs: [" + ", ".join(f"n{i}" for i in range(n)) + "]\n"),
    "unknown references near a known one": lambda n: "needs_assessment:\n  needs:\n"
    + lines(n, lambda i: f"    - {{id: need-{i}, need: {words(i)}}}\n")
    + one_priority("    needs: [" + ", ".join(f"neex-{i}" for i in range(n)) + "]\n"),
    "duplicate ids": lambda n: "priorities:\n" + f"  - {{id: reading, priority: {words(1)}}}\n" * n,
    "duplicate keys": lambda n: "purpose: We sing.\n" * n,
    "unknown keys": lambda n: lines(n, lambda i: f"{word(i)}: we sing\n"),
    "misspelled keys": lambda n: "priorities:\n" + lines(n, lambda i: f"  - id: p{i}\n    prioritty: {words(i)}\n    onwer: Ann\n"),
    "missing ids": lambda n: "priorities:\n" + lines(n, lambda i: f"  - priority: {words(i)}\n"),
    "invalid dates": lambda n: one_priority(
        "    actions:\n" + lines(n, lambda i: f"      - {{id: a{i}, action: {words(i)}, due: 13/45/2026}}\n")
    ),
    "invalid values on one line": lambda n: "budget: {sources: [" + "{amount: many}, " * n + "]}\n",
    "lines without a colon": lambda n: "services:\n" + "  - a\n  we sing\n" * n,
    "keys without a colon": lambda n: lines(n, lambda i: f"purpose We sing {i}\n"),
    "keys without a blank": lambda n: "priorities:\n" + lines(n, lambda i: f"  - id:p{i}\n    priority:we sing\n"),
    "dashes without a blank": lambda n: "services:\n" + "  -we sing\n" * n,
    "tabs": lambda n: "services:\n" + "\t- we sing\n" * n,
    "wrong indentation": lambda n: "services:\n" + "  - we sing\n   - we dance\n" * n,
    "unclosed quotes": lambda n: "services:\n" + '  - "we sing\n' * n,
    "unclosed single quotes": lambda n: "services:\n" + "  - 'we sing\n" * n,
    "text after a quote": lambda n: "services:\n" + '  - "we" sing\n' * n,
    "invalid escapes": lambda n: "services:\n" + '  - "S:\\Plans\\q"\n' * n,
    "invalid escapes on one line": lambda n: 'purpose: "' + "S:\\Plans\\q " * n + '"\n',
    "colons in text": lambda n: "services:\n" + "  - help: by phone: daily\n" * n,
    "colons on one line": lambda n: "purpose: " + "a: b " * n + "\n",
    "number signs": lambda n: "services:\n" + "  - room # 12\n" * n,
    "unclosed brackets": lambda n: "services:\n" + "  - [we sing\n" * n,
    "unclosed braces": lambda n: "priorities:\n" + lines(n, lambda i: f"  - {{id: p{i}, priority: a\n"),
    "stray brackets": lambda n: "services:\n" + "  - we ] sing\n" * n,
    "anchors": lambda n: "services:\n" + lines(n, lambda i: f"  - &a{i} we sing\n"),
    "aliases": lambda n: "purpose: &a we sing\nservices:\n" + "  - *a\n" * n,
    "unknown aliases": lambda n: "services:\n" + "  - *a\n" * n,
    "tags": lambda n: "services:\n" + "  - !!str we sing\n" * n,
    "comments": lambda n: "services:\n" + "  # a comment\n  - we sing\n" * n,
    "comments that allow": lambda n: "services:\n" + "  # plancc: allow misspelling\n  - we recieve songs\n" * n,
    "comments that allow nothing": lambda n: "services:\n" + "  # plancc: allow misspelling\n  - we sing\n" * n,
    "comments in a row": lambda n: "# a comment\n" * n + "purpose: We sing.\n",
    "allows in a row": lambda n: "# plancc: allow misspelling\n" * n + "purpose: We sing.\n",
    "blank lines": lambda n: "purpose: We sing.\n" + "\n" * n + "services:\n  - singing\n",
    "documents": lambda n: "---\npurpose: We sing.\n" * n,
    "flow lists, nested": lambda n: "services: " + "[" * n + "]" * n + "\n",
    "flow lists, unclosed": lambda n: "services: " + "[" * n + "\n",
    "flow maps, nested": lambda n: "services: " + "{a: " * n + "}" * n + "\n",
    "block lists, nested": lambda n: "services:\n  " + "- " * n + "a\n",
    "block maps, nested": lambda n: "services:\n" + "".join(" " * (1 + i) + "a:\n" for i in range(n)),
    "question marks, nested": lambda n: "services:\n  " + "? " * n + "a\n",
    "one long key": lambda n: "a" * n + ": we sing\n",
    "one long plain text": lambda n: "purpose: " + "we sing " * n + "\n",
    "one long quoted text": lambda n: 'purpose: "' + "we sing " * n + '"\n',
    "folded lines": lambda n: "purpose: >\n" + "  we sing\n" * n,
    "plain text of many lines": lambda n: "purpose: we sing\n" + "  and dance\n" * n,
    "conflict markers": lambda n: "services:\n" + "<<<<<<< ours\n  - a\n=======\n  - b\n>>>>>>> theirs\n" * n,
    "pasted bullets": lambda n: "services:\n" + "  • we sing\n" * n,
    "headings in place of dashes": lambda n: "priorities:\n" + lines(n, lambda i: f"  Priority {i}:\n    id: p{i}\n    priority: {words(i)}\n"),
    "confirmed parts": lambda n: "confirm: [" + "purpose, " * n + "]\n",
}


def translation(count):
    items = lines(count, lambda i: f"  - {words(i)}\n")
    return {**plan("services:\n" + items), "plans/2026-2027/arts.es.yaml": "plancc: 1\nyear: 2026-2027\nservices:\n" + items}


def languages(count):
    tags = [f"{a}{b}" for a in "abcdefghijklmnopqrstuvwxyz" for b in "abcdefghijklmnopqrstuvwxyz"]
    tags += [f"{a}{b}{c}" for c in "qrstuvwxyz" for a in "abcdefghijklmnopqrstuvwxyz" for b in "abcdefghijklmnopqrstuvwxyz"]
    files = plan("purpose: We sing.\n")
    for tag in tags[:count]:
        files[f"plans/2026-2027/arts.{tag}.yaml"] = "plancc: 1\nyear: 2026-2027\npurpose: Cantamos.\n"
    return files


def years(count):
    return {
        **PROJECT,
        **{f"plans/{1900 + i}-{1901 + i}/arts.yaml": HEAD.replace("2026-2027", f"{1900 + i}-{1901 + i}") + "purpose: We sing.\n" for i in range(count)},
    }


def project(body, text="purpose: We sing.\n"):
    return {"plancc.yaml": PROJECT["plancc.yaml"] + body, PLAN: HEAD + text}


# Files of a project.
PROJECTS = {
    "plans": lambda n: {**PROJECT, **{f"plans/2026-2027/{word(i)}.yaml": HEAD.replace("Arts", word(i).title()) + "purpose: " + words(i) + ".\n" for i in range(n)}},
    "plans with the same text": lambda n: {**PROJECT, **{f"plans/2026-2027/{word(i)}.yaml": HEAD + priorities(3) for i in range(n)}},
    "plans in folders of their own": lambda n: {**PROJECT, **{f"plans/{word(i)}/2026-2027/arts.yaml": HEAD + "purpose: We sing.\n" for i in range(n)}},
    "school years of one department": years,
    "other files": lambda n: {**plan("purpose: We sing.\n"), **{f"plans/2026-2027/{word(i)}.txt": "notes" for i in range(n)}},
    "translated services": translation,
    "translations of one plan": languages,
    "departments": lambda n: project("departments:\n" + lines(n, lambda i: f"  - {{id: {word(i)}, name: {word(i).title()}}}\n")),
    "goals": lambda n: project("goals:\n" + lines(n, lambda i: f"  - {{id: {word(i)}, goal: {words(i)}}}\n")),
    "funds": lambda n: project(
        "funds:\n" + lines(n, lambda i: f"  - {{id: {word(i)}, fund: {words(i)}}}\n"),
        "budget:\n  sources:\n" + lines(n, lambda i: f"    - {{fund: {word(i)}, amount: 1000}}\n"),
    ),
    "acronyms of the project": lambda n: project(
        "acronyms:\n" + lines(n, lambda i: f"  {letters(i)}: {words(i)}\n"),
        "services:\n" + lines(n, lambda i: f"  - the {letters(i)} office\n"),
    ),
    "words of the project": lambda n: project("words:\n" + lines(n, lambda i: f"  - {word(i)}\n"), "purpose: |\n  " + "We recieve songs. " * 50 + "\n"),
    "terms of the project": lambda n: project(
        "terms:\n" + lines(n, lambda i: f"  {word(i)}: [{word(i, 2)} {word(i, 3)}]\n"),
        "services:\n" + lines(n, lambda i: f"  - we {word(i, 2)} {word(i, 3)} well\n"),
    ),
    "units of the project": lambda n: project("units:\n" + lines(n, lambda i: f"  - {word(i)}\n")),
    "baseline": lambda n: {
        **plan("services:\n" + "  - we recieve songs\n" * n),
        "plancc-baseline.yaml": "plancc: 1\nheld:\n" + lines(n, lambda i: f"- plan: 2026-2027/arts\n  rule: misspelling\n  at: services[{i}]\n"),
    },
    "form sections": lambda n: {
        **project("form: form.yaml\n"),
        "form.yaml": "plancc: 1\nsections:\n" + lines(n, lambda i: f"  - {{id: {word(i)}, after: purpose, title: {word(i).title()}}}\n"),
    },
}


def versions(old, new):
    return {"old.yaml": HEAD + old, "new.yaml": HEAD + new}


def shuffled(count):
    """Returns the numbers below count in another order, the same in each run."""
    return sorted(range(count), key=lambda number: word(number, 5))


def entries(numbers, text=words, ids=True):
    return "priorities:\n" + "".join(f"  - {{{f'id: p{n}, ' if ids else ''}priority: {text(n)}}}\n" for n in numbers)


# Two versions of a plan.
VERSIONS = {
    "changed priorities": lambda n: versions(entries(range(n)), entries(range(n), lambda i: words(i) + " daily")),
    "renamed ids": lambda n: versions(entries(range(n)), entries(range(n)).replace("id: p", "id: q")),
    "reordered priorities": lambda n: versions(entries(range(n)), entries(shuffled(n))),
    "entries without ids": lambda n: versions(entries(range(n), ids=False), entries(shuffled(n), lambda i: words(i) + " daily", ids=False)),
    "added and removed": lambda n: versions(entries(range(n)), entries(range(n, 2 * n))),
    "services changed": lambda n: versions("services:\n" + lines(n, lambda i: f"  - {words(i)}\n"), "services:\n" + lines(n, lambda i: f"  - {words(i)} daily\n")),
    "services reordered": lambda n: versions("services:\n" + lines(n, lambda i: f"  - {words(i)}\n"), "services:\n" + "".join(f"  - {words(i)}\n" for i in shuffled(n))),
    "services that repeat": lambda n: versions("services:\n" + "  - we sing\n" * n, "services:\n" + "  - we sing\n" * (n - n // 9)),
    "one long text changed": lambda n: versions("purpose: |\n  " + " ".join(word(i) for i in range(n)) + "\n", "purpose: |\n  " + " ".join(word(i, i % 5 // 4) for i in range(n)) + "\n"),
    "one long text replaced": lambda n: versions("purpose: |\n  " + " ".join(word(i) for i in range(n)) + "\n", "purpose: |\n  " + " ".join(word(i, 2) for i in range(n)) + "\n"),
    "one long word changed": lambda n: versions("purpose: " + "ab" * n + "\n", "purpose: " + "ba" * n + "\n"),
    "paragraphs changed": lambda n: versions("purpose: |\n" + lines(n, lambda i: f"  {words(i)}\n\n"), "purpose: |\n" + lines(n, lambda i: f"  {words(i)} daily\n\n")),
    "readings": lambda n: versions(*[BODIES["readings of one metric"](n), BODIES["readings of one metric"](n + n // 9).replace("value: 7", "value: 8")]),
    "comments changed": lambda n: versions(BODIES["comments"](n), BODIES["comments"](n).replace("a comment", "another")),
}


def three(base, ours, theirs):
    return {"base.yaml": HEAD + base, "ours.yaml": HEAD + ours, "theirs.yaml": HEAD + theirs}


# Three versions of a plan.
MERGES = {
    "conflicts": lambda n: three(entries(range(n)), entries(range(n), lambda i: words(i) + " daily"), entries(range(n), lambda i: words(i) + " weekly")),
    "changes of one side": lambda n: three(entries(range(n)), entries(range(n), lambda i: words(i) + " daily"), entries(range(n))),
    "entries added by both": lambda n: three("", entries(range(n)), entries(range(n, 2 * n))),
    "the same entries added by both": lambda n: three("", entries(range(n)), entries(range(n))),
    "entries removed and changed": lambda n: three(entries(range(n)), entries(range(0, n, 2)), entries(range(n), lambda i: words(i) + " daily")),
    "reordered by both": lambda n: three(entries(range(n)), entries(shuffled(n)), entries(reversed(range(n)))),
    "services of one side": lambda n: three(*["services:\n" + lines(n, lambda i, s=s: f"  - {words(i)}{s}\n") for s in ("", " daily", "")]),
    "services in conflict": lambda n: three(*["services:\n" + lines(n, lambda i, s=s: f"  - {words(i)}{s}\n") for s in ("", " daily", " weekly")]),
    "services that repeat": lambda n: three(*["services:\n" + "  - we sing\n" * (n + k) for k in (0, n // 9, n // 7)]),
    "comments": lambda n: three(*[BODIES["comments"](n).replace("comment", c) for c in ("comment", "note", "comment")]),
    "lines of one text": lambda n: three(*["purpose: |\n" + lines(n, lambda i, s=s: f"  {words(i)}{s}\n") for s in ("", " daily", " weekly")]),
    "one long text": lambda n: three(*["purpose: " + " ".join(word(i, s if i % 5 == s else 0) for i in range(n)) + "\n" for s in (0, 1, 2)]),
    "files that don't parse": lambda n: three(*["services:\n" + lines(n, lambda i, s=s: f"  - [{words(i)}{s}\n") for s in ("", " daily", " weekly")]),
}
