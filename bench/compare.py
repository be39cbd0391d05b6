#!/usr/bin/env python3
"""Compares matches and rewrites with ast-grep's. Run by ./dev bench compare.

    ./dev bench compare [DIR]     the patterns and rules in bench/compare, over DIR; default: Python's own library

Four passes: every pattern in every strictness over a sample (files of DIR, and code made from the patterns
themselves); the patterns and rules that match little of it over all of DIR; every fix over copies of the
sample; and -p with --rule. What is compared: which patterns are refused, the ranges of all matches, the text of
their metavariables, and the files after a fix. docs/ast-grep.md says where the two are meant to differ.
"""

import argparse
import ast
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
CASES = pathlib.Path(__file__).resolve().parent / "compare"
STRICTNESSES = ("smart", "cst", "ast", "relaxed", "signature", "template")
BROAD = 3000  # matches in the sample: what has more says nothing new in another strictness,
COMMON = 150  # and nothing about the whole library; ast-grep prints gigabytes of it
BATCH = 250  # patterns and rules that are looked for at once
MISREAD = re.compile(r"\*\w+\s*(?:[-.(\[+%@/|&^<>!*]|==|(?:and|or|not|in|is|if)\b)|\*\s*$|await \w+\S* \*\*", re.MULTILINE)
VARIABLE = re.compile(r"\$\$\$[A-Z_0-9]*|\$\$?[A-Z_][A-Z0-9_]*")


class Case(collections.namedtuple("Case", "id kind text document")):
    """A pattern or a rule: its id, its line of the table, what is shown of it, and its YAML."""


# Patterns and rules


def read_patterns():
    """The patterns of patterns.txt, as pairs of section and text."""
    section, lines, found = "", [], []

    def finish():
        if lines:
            found.append((section, "\n".join(lines)))
            lines.clear()

    for line in (CASES / "patterns.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            lines.append(line[1:])
            continue
        finish()
        heading = re.fullmatch(r"\[([a-z]+)\]", line)
        if heading:
            section = heading[1]
        elif line and (not line.startswith("# ") or section == "statement"):
            found.append((section, line))
    finish()
    return list(dict.fromkeys(found))


def pattern_cases(patterns, strictness):
    for number, (section, text) in enumerate(patterns):
        name = f"p{number:04}-{strictness}"
        pattern = json.dumps({"context": text, "strictness": strictness} if strictness != "smart" else text,
                             ensure_ascii=False)
        yield Case(name, f"pattern {section}" if strictness == "smart" else f"strictness {strictness}", text,
                   f"id: {name}\nlanguage: python\nrule:\n  pattern: {pattern}\n" +
                   ("  matches: any-node\n" if strictness == "template" else ""))


def with_any_node(case):
    """For ast-grep, which takes no rule without a set of kinds."""
    return case._replace(document=case.document + "  matches: any-node\n")


def rule_cases():
    documents = re.split(r"^---$", (CASES / "rules.yml").read_text(encoding="utf-8"), flags=re.MULTILINE)
    for document in documents:
        name = re.search(r"^id: (\S+)", document, flags=re.MULTILINE)[1]
        yield Case(name, f"rule {name.split('-')[0]}", document.strip(), document.strip() + "\n")


# Code to search


def instances(text):
    """Code that a pattern is meant to match, or nearly: its variables filled in, in several ways."""

    def fill(single, multiple, repeated=None):
        seen = collections.Counter()

        def value(match):
            name = match[0]
            seen[name] += 1
            if name.startswith("$$$"):
                return multiple
            if repeated is not None and seen[name] > 1:
                return repeated
            return single.replace("NAME", name.strip("$").lower() or "it")

        return VARIABLE.sub(value, text)

    yield fill("NAME", "rest")
    yield fill("NAME", "")
    yield fill("NAME", "one, two")
    yield fill("NAME", "one, key=two, *three")
    yield fill("NAME(x)[1]", "one,")
    yield fill("NAME . x", "...", "NAME.x")
    yield fill("NAME", "one", "another")
    yield fill("'NAME'", "'a', 'b'")
    yield fill("1", "1, 2, 3")
    yield fill("*NAME", "*one, **two")
    yield fill("NAME: int = 3", "one: int, two=3")
    plain = fill("NAME", "one, two")
    if "(" in plain or "[" in plain or "{" in plain:
        yield re.sub(r"([(\[{,])(?!$)", r"\1  # note\n    ", plain)
        yield re.sub(r"(\w)([)\]}])", r"\1,\2", plain)
        yield re.sub(r"(\w)([)\]}])", r"\1,  # note\n    # more\n    \2", plain)
    body = re.sub(r"^( +)\$\$\$[A-Z_]*$", r"\1first()\n\1# note\n\1second = 2  # more\n\1return", text, flags=re.MULTILINE)
    if body != text:
        yield VARIABLE.sub(lambda match: match[0].strip("$").lower() or "it", body)


def with_brackets(data):
    """The code with brackets where tree-sitter's grammar reads a splat or an await as Python does not, and aioshift
    corrects it: the operands of `*f(x)` and of `await x ** y`."""
    try:
        tree = ast.parse(data)
    except (SyntaxError, ValueError, RecursionError):
        return data
    starts = [0]
    for line in data.split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)
    if data.startswith(b"\xef\xbb\xbf") or b"\r" in data or b"\f" in data:
        return data
    inserted = []
    for node in ast.walk(tree):
        wrapped = []
        if isinstance(node, ast.Starred) and not isinstance(node.value, ast.Name):
            wrapped.append(node.value)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and isinstance(node.left, ast.Await):
            wrapped.append(node.left)
        for inner in wrapped:
            begin = starts[inner.lineno - 1] + inner.col_offset
            end = starts[inner.end_lineno - 1] + inner.end_col_offset
            inserted += [(begin, 1, -end, b"("), (end, 0, -begin, b")")]
    for where, _, _, text in sorted(inserted, reverse=True):
        data = data[:where] + text + data[where:]
    return data


def write_sample(directory, library, patterns, size):
    """A directory of code: instances of the patterns, the code in bench/compare, and some of the library."""
    directory.mkdir()
    for number, (_, text) in enumerate(patterns):
        variants = [variant for variant in dict.fromkeys(instances(text)) if not MISREAD.search(variant)]
        # What is broken spoils no more than its own file.
        files = ["\n\n".join(variant for variant in variants if is_valid(variant))]
        files += [variant for variant in variants if not is_valid(variant)][:4]
        for index, code in enumerate(files):
            block = "\n".join("    " + line for line in code.splitlines())
            path = directory / f"pattern_{number:03}_{index}.py"
            path.write_text(f"{code}\n\n\ndef within():\n{block}\n    done()\n", encoding="utf-8")
    for path in sorted(CASES.glob("*.py")):
        (directory / path.name).write_bytes(with_brackets(path.read_bytes()))
    files = sorted(library.rglob("*.py"))
    random.Random(1).shuffle(files)
    for number, path in enumerate(files):
        if size <= 0:
            break
        if path.stat().st_size < 60_000:
            shutil.copyfile(path, directory / f"library_{number:03}_{path.name}")
            size -= path.stat().st_size


def write_library(directory, source):
    """The Python files of `source` that are UTF-8; ast-grep passes over others."""
    for base, directories, names in os.walk(source):
        directories[:] = [name for name in directories if name not in ("site-packages", "__pycache__")]
        for name in names:
            path = pathlib.Path(base, name)
            if not name.endswith(".py") or not path.is_file():
                continue
            data = path.read_bytes()
            try:
                data.decode()
            except UnicodeDecodeError:
                continue
            target = directory / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(with_brackets(data))


# The two tools


def write_project(directory, documents):
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "rules").mkdir(exist_ok=True)
    (directory / "sgconfig.yml").write_text("ruleDirs: [rules]\nutilDirs: [utils]\n")
    (directory / "rules" / "rules.yml").write_text("---\n".join(documents), encoding="utf-8")
    if not (directory / "utils").exists():
        shutil.copytree(CASES / "utils", directory / "utils")
    return directory / "sgconfig.yml"


def complaint(text):
    lines = [line.strip() for line in text.decode(errors="replace").splitlines() if line.strip()]
    return " ".join(lines[-3:])[:300]


COMMENTED = " without its comments"


def text_of(source, nodes):
    if not nodes:
        return ""
    return source[nodes[0]["range"]["byteOffset"]["start"]:nodes[-1]["range"]["byteOffset"]["end"]].decode()


def same_captures(theirs, ours):
    """Whether they are the same, but for comments at the end of what $$$A stands for."""
    names = {name for name in theirs if not name.endswith(COMMENTED)}
    return names == ours.keys() and all(
        ours[name] == theirs[name] or ours[name] == theirs.get(name + COMMENTED) for name in names)


class AstGrep:
    name = "ast-grep"

    def __init__(self, program):
        self.program = program

    def refusal(self, config, directory):
        command = [self.program, "scan", "-c", config, "--no-ignore", "hidden", "--json=stream", str(directory)]
        result = subprocess.run(command, capture_output=True, check=False)
        return None if result.returncode in (0, 1) and b"Error" not in result.stderr else complaint(result.stderr)

    def matches(self, config, directory):
        command = [self.program, "scan", "-c", config, "--no-ignore", "hidden", "--no-ignore", "vcs", "--json=stream", "."]
        sources = {}
        with subprocess.Popen(command, cwd=directory, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            for line in process.stdout:
                match = json.loads(line)
                begin, end = match["range"]["start"], match["range"]["end"]
                path = os.path.normpath(match["file"])
                variables = match.get("metaVariables") or {}
                captured = {name: value["text"] for name, value in variables.get("single", {}).items()}
                for name, values in variables.get("multi", {}).items():
                    if name == "secondary":  # the nodes that relations found, for ast-grep's labels
                        continue
                    if values:
                        if path not in sources:
                            sources[path] = pathlib.Path(directory, path).read_bytes()
                        # aioshift keeps a comment at the end out of a list; in a block it is a statement.
                        kept = list(values)
                        while kept and kept[-1]["text"].startswith("#"):
                            kept.pop()
                        if len(kept) < len(values):
                            captured[name + COMMENTED] = text_of(sources[path], kept)
                        captured[name] = text_of(sources[path], values)
                    else:
                        captured[name] = ""
                yield (match["ruleId"], (path, begin["line"] + 1, begin["column"] + 1, end["line"] + 1, end["column"] + 1),
                       captured)
            errors = process.stderr.read()
        if process.returncode not in (0, 1):
            sys.exit(f"ast-grep: {complaint(errors)}")

    def apply(self, config, directory):
        subprocess.run([self.program, "scan", "-c", config, "--no-ignore", "hidden", "-U", "."], cwd=directory,
                       capture_output=True, check=False)


class Aioshift:
    name = "aioshift"

    def __init__(self, program):
        self.program = program

    def refusal(self, config, directory):
        command = [self.program, "run", "--rule", config, "--output-format", "json", "--no-cache", str(directory)]
        result = subprocess.run(command, capture_output=True, check=False)
        return None if result.returncode in (0, 1) else complaint(result.stderr)

    def decoded(self, command, directory):
        result = subprocess.run(command, cwd=directory, capture_output=True, check=False)
        if result.returncode not in (0, 1, 2) or not result.stdout:
            sys.exit(f"aioshift: {complaint(result.stderr)}")
        for match in json.loads(result.stdout)["matches"]:
            path = os.path.normpath(match["path"])
            yield (match["rule"], (path, match["line"], match["column"], match["end_line"], match["end_column"]),
                   match["metavars"])

    def matches(self, config, directory):
        yield from self.decoded([self.program, "run", "--rule", config, "--output-format", "json", "--no-cache", "."], directory)

    def pattern(self, pattern, strictness, directory):
        """The same by -p, which need not agree with --rule by itself."""
        yield from self.decoded([self.program, "run", "-p", pattern, "--strictness", strictness, "--output-format", "json",
                                 "--no-cache", "."], directory)

    def apply(self, config, directory):
        return subprocess.run([self.program, "run", "--rule", config, "--apply", "--no-cache", "-v", "."], cwd=directory,
                              capture_output=True, check=False).stderr.decode(errors="replace")


# Comparing


def say(text):
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


class Report:
    """Lines of the table, and the differences behind them."""

    def __init__(self, show):
        self.lines = {}
        self.differences = []
        self.show = show

    def count(self, kind, result):
        self.lines.setdefault(kind, collections.Counter())[result] += 1

    def add_matches(self, kind, number):
        self.lines.setdefault(kind, collections.Counter())["matches"] += number

    def differ(self, case, where, text):
        self.differences.append((case, where, text))

    def print(self):
        print(f"{'':24} {'count':>6} {'matches':>9} {'equal':>6} {'refused':>8} {'different':>9}")
        total = collections.Counter()
        for kind, line in self.lines.items():
            total += line
            self.print_line(kind, line)
        self.print_line("all", total)
        for case, where, text in self.differences:
            shown = case.text if "\n" not in case.text else "\n    ".join(["", *case.text.splitlines()])
            print(f"\n{where}: {case.kind}, {case.id}: {shown}\n  {text}")

    @staticmethod
    def print_line(kind, line):
        count = line["equal"] + line["refused"] + line["different"]
        print(f"{kind:24} {count:6} {line['matches']:9} {line['equal']:6} {line['refused']:8} {line['different']:9}")


def accepted(cases, tools, work, report):
    """The cases that both tools take; a difference where one alone does."""
    empty = work / "empty"
    empty.mkdir(exist_ok=True)

    def ask(group):
        """The refusals of each case of a group; together first, as most are taken."""
        config = str(write_project(work / "asked" / group[0].id, [case.document for case in group]))
        refusals = [tool.refusal(config, empty) for tool in tools]
        shutil.rmtree(pathlib.Path(config).parent)
        if len(group) == 1 or refusals == [None, None]:
            return [(case, refusals) for case in group]
        middle = len(group) // 2
        return ask(group[:middle]) + ask(group[middle:])

    def settle(group):
        for case, refusals in ask(group):
            if refusals[0] and "must specify a set of AST kinds" in refusals[0] and "\n  pattern" in case.document:
                # Where it is no pattern of a kind, say which ones.
                yield ask([with_any_node(case)])[0]
            else:
                yield case, refusals

    taken = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        groups = [cases[begin:begin + 16] for begin in range(0, len(cases), 16)]
        for case, refusals in (answer for group in pool.map(lambda group: list(settle(group)), groups) for answer in group):
            if refusals == [None, None]:
                taken.append(case)
            elif None in refusals:
                tool = tools[1 if refusals[0] is None else 0]
                report.count(case.kind, "different")
                report.differ(case, "refused", f"by {tool.name} alone: {refusals[0] or refusals[1]}")
            else:
                report.count(case.kind, "refused")
    return taken


def excerpt(directory, where):
    path, line, column, end_line, end_column = where
    lines = pathlib.Path(directory, path).read_bytes().decode().split("\n")[line - 1:end_line]
    if line == end_line:
        return lines[0][column - 1:end_column - 1]
    text = "\n".join([lines[0][column - 1:], *lines[1:-1], lines[-1][:end_column - 1]])
    return text if len(text) < 300 else text[:150] + " [...] " + text[-100:]


def compare_matches(cases, tools, config, directory, report, where, seconds):
    """Runs both tools; returns how many matches each case has."""
    by_id = {case.id: case for case in cases}
    found = [{case.id: {} for case in cases} for _ in tools]
    for tool, results in zip(tools, found):
        say(f"{where}: {tool.name}")
        begin = time.perf_counter()
        for rule, position, captured in tool.matches(config, directory):
            results[rule].setdefault(position, []).append(captured)
        seconds[tool.name] += time.perf_counter() - begin
    counts = {}
    for name, case in by_id.items():
        theirs, ours = found[0][name], found[1][name]
        counts[name] = len(theirs)
        report.add_matches(case.kind, len(theirs))
        only_theirs = sorted(theirs.keys() - ours.keys())
        only_ours = sorted(ours.keys() - theirs.keys())
        variables = [position for position in sorted(theirs.keys() & ours.keys())
                     if not same_captures(theirs[position][0], ours[position][0])]
        if not only_theirs and not only_ours and not variables:
            report.count(case.kind, "equal")
            continue
        report.count(case.kind, "different")
        text = f"{len(theirs)} matches, {len(only_theirs)} of ast-grep alone, {len(only_ours)} of aioshift alone, " \
               f"{len(variables)} with other metavariables"
        for label, positions in (("ast-grep", only_theirs), ("aioshift", only_ours)):
            for position in positions[:report.show]:
                text += f"\n  {label} alone: {position}: {excerpt(directory, position)!r}"
        for position in variables[:report.show]:
            text += f"\n  metavariables: {position}: {theirs[position][0]} and {ours[position][0]}"
        report.differ(case, where, text)
    return counts


def same_program(first, second):
    try:
        return ast.dump(ast.parse(first)) == ast.dump(ast.parse(second))
    except (SyntaxError, ValueError, RecursionError):
        return False


def is_valid(text):
    try:
        ast.parse(text)
        return True
    except (SyntaxError, ValueError, RecursionError):
        return False


def compare_fixes(cases, tools, sample, work, report):
    for case in cases:
        config = str(write_project(work / "fix", [case.document]))
        copies = [work / "theirs", work / "ours"]
        for copy in copies:
            shutil.copytree(sample, copy)
        tools[0].apply(config, copies[0])
        log = tools[1].apply(config, copies[1])
        kinds = collections.Counter()
        examples = collections.defaultdict(list)
        shown = {}
        kind = "fix " + case.kind.removeprefix("rule ")
        for path in sorted(sample.rglob("*.py")):
            name = path.relative_to(sample)
            before, theirs, ours = (pathlib.Path(base, name).read_bytes() for base in (sample, *copies))
            if before == theirs == ours:
                continue
            if theirs == ours:
                result = "same text"
            elif same_program(theirs, ours):
                result = "same program"
            elif is_valid(before) and not is_valid(theirs):
                result = "ast-grep breaks it"
            elif is_valid(before) and not is_valid(ours):
                result = "aioshift breaks it"
            elif f"{name}: line " in log:
                result = "aioshift leaves some, with a reason"
            else:
                result = "differs"
                diff = subprocess.run(["diff", "-u", copies[0] / name, copies[1] / name], capture_output=True, check=False)
                shown[name] = "\n    ".join(diff.stdout.decode(errors="replace").splitlines()[2:30])
            kinds[result] += 1
            examples[result].append(name)
        # Matches in matches: ast-grep rewrites the outer one, and the inner one when it is run again.
        for _ in range(3 if examples["differs"] else 0):
            tools[0].apply(config, copies[0])
            for path in list(examples["differs"]):
                theirs, ours = (pathlib.Path(base, path).read_bytes() for base in copies)
                if theirs == ours or same_program(theirs, ours):
                    examples["differs"].remove(path)
                    kinds["differs"] -= 1
                    kinds["same when ast-grep is run again"] += 1
        report.add_matches(kind, sum(kinds.values()))
        differing = examples["aioshift breaks it"] + examples["differs"]
        report.count(kind, "different" if differing else "equal")
        if differing:
            text = ", ".join(f"{count} {result}" for result, count in kinds.items() if count)
            for name in differing[:report.show]:
                text += f"\n  {name}:\n    {shown.get(name, '')}"
            report.differ(case._replace(kind=kind), "fixes", text)
        for directory in (*copies, work / "fix"):
            shutil.rmtree(directory)


def compare_command_line(cases, tool, directory, report):
    """-p against the same pattern in a rule, for every tenth pattern."""
    # Where the rule says more than the pattern, for ast-grep's sake, the two are not the same.
    chosen = [case for case in cases if case.id.startswith("p") and "any-node" not in case.document][::10]
    kind = "-p like --rule"
    with tempfile.TemporaryDirectory() as work:
        config = str(write_project(pathlib.Path(work, "project"), [case.document for case in chosen]))
        by_rule = collections.defaultdict(list)
        for rule, position, captured in tool.matches(config, directory):
            by_rule[rule].append((position, captured))
    for case in chosen:
        found = [(position, captured)
                 for _, position, captured in tool.pattern(case.text, case.id.partition("-")[2], directory)]
        same = found == by_rule[case.id]
        report.count(kind, "equal" if same else "different")
        if not same:
            report.differ(case, kind, f"{len(found)} and {len(by_rule[case.id])} matches")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", nargs="?", default=sysconfig.get_path("stdlib"))
    parser.add_argument("--ast-grep", default=shutil.which("ast-grep"), help="ast-grep's program; default: by PATH")
    parser.add_argument("--aioshift", default=str(ROOT / "build" / "release" / "aioshift"), help="another binary")
    parser.add_argument("--only", default="", help="a regular expression: the kinds or ids to compare")
    parser.add_argument("--pass", dest="passes", action="append", choices=["sample", "library", "fixes", "command-line"],
                        help="one pass alone; may be repeated")
    parser.add_argument("--sample-size", type=int, default=400_000, help="bytes of the library that are in the sample")
    parser.add_argument("--show", type=int, default=2, help="examples of each difference")
    parser.add_argument("--check", action="store_true", help="exit with 1 where there is a difference")
    options = parser.parse_args()
    if options.ast_grep is None:
        sys.exit("bench compare: needs ast-grep 0.51: npm install @ast-grep/cli, and its program on PATH or --ast-grep PROGRAM")
    passes = options.passes or ["sample", "library", "fixes", "command-line"]
    tools = [AstGrep(os.path.abspath(options.ast_grep)), Aioshift(os.path.abspath(options.aioshift))]
    report = Report(options.show)
    patterns = read_patterns()
    only = re.compile(options.only)

    def wanted(case):
        return only.search(case.kind) or only.search(case.id) or only.search(case.text)

    with tempfile.TemporaryDirectory(prefix="compare-") as temporary:
        work = pathlib.Path(temporary)
        library, sample = work / "library", work / "sample"
        write_library(library, options.directory)
        write_sample(sample, library, patterns, options.sample_size)
        say("which patterns and rules both take")
        smart = accepted([case for case in pattern_cases(patterns, "smart") if wanted(case)], tools, work, report)
        rules = accepted([case for case in rule_cases() if wanted(case)], tools, work, report)
        numbers = {case.id.partition("-")[0] for case in smart}
        helped = {case.id.partition("-")[0] for case in smart if "any-node" in case.document}
        seconds = collections.Counter()
        if "sample" in passes:
            for strictness in STRICTNESSES:
                if strictness == "smart":
                    cases = smart + rules
                else:
                    cases = [case for case in pattern_cases(patterns, strictness) if case.id.partition("-")[0] in numbers]
                    cases = [case if strictness == "template" or case.id.partition("-")[0] not in helped
                             else with_any_node(case) for case in cases]
                config = str(write_project(work / strictness, [case.document for case in cases]))
                counts = compare_matches(cases, tools, config, sample, report, f"sample, {strictness}", seconds)
                if strictness == "smart":
                    numbers -= {name.partition("-")[0] for name, count in counts.items() if count > BROAD}
        if "library" in passes:
            config = str(write_project(work / "counted", [case.document for case in smart + rules]))
            counts = collections.Counter(rule for rule, _, _ in tools[1].matches(config, sample))
            cases = [case._replace(kind="library " + case.kind) for case in smart + rules if counts[case.id] <= COMMON]
            for begin in range(0, len(cases), BATCH):
                batch = cases[begin:begin + BATCH]
                config = str(write_project(work / "batch", [case.document for case in batch]))
                compare_matches(batch, tools, config, library, report, "library", seconds)
        if "fixes" in passes:
            # What is no Python is left alone by aioshift, statement by statement.
            whole = work / "whole-files"
            whole.mkdir()
            for path in sample.iterdir():
                if is_valid(path.read_bytes()):
                    shutil.copyfile(path, whole / path.name)
            compare_fixes([case for case in rules if "\nfix:" in case.document], tools, whole, work, report)
        if "command-line" in passes:
            compare_command_line(smart, tools[1], sample, report)
        report.print()
        print("\nseconds: " + ", ".join(f"{name} {spent:.1f}" for name, spent in seconds.items()))
    if options.check and report.differences:
        sys.exit(1)


if __name__ == "__main__":
    main()
