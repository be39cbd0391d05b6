#!/usr/bin/env python3
"""What a migration leaves of a library's calls in real programs. Run by ./dev bench migrate.

    ./dev bench migrate RULE DIR...                     e.g. requests-to-aiohttp ~/src/client ~/src/scripts
    ./dev bench migrate RULE --programs WORK [NAME...]  those of bench/programs.toml, cloned into WORK

Each DIR is copied (nothing in it changes) and migrated with --unsafe-fixes. The calls are counted by Python's own `ast`
before and after, outside of tests: of functions of the module that the rule is named for, and of methods of what its
classes make, as far as one file shows it (`session = requests.Session()`, `self.session = ...`). A line for each DIR:
calls before, migrated, what the tool gives as reasons; then changed files that do not compile, and calls of the
program's own coroutine functions that nothing awaits. Exit status 1 where there are any of these.

BESIDE="COMMAND" runs another tool on a copy as well (its last argument is the directory) and measures it alike.
"""

import ast
import collections
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib

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


def coroutine_functions(tree):
    """Names that stand for coroutine functions alone in a file."""
    kinds = collections.defaultdict(set)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            kinds[node.name].add(isinstance(node, ast.AsyncFunctionDef) and not is_generator(node))
        elif isinstance(node, ast.arg):
            kinds[node.arg].add(False)
    return {name for name, found in kinds.items() if found == {True}}


def imported(tree, modules):
    """Coroutine functions of the program's other files that a file imports by name."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            there = modules.get(node.module.rpartition(".")[2], set())
            names |= {alias.asname or alias.name for alias in node.names if alias.name in there}
    return names


def is_generator(function):
    return any(isinstance(node, ast.Yield | ast.YieldFrom) for node in ast.walk(function))


class Unawaited(ast.NodeVisitor):
    """Calls of coroutine functions whose coroutine is used as if it were what it gives."""

    def __init__(self, names):
        self.names = names
        self.found = []
        self.clients = set()

    def of(self, tree):
        for node in ast.walk(tree):
            if isinstance(node, ast.AsyncWith):
                self.clients |= {dotted(item.optional_vars) for item in node.items if item.optional_vars}
        self.visit(tree)
        return self.found

    def is_coroutine(self, node):
        if not isinstance(node, ast.Call):
            return False
        name = dotted(node.func) or ""
        owner, _, last = name.rpartition(".")
        return (last in self.names and owner in ("", "self", "cls")) or (last in VERBS and owner in self.clients)

    def look(self, node):
        if self.is_coroutine(node):
            self.found.append((node.lineno, ast.unparse(node)))

    def visit_Expr(self, node):
        self.look(node.value)
        self.generic_visit(node)

    def visit_Attribute(self, node):
        self.look(node.value)
        self.generic_visit(node)

    visit_Subscript = visit_Attribute

    def visit_For(self, node):
        self.look(node.iter)
        self.generic_visit(node)

    def visit_Compare(self, node):
        for part in [node.left, *node.comparators]:
            self.look(part)
        self.generic_visit(node)

    def visit_If(self, node):
        self.look(node.test)
        self.generic_visit(node)

    visit_While = visit_If

    def visit_FormattedValue(self, node):
        self.look(node.value)
        self.generic_visit(node)

    def visit_Call(self, node):
        if dotted(node.func) in ("print", "str", "len", "int", "list", "dict", "json.loads"):
            for part in node.args:
                self.look(part)
        self.generic_visit(node)


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


def loose_calls(directory):
    trees = {path: tree for path, _, tree in sources(directory)}
    own = {path: coroutine_functions(tree) for path, tree in trees.items()}
    modules = {path.stem: names for path, names in own.items()}
    return {path: Unawaited(own[path] | imported(tree, modules)).of(tree) for path, tree in trees.items()}


def reasons_of(directory, rule):
    command = [AIOSHIFT, "check", "--select", rule, "--unsafe-fixes", "--no-cache", "--output-format", "json", directory]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout or "{}")
    return collections.Counter(
        finding["reason"]
        for finding in found.get("findings", [])
        if finding.get("reason") and not is_test(pathlib.Path(finding["path"]))
    )


def measure(directory, rule, library, command):
    """What a command makes of a copy: calls, those migrated, reasons, places that do not compile or are not awaited."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = pathlib.Path(temporary) / directory.name
        shutil.copytree(directory, copy, symlinks=True, ignore=shutil.ignore_patterns("node_modules", ".venv"))
        before = {path: text for path, text, _ in sources(copy)}
        calls = counted(copy, library)
        old = {text for places in loose_calls(copy).values() for _, text in places}
        reasons = reasons_of(copy, rule) if rule else collections.Counter()
        subprocess.run([*command, copy], capture_output=True, check=False)
        left = counted(copy, library)
        broken = []
        for path, text in before.items():
            now = (copy / path).read_bytes()
            if now == text:
                continue
            try:
                compile(now, str(path), "exec", dont_inherit=True)
            except SyntaxError as error:
                broken.append(f"{path}:{error.lineno}")
                # Its calls went out of count with the file.
                left += Calls(library).of(ast.parse(text))
        loose = [f"{path}:{line}: {text}" for path, places in loose_calls(copy).items()
                 for line, text in places if text not in old]
        return calls, calls - left, reasons, broken, loose


class Table:
    """Prints a line for each program, and one for all."""

    def __init__(self, name):
        self.name = name
        self.calls, self.migrated, self.reasons, self.broken, self.loose = 0, 0, collections.Counter(), 0, 0

    def add(self, program, calls, migrated, reasons, broken, loose):
        self.calls += calls
        self.migrated += migrated
        self.reasons += reasons
        self.broken += len(broken)
        self.loose += len(loose)
        said = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common(5))
        print(f"{self.name:10} {program:32} calls {calls:4}  migrated {migrated:4}  {said}", flush=True)
        for place in broken:
            print(f"    does not compile: {place}")
        for place in loose[:5]:
            print(f"    is not awaited: {place}")
        if len(loose) > 5:
            print(f"    and {len(loose) - 5} more that are not awaited")

    def end(self):
        share = f"{self.migrated / self.calls:.0%}" if self.calls else "-"
        said = ", ".join(f"{count} {reason}" for reason, count in self.reasons.most_common())
        print(f"{self.name:10} {'together':32} calls {self.calls:4}  migrated {self.migrated:4}  {share}; "
              f"{self.broken} do not compile, {self.loose} not awaited" + (f"; reasons: {said}" if said else ""))


def programs(work, names):
    """Directories of the programs of programs.toml below `work`, at the commits that it gives, cloned where need be."""
    with open(ROOT / "bench" / "programs.toml", "rb") as file:
        entries = tomllib.load(file)["program"]
    known = {entry["name"] for entry in entries}
    if unknown := set(names) - known:
        sys.exit(f"migrate: no program {', '.join(sorted(unknown))} in bench/programs.toml")
    for entry in entries:
        if names and entry["name"] not in names:
            continue
        directory = pathlib.Path(work, entry["name"]).resolve()
        if not directory.exists():
            directory.mkdir(parents=True)
            try:
                for words in (["init", "--quiet"], ["fetch", "--quiet", "--depth=1", entry["url"], entry["commit"]],
                              ["checkout", "--quiet", "FETCH_HEAD"]):
                    subprocess.run(["git", *words], cwd=directory, check=True)
            except subprocess.CalledProcessError as error:
                shutil.rmtree(directory)
                sys.exit(f"migrate: {entry['name']}: {shlex.join(error.cmd)} ended with {error.returncode}")
        yield directory


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__)
    rule = arguments[0]
    if arguments[1] == "--programs":
        if len(arguments) < 3:
            sys.exit(__doc__)
        directories = list(programs(arguments[2], arguments[3:]))
    else:
        directories = [pathlib.Path(name).resolve() for name in arguments[1:]]
    if missing := [str(directory) for directory in directories if not directory.is_dir()]:
        sys.exit(f"migrate: no directory: {', '.join(missing)}")
    library = rule.partition("-to-")[0]
    tools = [(Table("aioshift"), rule, [AIOSHIFT, "apply", "--select", rule, "--unsafe-fixes", "--no-cache"])]
    if beside := shlex.split(os.environ.get("BESIDE", "")):
        tools.append((Table("beside"), None, beside))
    for directory in directories:
        for table, of_rule, command in tools:
            table.add(directory.name, *measure(directory, of_rule, library, command))
    for table, _, _ in tools:
        table.end()
    sys.exit(1 if tools[0][0].broken or tools[0][0].loose else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
