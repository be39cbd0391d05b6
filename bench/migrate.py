#!/usr/bin/env python3
"""What a migration leaves of a library's calls in real programs. Run by ./dev bench migrate.

    ./dev bench migrate RULE DIR...     e.g. requests-to-aiohttp ~/src/client ~/src/scripts

Each DIR is copied (nothing in it changes) and migrated with --unsafe-fixes. The calls are counted by Python's own `ast`
before and after, outside of tests: of functions of the module that the rule is named for, and of methods of what its
classes make, as far as one file shows it (`session = requests.Session()`, `self.session = ...`). A line for each DIR:
calls before, migrated, what the tool gives as reasons; then changed files that do not compile, and calls of the
file's own coroutine functions that nothing awaits. Exit status 1 where there are any of these.
"""

import ast
import collections
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
AIOSHIFT = pathlib.Path(os.environ.get("AIOSHIFT", ROOT / "build" / "release" / "aioshift"))
VERBS = {"delete", "get", "head", "options", "patch", "post", "put", "request", "send"}


def is_test(path):
    return any(part in ("test", "tests", "testing") for part in path.parts) or path.name.startswith(
        ("test_", "conftest")
    )


def dotted(node):
    """`a.b.c` of an expression, or None."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        base = dotted(node.value)
        return f"{base}.{node.attr}" if base else None
    return None


class Calls(ast.NodeVisitor):
    """Calls of a library's functions, and of the verbs of what its classes make."""

    def __init__(self, library):
        self.library = library
        self.names = {}
        self.objects = set()
        self.count = 0

    def of(self, tree):
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    if alias.name.split(".")[0] == self.library:
                        self.names[alias.asname or alias.name.split(".")[0]] = self.library
            elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == self.library:
                for alias in node.names:
                    self.names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        for node in ast.walk(tree):
            values = []
            if isinstance(node, ast.Assign):
                values = [(target, node.value) for target in node.targets]
            elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value:
                values = [(node.target, node.value)]
            elif isinstance(node, ast.withitem) and node.optional_vars:
                values = [(node.optional_vars, node.context_expr)]
            for target, value in values:
                # `session or requests.Session()`
                made = [part for part in ast.walk(value) if isinstance(part, ast.Call) and self.makes(part)]
                if made and dotted(target):
                    self.objects.add(dotted(target))
        self.visit(tree)
        return self.count

    def meaning(self, call):
        name = dotted(call.func)
        if not name:
            return None
        first, _, rest = name.partition(".")
        if first not in self.names:
            return None
        return f"{self.names[first]}.{rest}" if rest else self.names[first]

    def makes(self, call):
        name = self.meaning(call)
        last = name.rpartition(".")[2] if name else ""
        return last[:1].isupper() or last == "session"

    def visit_Call(self, node):
        name = self.meaning(node)
        last = name.rpartition(".")[2] if name else ""
        if name and last in VERBS or (name and self.library != "requests" and not self.makes(node)):
            self.count += 1
        elif isinstance(node.func, ast.Attribute) and dotted(node.func.value) in self.objects:
            self.count += node.func.attr in VERBS or self.library != "requests"
        self.generic_visit(node)


def unawaited(tree):
    """Lines of statements that call one of the file's coroutine functions and await nothing."""
    functions = collections.defaultdict(set)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            functions[node.name].add(isinstance(node, ast.AsyncFunctionDef))
    lines = []
    for node in ast.walk(tree):
        calls = [node.value] if isinstance(node, ast.Expr | ast.Assign) and isinstance(node.value, ast.Call) else []
        for call in calls:
            name = (dotted(call.func) or "").rpartition(".")[2]
            if functions.get(name) == {True} and isinstance(node, ast.Expr):
                lines.append(node.lineno)
    return lines


def sources(directory):
    for path in sorted(directory.rglob("*.py")):
        relative = path.relative_to(directory)
        if is_test(relative) or any(part.startswith(".") for part in relative.parts):
            continue
        try:
            yield relative, path.read_bytes(), ast.parse(path.read_bytes())
        except (SyntaxError, ValueError, OSError):
            continue


def counted(directory, library):
    return sum(Calls(library).of(tree) for _, _, tree in sources(directory))


def measure(directory, rule, library):
    with tempfile.TemporaryDirectory() as temporary:
        copy = pathlib.Path(temporary) / directory.name
        shutil.copytree(directory, copy, symlinks=True, ignore=shutil.ignore_patterns("node_modules", ".venv"))
        before = {path: text for path, text, _ in sources(copy)}
        calls = counted(copy, library)
        command = [AIOSHIFT, "check", "--select", rule, "--unsafe-fixes", "--no-cache", "--output-format", "json", copy]
        found = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout or "{}")
        reasons = collections.Counter(
            finding["reason"]
            for finding in found.get("findings", [])
            if finding.get("reason") and not is_test(pathlib.Path(finding["path"]))
        )
        command = [AIOSHIFT, "apply", "--select", rule, "--unsafe-fixes", "--no-cache", copy]
        subprocess.run(command, capture_output=True, check=False)
        left = counted(copy, library)
        broken, loose = [], []
        for path, text in before.items():
            now = (copy / path).read_bytes()
            if now == text:
                continue
            try:
                loose += [f"{path}:{line}" for line in unawaited(ast.parse(now))]
            except SyntaxError as error:
                broken.append(f"{path}:{error.lineno}")
        return calls, calls - left, reasons, broken, loose


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__)
    rule, directories = arguments[0], [pathlib.Path(name).resolve() for name in arguments[1:]]
    library = rule.partition("-to-")[0]
    all_calls, all_migrated, all_reasons, failed = 0, 0, collections.Counter(), False
    for directory in directories:
        calls, migrated, reasons, broken, loose = measure(directory, rule, library)
        all_calls += calls
        all_migrated += migrated
        all_reasons += reasons
        said = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common(5))
        print(f"{directory.name:32} calls {calls:4}  migrated {migrated:4}  {said}", flush=True)
        for place in broken:
            print(f"    does not compile: {place}")
        for place in loose:
            print(f"    is not awaited: {place}")
        failed = failed or broken or loose
    share = f"{all_migrated / all_calls:.0%}" if all_calls else "-"
    said = ", ".join(f"{count} {reason}" for reason, count in all_reasons.most_common())
    print(f"{'together':32} calls {all_calls:4}  migrated {all_migrated:4}  {share}; reasons: {said}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
