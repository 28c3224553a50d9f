#!/usr/bin/env python3
"""Checks that PDFs follow PDF/UA-1 (accessibility) and PDF/A-2a (archiving).

usage: pdf.py FILE...      needs page-validation (pip)

An independent validator checks every file. Then the first file is broken in a few ways, and the
validator must notice each: a validator that accepts everything proves nothing.
"""
import pathlib
import sys

import page

PROFILES = {"PDF/UA-1": "ua1", "PDF/A-2a": "2a"}

# Text to remove from a valid file, by the profile that must then fail. The file's length stays the same, so that
# nothing else breaks.
BROKEN = [
    ("PDF/UA-1", "not marked as tagged", b"/Marked true", b"/Marked null"),
    ("PDF/UA-1", "without a language", b"/Lang(", b"/Lanx("),
    ("PDF/UA-1", "without its claim", b"<pdfuaid:part>1<", b"<pdfuaid:part>7<"),
    ("PDF/UA-1", "without a tag tree", b"/StructTreeRoot", b"/StructTreeRooX"),
    ("PDF/A-2a", "not marked as tagged", b"/Marked true", b"/Marked null"),
    ("PDF/A-2a", "without its claim", b"<pdfaid:part>2<", b"<pdfaid:part>9<"),
    ("PDF/A-2a", "without what it says of itself", b"/Metadata ", b"/MetadatX "),
    ("PDF/A-2a", "with fonts left out", b"/FontFile", b"/FontFilX"),
]


def failures(data, profile):
    report = page.validate_pdf_bytes(data, profile=profile)
    if report.is_compliant:
        return []
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures] or ["no reason given"]


def main():
    paths = [pathlib.Path(name) for name in sys.argv[1:]]
    if not paths:
        print("no PDF was named")
        return 1
    bad = 0
    for path in paths:
        data = path.read_bytes()
        for name, profile in PROFILES.items():
            for failure in failures(data, profile)[:5]:
                print(f"{path}: not {name}: {failure}")
                bad += 1
    sound = paths[0].read_bytes()
    for name, how, old, new in BROKEN:
        broken = sound.replace(old, new)
        if broken == sound:
            print(f"{paths[0]}: cannot be broken as planned: it has no {old.decode()}")
            bad += 1
        elif not failures(broken, PROFILES[name]):
            print(f"{paths[0]}: {how}, and the validator still accepts it as {name}")
            bad += 1
    if not bad:
        print(f"{len(paths)} PDFs are {' and '.join(PROFILES)}; {len(BROKEN)} broken ones are not")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
