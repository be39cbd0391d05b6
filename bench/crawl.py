"""A program that fetches 200 pages, as it is and after aioshift: python3 bench/crawl.py.

The server is local and answers each page after 50 ms. examples/crawler is copied and migrated in three rules:
requests gives way to aiohttp, awaits in a loop run in a task group, at most 20 at a time. Both print the same.
"""
import argparse
import asyncio
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from shutil import copytree

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parent / "examples" / "crawler"
BEHAVIOUR = HERE.parent / "tests"
RULES = "requests-to-aiohttp,sequential-awaits-to-taskgroup,add-semaphore"


async def answer(reader, writer, delay):
    """Answers the requests of one connection, each after `delay` seconds."""
    try:
        while True:
            request = await reader.readuntil(b"\r\n\r\n")
            await asyncio.sleep(delay)
            body = b"page " + request.split(b" ", 2)[1]
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s"
                         % (len(body), body))
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


def serve(delay):
    """Starts the server in a thread, and gives its address."""
    started = threading.Event()
    address = []

    async def run():
        server = await asyncio.start_server(lambda r, w: answer(r, w, delay), "127.0.0.1", 0)
        address.append("http://127.0.0.1:%d" % server.sockets[0].getsockname()[1])
        started.set()
        await server.serve_forever()

    threading.Thread(target=lambda: asyncio.run(run()), daemon=True).start()
    started.wait()
    return address[0]


def timed(python, program, *arguments):
    """Runs the program, and gives what it printed and the seconds that it took."""
    start = time.perf_counter()
    done = subprocess.run([python, program, *arguments], check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True)
    return done.stdout, time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("--aioshift", default=str(HERE.parent / "build" / "release" / "aioshift"))
    parser.add_argument("--python", help="one with requests and aiohttp; default: a virtual environment is made")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--delay", type=float, default=0.05, help="seconds before the server answers")
    parser.add_argument("--limit", type=int, default=20, help="how many requests run at once")
    options = parser.parse_args()
    python = options.python
    if python is None:
        environment = HERE.parent / "build" / "behaviour"
        made = subprocess.run([sys.executable, str(BEHAVIOUR / "behaviour" / "environment.py"), str(environment),
                               str(BEHAVIOUR / "requirements.txt")], check=False)
        if made.returncode != 0:
            return made.returncode
        python = str(environment / "bin" / "python")
    with tempfile.TemporaryDirectory() as directory:
        project = Path(directory, "crawler")
        copytree(EXAMPLE, project)
        address = serve(options.delay)
        program = str(project / "crawl.py")
        before, slow = timed(python, program, address, str(options.pages))
        subprocess.run([options.aioshift, "apply", "--quiet", "--unsafe-fixes", "--select", RULES,
                        "--option", f"sequential-awaits-to-taskgroup.limit={options.limit}",
                        "--option", f"add-semaphore.limit={options.limit}", str(project)], check=True)
        after, fast = timed(python, program, address, str(options.pages))
    if before != after:
        print(f"not the same:\n{before}{after}", file=sys.stderr)
        return 1
    print(before, end="")
    print(f"requests, one after the other: {slow:.2f} s")
    print(f"aiohttp, {options.limit} at a time: {fast:.2f} s ({slow / fast:.1f} times as fast)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
