#!/usr/bin/env python3
"""Runs aioshift over real code bases and checks what it does to them.

    python3 tests/real_code/run.py [--aioshift BINARY] [--unsafe] [--target py312] [--json FILE] DIR...

For each directory (its Python files are copied, nothing in it is touched):

- files, findings, fixes, refusals by reason, seconds of `aioshift diff`;
- every file that `apply` changed compiles with the Python that runs this script, if it did before;
- the diff, given to `git apply --check`, `git apply` and GNU `patch --verbose`, yields with no offset
  and no fuzz what `apply` wrote, byte for byte;
- `apply` again changes nothing;
- one thread and eight give the same bytes.

Prints a Markdown table, what went wrong below it, and exits with 1 if anything did.
"""
from __future__ import annotations

import argparse
import collections
import filecmp
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import warnings

HERE = pathlib.Path(__file__).resolve().parent
BINARY = HERE.parent.parent / "build" / "release" / "aioshift"


def copy_python_files(source: pathlib.Path, target: pathlib.Path) -> int:
    """Copies the *.py and *.pyi files below `source`; links are left out."""
    count = 0
    for directory, subdirectories, names in os.walk(source):
        subdirectories[:] = [d for d in subdirectories if d not in (".git", "__pycache__")]
        for name in names:
            path = pathlib.Path(directory, name)
            if not name.endswith((".py", ".pyi")) or path.is_symlink() or not path.is_file():
                continue
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            count += 1
    for name in ("pyproject.toml", "setup.cfg"):
        if (source / name).is_file():
            shutil.copyfile(source / name, target / name)
    return count


def compiles(path: pathlib.Path) -> str:
    """Empty where the file compiles, else why not."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(path.read_bytes(), str(path), "exec", dont_inherit=True)
        return ""
    except (SyntaxError, ValueError, RecursionError) as error:
        return f"{type(error).__name__}: {error}"


def differing(one: pathlib.Path, other: pathlib.Path, names: list[str]) -> list[str]:
    return [name for name in names if not filecmp.cmp(one / name, other / name, shallow=False)]


class Check:
    def __init__(self, binary: str, options: list[str]) -> None:
        self.binary = binary
        self.options = options

    def aioshift(self, command: str, directory: pathlib.Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        call = [self.binary, command, *self.options, *arguments, "."]
        return subprocess.run(call, cwd=directory, capture_output=True, check=False)

    def run(self, source: pathlib.Path, work: pathlib.Path) -> dict[str, object]:
        before, applied, by_git, by_patch = (work / name for name in ("before", "applied", "git", "patch"))
        files = copy_python_files(source, before)
        for copy in (applied, by_git, by_patch):
            shutil.copytree(before, copy)
        wrong: list[str] = []

        report = json.loads(self.aioshift("check", before, "--output-format", "json").stdout)
        reasons = collections.Counter(f["reason"] for f in report["findings"] if f["reason"])
        rules = collections.Counter(f["rule"] for f in report["findings"])

        start = time.monotonic()
        diff = self.aioshift("diff", before)
        seconds = time.monotonic() - start
        for threads in ("1", "8"):
            if self.aioshift("diff", before, "-j", threads).stdout != diff.stdout:
                wrong.append(f"-j {threads} gives another diff")

        first = self.aioshift("apply", applied)
        # 2 says that some file could not be read or parsed, which is the file's fault, not ours.
        if first.returncode not in (0, 2) or b"internal error" in first.stderr or b"was not applied" in first.stderr:
            wrong.append(f"apply: exit {first.returncode}: {first.stderr.decode(errors='replace')[:500]}")
        changed = [str(p.relative_to(applied)) for p in sorted(applied.rglob("*.py*"))
                   if p.is_file() and not filecmp.cmp(p, before / p.relative_to(applied), shallow=False)]
        for name in changed:
            error = compiles(applied / name)
            if error and not compiles(before / name):
                wrong.append(f"{name} does not compile any more: {error}")

        if diff.stdout:
            subprocess.run(["git", "init", "-q"], cwd=by_git, check=True)
            for call in (["git", "apply", "--check", "-"], ["git", "apply", "-"]):
                done = subprocess.run(call, cwd=by_git, input=diff.stdout, capture_output=True, check=False)
                if done.returncode != 0:
                    wrong.append(f"{' '.join(call)}: {done.stderr.decode(errors='replace')[:300]}")
            done = subprocess.run(["patch", "-p1", "--verbose", "--no-backup-if-mismatch"], cwd=by_patch,
                                  input=diff.stdout, capture_output=True, check=False)
            if done.returncode != 0 or b"offset" in done.stdout or b"fuzz" in done.stdout:
                wrong.append(f"patch: {done.stdout.decode(errors='replace')[-300:]}")
            for tool, copy in (("git apply", by_git), ("patch", by_patch)):
                for name in differing(applied, copy, changed):
                    wrong.append(f"{tool} and apply differ in {name}")

        snapshot = {name: (applied / name).read_bytes() for name in changed}
        self.aioshift("apply", applied)
        wrong += [f"a second apply changes {name}" for name in changed if (applied / name).read_bytes() != snapshot[name]]
        fixable = ("safe", "unsafe") if "--unsafe-fixes" in self.options else ("safe",)
        return {
            "name": source.name, "files": files, "findings": len(report["findings"]), "rules": dict(rules),
            "fixed": sum(f["applicability"] in fixable for f in report["findings"]), "changed": len(changed),
            "unsafe": sum(f["applicability"] == "unsafe" for f in report["findings"]) if len(fixable) == 1 else 0,
            "reasons": dict(sorted(reasons.items())), "seconds": round(seconds, 2),
            "unreadable": report["summary"]["errors"], "wrong": wrong,
        }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--aioshift", default=str(BINARY))
    parser.add_argument("--unsafe", action="store_true", help="with --unsafe-fixes")
    parser.add_argument("--target", default="", help="--target-version")
    parser.add_argument("--json", default="", help="also write the rows to this file")
    parser.add_argument("directories", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    options = ["--unsafe-fixes"] if arguments.unsafe else []
    if arguments.target:
        options += ["--target-version", arguments.target]
    check = Check(arguments.aioshift, options)

    rows = []
    print("| code base | files | findings | fixed | only unsafe | refused, by reason | files changed | not readable | seconds |")
    print("|---|---|---|---|---|---|---|---|---|")
    for directory in arguments.directories:
        with tempfile.TemporaryDirectory() as work:
            row = check.run(directory.resolve(), pathlib.Path(work))
        rows.append(row)
        reasons = ", ".join(f"{count} {reason}" for reason, count in row["reasons"].items()) or "none"
        print(f"| {row['name']} | {row['files']} | {row['findings']} | {row['fixed']} | {row['unsafe']} | {reasons} "
              f"| {row['changed']} | {row['unreadable']} | {row['seconds']} |", flush=True)
    wrong = [(row["name"], message) for row in rows for message in row["wrong"]]
    print(f"\n{sum(row['files'] for row in rows)} files, {sum(row['changed'] for row in rows)} changed, {len(wrong)} wrong")
    for name, message in wrong:
        print(f"- {name}: {message}")
    if arguments.json:
        pathlib.Path(arguments.json).write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
