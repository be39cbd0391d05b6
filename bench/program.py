#!/usr/bin/env python3
"""Whole-program analysis of ever larger trees, beside the bare parse of the same files. Run by ./dev bench.

    ./dev bench program         four generated trees, up to a million lines
    ./dev bench program DIR     four samples of what DIR holds: an eighth, a quarter, a half, all

A line for each size: the bare parse (tree-sitter as it comes, all cores), `check --select sync-to-async` without
anything in the cache, and with all in it but one file that has changed; the peak of its memory; how many files it
parsed. Then the exponent that time grows with (1 is linear), fitted over the four sizes.
"""

import math
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

COLD_LIMIT = 1.5  # times the bare parse
WARM_LIMIT = 0.05  # of what cold may take
MEMORY_LIMIT = (2, 200e6)  # times the text, and bytes besides
GROWTH_LIMIT = 1.1
SHARES = (8, 4, 2, 1)
LINES = 1_000_000

MODULE = '''"""Module {name}."""
import logging
{imports}

log = logging.getLogger(__name__)
TABLE = {{"kind": "{name}", "limit": {number}}}


class Error{number}(Exception):
    pass


class Store{number}({base}):
    limit = {number}

    def __init__(self, client, *, retries=3):
        super().__init__()
        self.client = client
        self.retries = retries
        self.items = {{}}

    def __enter__(self):
        self.open()
        return self

    def __exit__(self, *error):
        self.close()

    def open(self):
        self.items.clear()

    def close(self):
        self.client = None

    @property
    def size(self):
        return len(self.items)

    @staticmethod
    def key_of(text):
        return text.strip().lower()
{methods}

def make{number}(client):
    store = Store{number}(client)
    with store as opened:
        opened.put0(TABLE["kind"], 1)
    return store


{functions}
'''

METHOD = '''
    def put{n}(self, name, value=None):
        key = self.key_of(name)
        if value is None:
            value = {helper}(key)
        for attempt in range(self.retries):
            try:
                self.items[key] = self.client.send(key, value)
                break
            except Error{number} as error:
                log.warning("attempt %s of %s: %s", attempt, key, error)
        else:
            raise Error{number}(key)
        return self.items[key]
'''

FUNCTION = '''def step{n}(store, names, *, key=None):
    """Step {n}."""
    found = []
    for name in sorted(names, key=key):
        value = store.put{method}(name)
        if value:
            found.append({{"name": name, "value": value}})
    total = sum(len(item["name"]) for item in found)
    return {helper}(total) if total > {n} else [item for item in found if item["value"]]


'''


def module(number, others, random):
    """The text of module `number`, which uses some of the modules before it."""
    used = sorted(random.sample(others, min(len(others), 3)))
    imports = "".join(f"from {package(other)} import Store{other}, make{other}\n" for other in used)
    helpers = [f"make{other}" for other in used] or ["str"]
    base = f"Store{used[0]}" if used and number % 5 else "object"
    methods = "".join(METHOD.format(n=n, number=number, helper=random.choice(helpers)) for n in range(8))
    functions = "".join(FUNCTION.format(n=n, method=n % 8, helper=random.choice(helpers)) for n in range(12))
    return MODULE.format(name=package(number), number=number, imports=imports, base=base, methods=methods,
                         functions=functions)


def package(number):
    return f"app.part{number // 50}.mod{number}"


def generate(directory, lines):
    """Writes a program of so many lines."""
    generator = random.Random(1)
    count = number = 0
    while count < lines:
        path = directory / (package(number).replace(".", "/") + ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / "__init__.py").touch()
        near = list(range(number // 50 * 50, number))  # most of what a module uses is in its package
        far = [generator.randrange(number)] if number else []
        text = module(number, sorted(set(generator.sample(near, min(len(near), 4)) + far)), generator)
        path.write_text(text)
        count += text.count("\n")
        number += 1
    (directory / "app" / "__init__.py").touch()


def sample(source, directory, share):
    """Copies every `share`th of the directories of Python files in `source`."""
    for number, (root, _, names) in enumerate(sorted(os.walk(source))):
        if number % share:
            continue
        into = directory / pathlib.Path(root).relative_to(source)
        for name in names:
            if name.endswith(".py"):
                into.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(os.path.join(root, name), into / name)


def measured(command, cache, **options):
    """Seconds, peak of memory in bytes, and what it said."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    with tempfile.TemporaryFile("w+", errors="replace") as errors:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, env=environment, **options)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - begin
        errors.seek(0)
        said = errors.read()
    # 1: findings; 2: a file that is no Python.
    if process.returncode not in (0, 1, 2):
        sys.exit(f"bench: exit {process.returncode} of {' '.join(map(str, command))}\n{said[-2000:]}")
    return seconds, usage.ru_maxrss * 1024, said


def parsed_files(said):
    found = re.search(r"whole program: (\d+) files? parsed", said)
    return int(found[1]) if found else -1


def bench_tree(tree, options, cache):
    """Lines, and seconds of bare parse, cold and warm run; prints them."""
    files = sorted(str(path) for path in tree.rglob("*.py") if path.is_file())
    texts = [pathlib.Path(path).read_bytes() for path in files]
    lines, size = sum(text.count(b"\n") for text in texts), sum(map(len, texts))
    names = "\n".join(files).encode()
    check = [options.aioshift, "check", "--select", "sync-to-async", "-v", "--output-format", "json", str(tree)]
    bare, cold, warm, peak, parsed = [], [], [], 0, -1
    config = tree / "aioshift.toml"
    if not config.exists():
        config.write_text('async = ["time.sleep"]\n')
    for turn in range(options.rounds):
        with tempfile.TemporaryFile() as given:
            given.write(names)
            given.seek(0)
            bare.append(measured([options.parser], cache, stdin=given)[0])
        shutil.rmtree(cache, ignore_errors=True)
        seconds, memory, _ = measured(check, cache)
        cold.append(seconds)
        peak = max(peak, memory)
        with open(files[len(files) // 2], "ab") as file:
            file.write(b"# %d\n" % turn)
        seconds, memory, said = measured(check, cache)
        warm.append(seconds)
        peak = max(peak, memory)
        parsed = parsed_files(said)
    bare, cold, warm = map(statistics.median, (bare, cold, warm))
    print(f"{lines:>9} lines, {size / 1e6:6.1f} MB: bare parse {bare:6.2f} s, cold {cold:6.2f} s ({cold / bare:.2f} times), "
          f"one file changed {warm:6.2f} s ({warm / bare / COLD_LIMIT:.0%} of the limit of cold; {parsed} parsed), "
          f"peak {peak / 1e6:.0f} MB (limit {(MEMORY_LIMIT[0] * size + MEMORY_LIMIT[1]) / 1e6:.0f})", flush=True)
    passed = (cold <= COLD_LIMIT * bare and warm <= WARM_LIMIT * COLD_LIMIT * bare and parsed == 1 and
              peak <= MEMORY_LIMIT[0] * size + MEMORY_LIMIT[1])
    return lines, cold, warm, passed


def exponent(points):
    """Of the power of x that y grows with: the slope of the straight line through the logarithms."""
    logs = [(math.log(x), math.log(y)) for x, y in points]
    mean_x, mean_y = (statistics.fmean(values) for values in zip(*logs))
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / sum((x - mean_x) ** 2 for x, _ in logs)


def bench_program(options):
    results = []
    for share in SHARES:
        with tempfile.TemporaryDirectory(prefix="aioshift-bench-") as directory:
            tree, cache = pathlib.Path(directory, "tree"), pathlib.Path(directory, "cache")
            tree.mkdir()
            if options.directory:
                sample(options.directory, tree, share)
            else:
                generate(tree, LINES // share)
            results.append(bench_tree(tree, options, cache))
    growth = exponent([(lines, cold) for lines, cold, _, _ in results])
    warm_growth = exponent([(lines, warm) for lines, _, warm, _ in results])
    print(f"time grows with lines to the power of {growth:.2f} (cold), {warm_growth:.2f} (one file changed)")
    passed = results[-1][3] and growth <= GROWTH_LIMIT
    print("program:", "within its limits" if passed else "beyond its limits")
    return passed
