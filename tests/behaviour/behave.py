"""Runs programs before and after their migration and compares what they print, ask for and leave behind.

    python3 tests/behaviour/behave.py AIOSHIFT [--python PYTHON] [--keep DIR] [NAME...]

A program is tests/behaviour/programs/RULE/NAME.py, or a folder with a main.py. It gets the server's URL as its
argument. Lines of comments at its top say what is expected of it:

    # refused: REASON[, REASON...]   what is left as it is, by the reasons' ids
    # select: RULE[,RULE...]         rules besides that of its folder
    # also: RULE[,RULE...]           other rules that it is for
    # left-open: WHAT                what the program leaves open, so that Python warns of it
    # in-any-order: WHAT             what it asks for at once, so that each run has another order
    # needs: redis                   a server, whose URL it gets instead: see services.py

Programs whose server is not installed are skipped. Exit status 0 where all behave, 77 where PYTHON lacks the
libraries or all are skipped.
"""
import argparse
import collections
import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from server import Server
from services import SERVICES

PROGRAMS = Path(__file__).parent / "programs"
# What must not be said on standard error afterwards that was not said before.
COMPLAINTS = re.compile(r"never awaited|Unclosed|unclosed|ResourceWarning|was destroyed but it is pending")


def marks(program):
    found = collections.defaultdict(list)
    for line in program.read_text().splitlines():
        if not line.startswith("#"):
            break
        key, _, value = line.lstrip("# ").partition(":")
        if key in ("refused", "select", "also", "left-open", "in-any-order", "needs"):
            found[key] += [one.strip() for one in value.split(",")]
    return found


def run(python, directory, server, service):
    if service is not None:
        service.clear()
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    environment["PYTHONHASHSEED"] = "0"
    environment.update(getattr(service, "environment", {}))
    result = subprocess.run(
        [python, "-X", "dev", "-B", "main.py", (service or server).url],
        cwd=directory, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )
    return result, server.take() + (service.take() if service else [])


def check(name, rule, program, options, server, service):
    """What is wrong with the program's migration; nothing where it behaves."""
    with tempfile.TemporaryDirectory() as work:
        directory = Path(options.keep, name) if options.keep else Path(work, "program")
        if program.is_dir():
            shutil.copytree(program, directory, dirs_exist_ok=True)
        else:
            directory.mkdir(parents=True, exist_ok=True)
            shutil.copy(program, directory / "main.py")
        said = marks(directory / "main.py")
        if not Path(options.python).exists():
            sys.exit(77)
        before, asked_before = run(options.python, directory, server, service)
        if "ModuleNotFoundError" in before.stderr:
            sys.exit(77)
        select = ",".join([rule, *said["select"]])
        found = subprocess.run([options.aioshift, "check", "--select", select, "--unsafe-fixes", "--output-format", "json", "."],
                               cwd=directory, capture_output=True, text=True, check=False)
        findings = json.loads(found.stdout)["findings"]
        reasons = sorted({one["reason"] for one in findings if one["reason"]})
        problems = []
        if reasons != sorted(set(said["refused"])):
            problems.append(f"refused for {reasons}, expected {sorted(said['refused'])}")
        applied = subprocess.run([options.aioshift, "apply", "-q", "--select", select, "--unsafe-fixes", "."],
                                 cwd=directory, capture_output=True, text=True, check=False)
        if applied.returncode != 0:
            problems.append(f"apply: {applied.stderr.strip()}")
        after, asked_after = run(options.python, directory, server, service)
        if before.stdout != after.stdout:
            problems.append(f"printed\n{before.stdout}then\n{after.stdout}")
        if before.returncode != after.returncode:
            problems.append(f"exit status {before.returncode}, then {after.returncode}: {after.stderr[-2000:]}")
        if said["in-any-order"]:
            asked_before, asked_after = (sorted(asked, key=str) for asked in (asked_before, asked_after))
        if asked_before != asked_after:
            problems.append(f"asked\n  {asked_before}\nthen\n  {asked_after}")
        is_silent = not COMPLAINTS.search(before.stderr) and not said["left-open"]
        if "never awaited" in after.stderr or (is_silent and COMPLAINTS.search(after.stderr)):
            problems.append(f"complains: {after.stderr[-2000:]}")
        again = subprocess.run([options.aioshift, "diff", "--check", "-q", "--select", select, "--unsafe-fixes", "."],
                               cwd=directory, capture_output=True, text=True, check=False)
        if again.returncode != 0:
            problems.append(f"changes again: {again.stdout}{again.stderr}")
        return problems


def programs_in(directory):
    """Of each rule its programs: (name, rule, path), in order."""
    found = []
    for rule in directory.iterdir():
        for program in rule.iterdir():
            first = program / "main.py" if program.is_dir() else program
            for wanted in [rule.name, *marks(first)["also"]]:
                found.append((f"{wanted}/{program.stem}", wanted, program))
    return sorted(found)


class Services:
    """Those that programs need, each started when the first one does."""

    def __init__(self, stack):
        self.stack = stack
        self.running = {}

    def of(self, program):
        """The service, and what is missing for it."""
        for name in marks(program / "main.py" if program.is_dir() else program)["needs"]:
            missing = SERVICES[name].missing()
            if missing:
                return None, missing
            if name not in self.running:
                self.running[name] = self.stack.enter_context(SERVICES[name]())
            return self.running[name], None
        return None, None


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("aioshift")
    parser.add_argument("--python", default=sys.executable, help="an interpreter that has the libraries")
    parser.add_argument("--keep", help="a directory for what the programs become")
    parser.add_argument("--programs", default=PROGRAMS, type=Path)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    options.aioshift = os.path.abspath(options.aioshift)
    failed = 0
    count = 0
    skipped = 0
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(Server())
        services = Services(stack)
        for name, rule, program in programs_in(options.programs):
            if options.names and not any(wanted in name for wanted in options.names):
                continue
            service, missing = services.of(program)
            if missing:
                skipped += 1
                print(f"skipped {name}: needs {missing}", flush=True)
                continue
            count += 1
            problems = check(name, rule, program, options, server, service)
            failed += bool(problems)
            print(f"{'FAILED' if problems else 'ok    '} {name}", flush=True)
            for problem in problems:
                print("    " + problem.replace("\n", "\n    "))
    print(f"{count - failed} of {count} programs behave as before" + (f", {skipped} skipped" if skipped else ""))
    return 77 if skipped and not count else failed != 0


if __name__ == "__main__":
    sys.exit(main())
