"""The call graph beside PyCG's: python3 bench/graph.py [--aioshift FILE] [--pycg COMMAND] PACKAGE...

A package is a directory with an `__init__.py`. Of both graphs the edges within the package are compared; there is
no truth to compare with, so each is measured by the other: the share of one's edges that the other has as well. PyCG
(https://github.com/vitsalis/PyCG) is run by COMMAND, by default `python3 -m pycg`, which finds a checkout that is on
PYTHONPATH and needs the package packaging; where it fails, that is said.
"""
import argparse
import json
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TIMEOUT = 600  # seconds


def inner_edges(graph, package):
    """The edges of a graph (caller to callees) whose both ends are in the package."""
    prefix = package + "."
    return {
        (caller, callee)
        for caller, callees in graph.items()
        for callee in callees
        if (caller + ".").startswith(prefix) and (callee + ".").startswith(prefix)
    }


def timed(command, directory):
    """What a command prints, or why it failed, and its seconds."""
    start = time.monotonic()
    try:
        done = subprocess.run(command, cwd=directory, capture_output=True, text=True, timeout=TIMEOUT, check=False)
    except subprocess.TimeoutExpired:
        return None, f"more than {TIMEOUT} s", TIMEOUT
    lines = done.stderr.strip().splitlines()
    return done, lines[-1] if lines else "", time.monotonic() - start


def compare(package, options):
    """One line about a package."""
    with tempfile.TemporaryDirectory() as work:
        shutil.copytree(package, Path(work, package.name), ignore=shutil.ignore_patterns("__pycache__", "*.pyi", "*.so"))
        files = sorted(str(path.relative_to(work)) for path in Path(work).rglob("*.py"))
        ours, problem, seconds = timed([options.aioshift, "graph", "--format", "json", "--no-cache", "."], work)
        if ours is None or ours.returncode != 0:
            return f"{package.name:16} aioshift failed: {problem}"
        edges = inner_edges(json.loads(ours.stdout), package.name)
        line = f"{package.name:16} {len(files):5} files   aioshift {len(edges):6} edges {seconds:7.2f} s"
        other, problem, seconds = timed([*shlex.split(options.pycg), "--package", work, *files], work)
        if other is None or other.returncode != 0:
            return f"{line}   PyCG failed: {problem}"
        others = inner_edges(json.loads(other.stdout), package.name)
        both = len(edges & others)
        return (f"{line}   PyCG {len(others):6} edges {seconds:7.2f} s   of PyCG's here {both / max(1, len(others)):.2f}"
                f"   of these in PyCG {both / max(1, len(edges)):.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    root = Path(__file__).resolve().parent.parent
    parser.add_argument("--aioshift", default=str(root / "build/release/aioshift"))
    parser.add_argument("--pycg", default=f"{sys.executable} -m pycg")
    parser.add_argument("packages", nargs="+", type=Path)
    options = parser.parse_args()
    options.aioshift = str(Path(options.aioshift).resolve())
    for package in options.packages:
        print(compare(package.resolve(), options), flush=True)


if __name__ == "__main__":
    main()
