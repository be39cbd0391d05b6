"""Patterns beside ripgrep and ast-grep, over a tree of at least 100 MB. Run by ./dev bench patterns [DIR].

What is compared runs in turns on warm caches. Every tool searches the same files: *.py, hidden and ignored ones
too.
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

LEAST_BYTES = 100_000_000
SELECTIVE = "asyncio.wait_for($A, $B)"
LITERAL = "wait_for"
WITHOUT_LITERALS = "$A == $A"
AGAINST_RG = 2.5
AGAINST_AST_GREP = 30
TWENTY_AGAINST_ONE = 1.3

# Twenty rules about what one is about; about other libraries each; and without literals.
RELATED = ["wait_for", "wait", "shield", "ensure_future", "get_event_loop", "new_event_loop", "set_event_loop", "as_completed",
           "to_thread", "timeout", "timeout_at", "run_coroutine_threadsafe", "all_tasks", "current_task", "iscoroutine",
           "iscoroutinefunction", "open_connection", "start_server", "create_subprocess_exec", "create_subprocess_shell"]
LIBRARIES = [
    "asyncio.wait_for($A, $B)", "requests.get($$$A)", "time.sleep($A)", "subprocess.run($$$A)", "os.popen($A)",
    "threading.Thread($$$A)", "queue.Queue($$$A)", "urllib.request.urlopen($$$A)", "socket.create_connection($$$A)",
    "sqlite3.connect($$$A)", "select.select($$$A)", "smtplib.SMTP($$$A)", "redis.Redis($$$A)", "psycopg2.connect($$$A)",
    "concurrent.futures.ThreadPoolExecutor($$$A)", "multiprocessing.Pool($$$A)", "http.client.HTTPConnection($$$A)",
    "ftplib.FTP($$$A)", "shutil.copyfileobj($$$A)", "pathlib.Path($$$A)",
]
LITERAL_FREE = [
    "$A == $A", "$A - $A", "$A[$B] = $A[$B] + $C", "$A, $A = $B", "$F($F)", "$A.$B.$B", "$A + $A", "($A, $A)", "[$A, $A]",
    "$A[$A]", "$A = $A", "$F($A, $A)", "$A < $A", "$A * $A", "{$A: $A}", "$A.$B($A)", "$A | $A", "$A & $A", "$A % $A",
    "$A > $A",
]


def tree_of_size(directory, work):
    """Copies of the Python files below a directory, side by side until there are enough bytes."""
    files = []
    for base, _, names in os.walk(directory):
        files += [os.path.join(base, name) for name in names if name.endswith(".py")]
    files = [path for path in files if os.path.isfile(path)]
    size = sum(os.path.getsize(path) for path in files)
    if size == 0:
        raise SystemExit(f"bench: no Python files in {directory}")
    copies = -(-LEAST_BYTES // size)
    for copy in range(copies):
        for path in files:
            target = pathlib.Path(work, f"copy_{copy}", os.path.relpath(path, directory))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return len(files) * copies, size * copies


def seconds_of(command, good=(0, 1, 2)):
    begin = time.perf_counter()
    result = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    spent = time.perf_counter() - begin
    if result.returncode not in good:
        raise SystemExit(f"bench: {command[0]} failed: {result.stderr.decode(errors='replace')[:500]}")
    return spent


def in_turns(commands, rounds):
    for command in commands:
        seconds_of(command)
    times = [[] for _ in commands]
    for _ in range(rounds):
        for command, spent in zip(commands, times):
            spent.append(seconds_of(command))
    return times


def show(name, seconds):
    print(f"    {name:34} median {statistics.median(seconds) * 1000:9.1f} ms   min {min(seconds) * 1000:9.1f}   "
          f"max {max(seconds) * 1000:9.1f}")


def verdict(what, ratio, limit, at_least=False):
    passed = ratio >= limit if at_least else ratio <= limit
    print(f"    {what}: {ratio:.2f}, limit {'at least ' if at_least else ''}{limit}: {'pass' if passed else 'FAIL'}")
    return passed


def median_ratio(first, second):
    return statistics.median([a / b for a, b in zip(first, second)])


def write_rules(path, patterns):
    path.write_text("---\n".join(f"id: rule-{number}\nlanguage: python\nrule:\n  pattern: '{pattern}'\n"
                                 for number, pattern in enumerate(patterns)))


def bench_patterns(options, default_directory):
    aioshift = [options.aioshift, "run", "-q"]
    ast_grep = [options.ast_grep, "run", "--lang", "python", "--no-ignore", "hidden", "--no-ignore", "vcs"]
    if options.ast_grep is None:
        print("  ast-grep is not installed: give --ast-grep PATH (npm install @ast-grep/cli) to compare with it")
    passed = True
    with tempfile.TemporaryDirectory() as work:
        tree = pathlib.Path(work, "tree")
        directory = options.directory or default_directory
        count, size = tree_of_size(directory, tree)
        print(f"patterns over {count} Python files, {size / 1e6:.0f} MB, copies of {directory}")

        print(f"  selective: {SELECTIVE}")
        commands = [aioshift + ["-p", SELECTIVE, str(tree)], [options.rg, "-l", "-uu", LITERAL, str(tree)]]
        times = in_turns(commands, options.rounds)
        show("aioshift run", times[0])
        show(f"rg -l {LITERAL}", times[1])
        passed &= verdict("times rg", median_ratio(*times), AGAINST_RG)
        if options.ast_grep:
            # It parses every file: a few rounds are enough to see tens of times.
            slow = in_turns([commands[0], ast_grep + ["-p", SELECTIVE, str(tree)]], 3)
            show("ast-grep run", slow[1])
            passed &= verdict("times faster than ast-grep", median_ratio(slow[1], slow[0]), AGAINST_AST_GREP, True)

        print(f"  without literals: {WITHOUT_LITERALS}")
        command = aioshift + ["-p", WITHOUT_LITERALS, str(tree)]
        if options.ast_grep:
            times = in_turns([command, ast_grep + ["-p", WITHOUT_LITERALS, str(tree)]], 3)
            show("aioshift run", times[0])
            show("ast-grep run", times[1])
            passed &= verdict("times ast-grep", median_ratio(*times), 1.0)
        else:
            show("aioshift run", in_turns([command], 3)[0])

        for what, patterns, limit in (
                ("about asyncio", [SELECTIVE] + [f"asyncio.{name}($$$A)" for name in RELATED[1:]], TWENTY_AGAINST_ONE),
                ("without literals", LITERAL_FREE, TWENTY_AGAINST_ONE),
                # What is looked for in other places costs the parsing of other files: no limit.
                ("about twenty libraries", LIBRARIES, None)):
            print(f"  twenty rules {what}, and the first of them alone")
            one, twenty = pathlib.Path(work, "one.yml"), pathlib.Path(work, "twenty.yml")
            write_rules(one, patterns[:1])
            write_rules(twenty, patterns)
            rounds = options.rounds if patterns is not LITERAL_FREE else 3
            times = in_turns([aioshift + ["--rule", str(rules), str(tree)] for rules in (twenty, one)], rounds)
            show("twenty rules", times[0])
            show("one rule", times[1])
            ratio = median_ratio(*times)
            if limit is None:
                print(f"    times one rule: {ratio:.2f}")
            else:
                passed &= verdict("times one rule", ratio, limit)
    return passed
