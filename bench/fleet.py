#!/usr/bin/env python3
"""A batch over a fleet of repositories, killed and resumed, beside one run after the other. Run by ./dev bench.

    ./dev bench fleet [DIR]     200 generated repositories, and copies of those in DIR (clones, bare or not)

Three of the generated repositories are broken. What is held against each other: the trees that the batch
makes, after being killed twice with kill -9, and those of `aioshift branch` in each repository; then the
time of a batch, and the sum of the single runs divided by the number of cores.
"""

import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

LIMIT = 1.3
BRANCH = "better-asyncio"
BROKEN = 3
ENVIRONMENT = {**os.environ, "GIT_AUTHOR_NAME": "Fleet", "GIT_AUTHOR_EMAIL": "fleet@example.com",
               "GIT_COMMITTER_NAME": "Fleet", "GIT_COMMITTER_EMAIL": "fleet@example.com",
               "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z"}

SITES = [
    "async def work_{n}(queue):\n    item = await asyncio.wait_for(queue.get(), timeout={n})\n    return item\n",
    "async def start_{n}(queue):\n    task = asyncio.ensure_future(serve_{n}())\n    await task\n\n\n"
    "async def serve_{n}():\n    pass\n",
    "async def loop_{n}():\n    return asyncio.get_event_loop().time()\n",
    "async def late_{n}(queue):\n    try:\n        await queue.get()\n    except asyncio.TimeoutError:\n        return {n}\n",
]


def git(directory, *words, **options):
    return subprocess.run(["git", "-C", str(directory), *words], check=True, capture_output=True, text=True,
                          env=ENVIRONMENT, **options).stdout.strip()


def generate(directory, seed):
    """A repository of packages in which some modules have sites."""
    chance = random.Random(seed)
    for number in range(chance.randint(20, 80)):
        package = pathlib.Path(directory, f"package_{number % 7}")
        package.mkdir(parents=True, exist_ok=True)
        plain = "".join(f"def plain_{i}(value):\n    return value + {chance.randint(0, 99)}\n\n\n" for i in range(30))
        sites = "".join(chance.choice(SITES).format(n=i) + "\n\n" for i in range(chance.choice([0, 0, 0, 2, 5])))
        pathlib.Path(package, f"module_{number}.py").write_text(f"import asyncio\n\n\n{plain}{sites}".rstrip() + "\n")
    pathlib.Path(directory, "pyproject.toml").write_text('[project]\nrequires-python = ">=3.11"\n')
    git(directory, "init", "-q", "-b", "main")
    git(directory, "add", "-A")
    git(directory, "commit", "-q", "-m", "Begin")


def break_it(directory, how):
    if how == 0:  # no commit
        shutil.rmtree(directory)
        directory.mkdir()
        git(directory, "init", "-q")
    elif how == 1:  # an object is gone
        tree = git(directory, "rev-parse", "HEAD^{tree}")
        os.remove(pathlib.Path(directory, ".git", "objects", tree[:2], tree[2:]))
    else:  # no repository
        shutil.rmtree(pathlib.Path(directory, ".git"))


def copies_of(source, target):
    """Copies whose objects are their own; working trees are not needed."""
    copies = []
    for found in sorted(pathlib.Path(source).iterdir()):
        for candidate in (found, found / "repo"):
            if (candidate / "HEAD").exists() or (candidate / ".git").exists():
                copy = pathlib.Path(target, found.name)
                shutil.copytree(candidate, copy, symlinks=True)
                copies.append(copy)
                break
    return copies


def tree_of(directory):
    result = subprocess.run(["git", "-C", str(directory), "rev-parse", "--verify", "-q", f"{BRANCH}^{{tree}}"],
                            capture_output=True, text=True, check=False)
    return result.stdout.strip()


def is_sound(directory):
    return subprocess.run(["git", "-C", str(directory), "fsck", "--strict", "--no-dangling"], capture_output=True,
                          check=False).returncode == 0


def forget(directories):
    for directory in directories:
        subprocess.run(["git", "-C", str(directory), "branch", "-q", "-D", BRANCH], capture_output=True, check=False)


def bench_fleet(options):
    cores = options.jobs or os.cpu_count()
    with tempfile.TemporaryDirectory() as work:
        base = pathlib.Path(work, "fleet")
        made = [base / f"generated_{number:03}" for number in range(options.repositories)]
        for number, directory in enumerate(made):
            generate(directory, number)
        real = copies_of(options.directory, base) if options.directory else []
        forget(real)
        broken = made[7::max(1, len(made) // BROKEN)][:BROKEN]
        for how, directory in enumerate(broken):
            break_it(directory, how)
        whole = [d for d in made + real if d not in broken]
        sound = [d for d in whole if is_sound(d)]
        manifest = pathlib.Path(work, "fleet.toml")
        manifest.write_text(f'[defaults]\nbranch = "{BRANCH}"\n[[repo]]\npath = "fleet/*"\n')
        print(f"a batch over {len(made)} generated repositories, {len(broken)} of them broken, and {len(real)} real ones, "
              f"{cores} cores")

        summary = pathlib.Path(work, "summary.json")
        command = [options.aioshift, "batch", "-q", "-j", str(cores), str(manifest), "--summary", str(summary)]
        killed = []
        for share in (0.2, 0.6):
            with subprocess.Popen(command, cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  env=ENVIRONMENT, start_new_session=True) as process:
                while process.poll() is None and sum(tree_of(d) != "" for d in whole) < share * len(whole):
                    time.sleep(0.05)
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
            killed.append(sum(tree_of(d) != "" for d in whole))
        last = subprocess.run([word for word in command if word != "-q"], cwd=work, capture_output=True, text=True,
                              env=ENVIRONMENT, check=False)
        passed_over = [line for line in last.stderr.splitlines() if "passed over" in line and "no repository" in line]
        rows = json.loads(summary.read_text())["repositories"]
        trees = {directory: tree_of(directory) for directory in whole}
        print(f"  killed with {killed[0]} and {killed[1]} branches made; then resumed to the end: "
              f"{sum(tree != '' for tree in trees.values())} branches, "
              f"{sum(1 for row in rows if row.get('error'))} of {len(rows)} repositories failed")
        for row in rows:
            if row.get("error"):
                print(f"    {row['repository']}: {row['error']}")
        for line in passed_over:
            print(f"    {line.removeprefix('aioshift: ')}")
        twice = [d for d in whole if trees[d] and git(d, "reflog", "show", "-q", BRANCH).count("\n") > 0]
        hurt = [d for d in sound if not is_sound(d)]

        forget(whole)
        singles = 0.0
        same = 0
        different = []
        for directory in whole:
            begin = time.perf_counter()
            subprocess.run([options.aioshift, "branch", "-q", "-j", "1", BRANCH], cwd=directory, capture_output=True,
                           env=ENVIRONMENT, check=False)
            singles += time.perf_counter() - begin
            if tree_of(directory) == trees[directory]:
                same += 1
            else:
                different.append(directory.name)
        forget(whole)
        os.remove(str(manifest) + ".journal")
        begin = time.perf_counter()
        subprocess.run(command, cwd=work, capture_output=True, env=ENVIRONMENT, check=False)
        batch = time.perf_counter() - begin
        ratio = batch / (singles / cores)
        print(f"  {same} of {len(whole)} trees are those of single runs{': not ' if different else ''}{', '.join(different)}; "
              f"{len(twice)} branches were made twice")
        print(f"  git fsck --strict is content with {len(sound)} before, and with {len(sound) - len(hurt)} of them after")
        print(f"  single runs one after the other {singles:.1f} s, divided by {cores} cores {singles / cores:.1f} s; "
              f"batch {batch:.1f} s")
        print(f"  ratio {ratio:.2f}, limit {LIMIT}: {'pass' if ratio <= LIMIT else 'FAIL'}")
        return ratio <= LIMIT and not different and not twice and not hurt
    return False
