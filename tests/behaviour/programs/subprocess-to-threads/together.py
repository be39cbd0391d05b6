# Children that are waited for at once, and one that hands its pipe to another.
import asyncio
import subprocess
import sys


def double(number):
    return int(subprocess.check_output([sys.executable, "-c", f"print(2 * {number})"]))


def count(words):
    one = subprocess.Popen([sys.executable, "-c", f"print({words!r})"], stdout=subprocess.PIPE)
    other = subprocess.Popen(
        [sys.executable, "-c", "print(len(input().split()))"], stdin=one.stdout, stdout=subprocess.PIPE
    )
    one.stdout.close()
    out, nothing = other.communicate()
    return int(out), nothing, one.wait()


async def main():
    print([double(number) for number in range(4)])
    print(count("a b c"))


asyncio.run(main())
