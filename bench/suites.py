#!/usr/bin/env python3
"""Public code bases whose own tests run before and after aioshift. Run by ./dev bench suites.

    ./dev bench suites WORK [NAME...]                  all of bench/suites.toml, or those named
    ./dev bench suites WORK --checkouts DIR [NAME...]  with DIR/NAME, a clone, instead of the URL
    ./dev bench suites WORK --report [NAME...]         the table of the last run once more; runs no tests

For each code base: its commit is checked out below WORK, with a virtual environment beside it. Its tests run twice
as they are, so that those which do not always end alike are known; then after `aioshift apply` of the default rules;
then after the same with --unsafe-fixes. aioshift is given the package and its tests, as the guide recommends; then the
tests are put back as they were. A test that ends otherwise than before counts if it does so again in a second run.
What is printed: the sites in the package, which of them were fixed and why the others were not, and the tests.

    ./dev bench suites WORK --suites bench/applications.toml   synchronous programs that become asynchronous

There the rules are those that the list names, with --unsafe-fixes, and the tests become asynchronous with the package.
What is printed besides: changed files that do not compile, and coroutines that nothing awaits, as the syntax shows them
(the checker of migrate.py) and as Python warns of them while the tests run.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import time
import tomllib
import xml.etree.ElementTree

import migrate

HERE = pathlib.Path(__file__).resolve().parent
TARGET = "py311"  # most of them support older ones too, which most rules would respect
TIMEOUT = 900  # seconds for one run of the tests
STAGES = {"safe": [], "unsafe": ["--unsafe-fixes"]}


class Failure(Exception):
    """A code base whose tests could not be run; says why."""


def run(command, directory, log, *, allowed=(0,), timeout=None, environment=None, errors=subprocess.STDOUT):
    """Runs a command; what it prints goes to the log, and is returned."""
    try:
        done = subprocess.run([str(word) for word in command], cwd=directory, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=errors, text=True, errors="replace",
                              timeout=timeout, env={**os.environ, **(environment or {})}, check=False)
    except subprocess.TimeoutExpired as late:
        raise Failure(f"{command[0]}: more than {timeout} s") from late
    with open(log, "a", encoding="utf-8") as file:
        file.write(f"$ {' '.join(map(str, command))}\n{done.stdout}\n")
    if done.returncode not in allowed:
        last = (done.stdout.strip().splitlines() or [""])[-1]
        raise Failure(f"{command[0]} ended with {done.returncode}: {last} (log: {log})")
    return done.stdout


class Suite:
    """A code base of suites.toml in its directory below WORK."""

    def __init__(self, entry, options):
        self.entry, self.options = entry, options
        self.name = entry["name"]
        self.home = pathlib.Path(options.work, self.name).resolve()
        self.source = self.home / "source"
        self.python = self.home / "venv" / "bin" / "python"
        self.environment = entry.get("environment", {})
        self.rules = ["--select", ",".join(entry["select"])] if "select" in entry else []
        for option in entry.get("set", []):
            self.rules += ["--option", option]
        self.is_migration = "select" in entry
        self.stages = ["unsafe"] if self.is_migration else list(STAGES)

    def git(self, *words):
        return run(["git", *words], self.source, self.home / "git.log")

    def check_out(self):
        origin = self.entry["url"]
        if self.options.checkouts:
            origin = str(pathlib.Path(self.options.checkouts, self.name).resolve())
        if not (self.source / ".git").exists():
            self.source.mkdir(parents=True, exist_ok=True)
            self.git("init", "--quiet")
            how = [] if self.options.checkouts else ["--depth=1"]
            self.git("fetch", "--quiet", *how, origin, self.entry["commit"])
        self.restore()

    def restore(self):
        self.git("checkout", "--quiet", "--force", self.entry["commit"])
        self.git("clean", "--quiet", "--force", "-d")

    def install(self):
        """The environment for the tests, unless a run before has made it."""
        installed = self.home / "installed"
        wanted = json.dumps([self.entry["commit"], self.entry["requirements"]])
        if installed.exists() and installed.read_text(encoding="utf-8") == wanted:
            return
        log = self.home / "install.log"
        run([sys.executable, "-m", "venv", "--clear", self.home / "venv"], self.source, log)
        run([self.python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
             "-e", ".", *self.entry["requirements"]],
            self.source, log, environment=self.environment)
        installed.write_text(wanted, encoding="utf-8")

    def findings(self):
        """What check says about the package, the tests being among what it reads."""
        found = run([self.options.aioshift, "check", "--quiet", "--no-cache", "--output-format", "json",
                     *self.rules, "--target-version", TARGET, *self.entry["paths"], *self.entry["tests"]],
                    self.source, self.home / "check.log", allowed=(0, 1, 2),
                    errors=subprocess.DEVNULL)
        tests = tuple(path.rstrip("/") + "/" for path in self.entry["tests"])
        return [finding for finding in json.loads(found)["findings"]
                if not (finding["path"] + "/").startswith(tests)]

    def apply(self, stage):
        self.restore()
        log = self.home / f"{stage}.log"
        log.unlink(missing_ok=True)
        run([self.options.aioshift, "apply", "--no-cache", *self.rules, "--target-version", TARGET, *STAGES[stage],
             *self.entry["paths"], *self.entry["tests"]], self.source, log, allowed=(0, 2))
        if not self.is_migration:
            self.git("checkout", "--quiet", "--", *self.entry["tests"])
        difference = self.git("diff")
        pathlib.Path(self.home, f"{stage}.diff").write_text(difference, encoding="utf-8")
        return [finding for finding in self.findings() if finding["applicability"] in ("safe", stage)]

    def run_tests(self, report, log):
        report.unlink(missing_ok=True)
        log.unlink(missing_ok=True)
        command = [self.python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "addopts=",
                   f"--junit-xml={report}", *self.entry.get("pytest", []), *self.entry["test"]]
        run(command, self.source, log, allowed=range(-64, 128), timeout=TIMEOUT,
            environment={"PYTHONDONTWRITEBYTECODE": "1", **self.environment})

    def test(self, title):
        """How each test ended, by its name."""
        report, log = self.home / f"{title}.xml", self.home / f"{title}.log"
        if not self.options.report:
            self.run_tests(report, log)
        if not report.exists():
            raise Failure(f"the tests left no report (log: {log})")
        ends = {}
        for case in xml.etree.ElementTree.parse(report).iter("testcase"):
            kinds = {child.tag for child in case}
            name = f"{case.get('classname')}::{case.get('name')}" if case.get("classname") else case.get("name")
            end = "failed" if kinds & {"failure", "error"} else "skipped" if "skipped" in kinds else "passed"
            ends[name] = "failed" if "failed" in (ends.get(name), end) else end
        return ends

    def loose(self, known=()):
        """Files that do not compile, and coroutines that nothing awaits, of what is in the directory now."""
        found = []
        for path in self.git("diff", "--name-only").split():
            try:
                compile((self.source / path).read_bytes(), path, "exec", dont_inherit=True)
            except SyntaxError as error:
                found.append(f"does not compile: {path}:{error.lineno}")
        for path, places in migrate.loose_calls(self.source).items():
            found += [f"is not awaited: {path}:{line}: {text}" for line, text in places if text not in known]
        return found

    def warned(self, title):
        """What Python itself said of coroutines while the tests ran."""
        log = (self.home / f"{title}.log").read_text(encoding="utf-8")
        return [f"was never awaited: {name}" for name in set(re.findall(r"coroutine '([^']+)' was never awaited", log))]

    def measure(self):
        """A row of the table."""
        self.home.mkdir(parents=True, exist_ok=True)
        self.check_out()
        if not self.options.report:
            self.install()
            self.restore()
        findings = self.findings()
        before, again = self.test("before"), self.test("again")
        known = {place.rpartition(": ")[2] for place in self.loose()} if self.is_migration else ()
        unsteady = different(before, again)
        row = {"name": self.name, "commit": self.entry["commit"], "sites": len(findings),
               "findings": collections.Counter(finding["applicability"] for finding in findings),
               "rules": collections.Counter(finding["rule"] for finding in findings
                                            if finding["applicability"] != "manual"),
               "reasons": collections.Counter(finding["reason"] for finding in findings if finding["reason"]),
               "before": counts(before), "left": {}, "differs": {}, "loose": [], "is_migration": self.is_migration}
        for stage in self.stages:
            row["left"][stage] = len(self.apply(stage))
            ends = self.test(stage)
            if self.is_migration:
                row["loose"] = self.loose(known) + self.warned(stage)
            changed = different(before, ends) - unsteady
            if changed:
                second = self.test(f"{stage}-again")
                unsteady |= changed - different(before, second)
                changed -= unsteady
            row[stage] = counts(ends)
            row["differs"][stage] = sorted(f"{name}: {before.get(name, 'missing')}, then {ends.get(name, 'missing')}"
                                           for name in changed)
        row["unsteady"] = sorted(unsteady)
        self.restore()
        return row


def different(first, second):
    """The names of the tests that ended differently."""
    return {name for name in first | second if first.get(name) != second.get(name)}


def counts(ends):
    return collections.Counter(ends.values())


def listed(counter):
    return ", ".join(f"{number} {name}" for name, number in sorted(counter.items(), key=lambda pair: (-pair[1], pair[0])))


def show(rows):
    """One table, then what it has no room for."""
    heads = ["code base", "sites", "safe", "unsafe", "left", "tests before", "after safe", "after unsafe", "differ"]
    table = [heads]
    for row in rows:
        if "failure" in row:
            continue
        ends = [f"{row[stage]['passed']}/{row[stage]['failed']}" if stage in row else "-"
                for stage in ("before", "safe", "unsafe")]
        table.append([row["name"], *map(str, (row["sites"], row["findings"]["safe"], row["findings"]["unsafe"],
                                              row["findings"]["manual"])), *ends,
                      str(len(set().union(*row["differs"].values())))])
    widths = [max(len(line[column]) for line in table) for column in range(len(heads))]
    for line in table:
        print("  ".join(cell.ljust(width) if column == 0 else cell.rjust(width)
                        for column, (cell, width) in enumerate(zip(line, widths))).rstrip())
    print("tests: passed/failed")
    for row in rows:
        print(f"\n{row['name']}")
        if "failure" in row:
            print(f"  not measured: {row['failure']}")
            continue
        print(f"  fixed: {listed(row['rules']) or 'nothing'}")
        print(f"  left: {listed(row['reasons']) or 'nothing'}")
        for stage, left in row["left"].items():
            if left:
                print(f"  after {stage} fixes {left} could be fixed still")
        if row["is_migration"]:
            print(f"  loose: {'; '.join(row['loose']) or 'nothing'}")
        for stage, names in row["differs"].items():
            for name in names:
                print(f"  differs after {stage} fixes: {name}")
        if row["unsteady"]:
            print(f"  not steady by themselves: {', '.join(row['unsteady'])}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", help="a directory for checkouts, environments, logs and diffs; kept for the next run")
    parser.add_argument("names", nargs="*", metavar="NAME", help="code bases of suites.toml; default: all")
    parser.add_argument("--checkouts", help="a directory of clones, each by the name that suites.toml gives it")
    parser.add_argument("--report", action="store_true", help="read what the tests of the last run have left in WORK")
    parser.add_argument("--suites", default=str(HERE / "suites.toml"), help="another list of code bases")
    parser.add_argument("--aioshift", default=str(HERE.parent / "build" / "release" / "aioshift"),
                        help="another binary to measure")
    parser.add_argument("-j", "--jobs", type=int, default=1, help="how many code bases at once; a busy machine fails tests")
    parser.add_argument("--json", help="a file for the rows")
    parser.add_argument("--check", action="store_true", help="exit with 1 where a test differs or none could be run")
    options = parser.parse_args()
    options.aioshift = os.path.abspath(options.aioshift)
    with open(options.suites, "rb") as file:
        entries = tomllib.load(file)["suite"]
    unknown = set(options.names) - {entry["name"] for entry in entries}
    if unknown:
        sys.exit(f"suites: no code base {', '.join(sorted(unknown))} in {options.suites}")

    def measured(entry):
        begin = time.monotonic()
        try:
            row = Suite(entry, options).measure()
        except Failure as failure:
            row = {"name": entry["name"], "failure": str(failure)}
        print(f"suites: {entry['name']}: {time.monotonic() - begin:.0f} s", file=sys.stderr, flush=True)
        return row

    chosen = [entry for entry in entries if not options.names or entry["name"] in options.names]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        rows = list(pool.map(measured, chosen))
    show(rows)
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(rows, indent=1), encoding="utf-8")
    failed = any("failure" in row or row["loose"] or any(row["differs"].values()) for row in rows)
    return 1 if options.check and failed else 0


if __name__ == "__main__":
    sys.exit(main())
