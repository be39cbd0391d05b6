#!/usr/bin/env python3
"""Benchmarks of aioshift, each beside its reference. Run by ./dev bench.

    ./dev bench                 both benchmarks, the first one over Python's own library
    ./dev bench diff [DIR]      diff of the two rules, against rg plus a parser
    ./dev bench scale           diff of ever larger generated files
    ./dev bench patterns [DIR]  patterns and rules over 100 MB, against rg and ast-grep (see patterns.py)
    ./dev bench program [DIR]   whole-program analysis up to a million lines, against the bare parse (see program.py)
    ./dev bench fleet [DIR]     a batch over generated repositories and those in DIR (see fleet.py)

What is compared runs in turns (A B A B ...) on warm caches, so that a busy machine slows down both.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time

from fleet import bench_fleet
from patterns import bench_patterns
from program import bench_program

ROOT = pathlib.Path(__file__).resolve().parent.parent
RULES = "wait-for-to-timeout,ensure-future-to-create-task"
LIMIT = 1.5  # times what the reference takes
GROWTH_LIMIT = 1.3  # of the time a line, from the smallest generated file to the largest


def run(command, **options):
    """Runs a command and returns its wall time in seconds and its result."""
    begin = time.perf_counter()
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, **options)
    return time.perf_counter() - begin, result


def figures(seconds):
    return (f"median {statistics.median(seconds) * 1000:8.1f} ms   "
            f"min {min(seconds) * 1000:8.1f}   max {max(seconds) * 1000:8.1f}")


def pairs(first, second, rounds):
    """Times of two functions that take turns."""
    first(), second()  # warm
    times = [], []
    for _ in range(rounds):
        times[0].append(first())
        times[1].append(second())
    return times


def python_files(directory):
    found = []
    for base, _, names in os.walk(directory):
        found += [os.path.join(base, name) for name in names if name.endswith((".py", ".pyi"))]
    return [path for path in found if os.path.isfile(path)]


def bench_diff(options):
    """The reference: rg -l wait_for, then every file that it names read and parsed."""
    directory = options.directory or sysconfig.get_path("stdlib")
    # The directory is somebody else's: nothing that it says about itself is to matter.
    search = [options.rg, "-l", "wait_for", directory]
    command = [options.aioshift, "diff", "--select", RULES, "--no-cache", "-q", directory]

    files = python_files(directory)
    size = sum(os.path.getsize(path) for path in files)
    hits = run(search)[1].stdout.decode(errors="surrogateescape").splitlines()
    hit_bytes = sum(os.path.getsize(path) for path in hits)
    both = run([options.rg, "-l", "-t", "py", "wait_for|ensure_future", directory])[1].stdout.splitlines()
    result = run(command)[1]
    if result.returncode not in (0, 2):
        sys.exit(f"aioshift failed: {result.stderr.decode(errors='replace')}")

    def reference():
        spent, found = run(search)
        return spent + run([options.parser], input=found.stdout)[0]

    def aioshift():
        return run(command)[0]

    times = pairs(aioshift, reference, options.rounds)
    ratios = [a / b for a, b in zip(*times)]
    ratio = statistics.median(ratios)
    print(f"diff of both rules over {directory}")
    print(f"  {len(files)} Python files, {size / 1e6:.1f} MB; rg -l wait_for names {len(hits)} files, {hit_bytes / 1e6:.2f} MB; "
          f"{len(both)} Python files hold wait_for or ensure_future; "
          f"{result.stdout.count(b'diff --git ')} files would change")
    print(f"  aioshift diff             {figures(times[0])}")
    print(f"  rg -l wait_for + parsing  {figures(times[1])}")
    print(f"  ratio, pair by pair       {' '.join(f'{r:.2f}' for r in ratios)}")
    print(f"  median ratio              {ratio:.2f}, limit {LIMIT}: {'pass' if ratio <= LIMIT else 'FAIL'}")
    return ratio <= LIMIT


def generated(lines):
    """A module with a site that is fixed on every 20th line."""
    body = "\n".join(f"    value_{i} = compute(value, {i})" for i in range(16))
    text = ["import asyncio\n\n\n"]
    for number in range(lines // 20):
        text.append(f"async def worker_{number}(value):\n{body}\n"
                    f"    result = await asyncio.wait_for(work(value), timeout=5)\n    return result\n\n")
    return "".join(text)


def bench_scale(options):
    print("diff of generated files with a site on every 20th line, processor time")
    costs = []
    with tempfile.TemporaryDirectory() as directory:
        for lines in (25_000, 50_000, 100_000, 200_000):
            path = pathlib.Path(directory, f"lines_{lines}.py")
            path.write_text(generated(lines))
            command = [options.aioshift, "diff", "--select", RULES, "--no-cache", "-q", "--target-version", "py312", path.name]
            seconds = []
            for _ in range(options.rounds // 2 + 1):
                with subprocess.Popen(command, cwd=directory, stdout=subprocess.DEVNULL) as process:
                    _, status, usage = os.wait4(process.pid, 0)
                    process.returncode = os.waitstatus_to_exitcode(status)
                # One file is one thread's work: its processor time says what a busy machine's clock hides.
                seconds.append(usage.ru_utime + usage.ru_stime)
            if process.returncode != 0:
                sys.exit(f"aioshift failed on {lines} lines")
            changed = run(command, cwd=directory)[1].stdout.count(b"\n+        result = await")
            cost = min(seconds) / lines
            costs.append(cost)
            print(f"  {lines:7} lines, {changed:6} fixes   {figures(seconds)}   {cost * 1e6:6.2f} us a line   "
                  f"{usage.ru_maxrss / 1024:6.0f} MB")
    growth = costs[-1] / costs[0]
    print(f"  time a line grows {growth:.2f} times over 8 times the lines, limit {GROWTH_LIMIT}: "
          f"{'pass' if growth <= GROWTH_LIMIT else 'FAIL'}")
    return growth <= GROWTH_LIMIT


def main():
    build = ROOT / "build" / "release"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("benchmark", nargs="?", choices=["diff", "scale", "patterns", "program", "fleet", "all"], default="all")
    parser.add_argument("directory", nargs="?", help="for diff and patterns; default: Python's own library. For fleet: clones")
    parser.add_argument("--repositories", type=int, default=200, help="how many fleet generates")
    parser.add_argument("-j", "--jobs", type=int, help="cores for fleet; default: all")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--check", action="store_true", help="exit with 1 where a limit is exceeded")
    parser.add_argument("--aioshift", default=str(build / "aioshift"), help="another binary to measure")
    parser.add_argument("--parser", default=str(build / "bench" / "parse_only"), help=argparse.SUPPRESS)
    parser.add_argument("--rg", default=shutil.which("rg"), help=argparse.SUPPRESS)
    parser.add_argument("--ast-grep", default=shutil.which("ast-grep"), help="for patterns")
    options = parser.parse_args()
    if options.rg is None:
        sys.exit("bench: needs ripgrep (./dev bench installs it)")

    passed = True
    if options.benchmark in ("diff", "all"):
        passed = bench_diff(options) and passed
    if options.benchmark in ("scale", "all"):
        passed = bench_scale(options) and passed
    if options.benchmark == "patterns":
        passed = bench_patterns(options, sysconfig.get_path("stdlib")) and passed
    if options.benchmark == "program":
        passed = bench_program(options) and passed
    if options.benchmark == "fleet":
        passed = bench_fleet(options) and passed
    return 1 if options.check and not passed else 0


if __name__ == "__main__":
    sys.exit(main())
