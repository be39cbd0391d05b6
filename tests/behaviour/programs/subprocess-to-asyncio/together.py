# Children in coroutines, one after the other and at once, in several loops.
import asyncio
import subprocess
import sys


def double(number):
    process = subprocess.Popen([sys.executable, "-c", f"print(2 * {number})"], stdout=subprocess.PIPE)
    out, _ = process.communicate()
    return int(out)


async def main():
    for number in range(3):
        print(double(number))
    codes = [subprocess.call([sys.executable, "-c", f"raise SystemExit({number})"]) for number in range(3)]
    print(codes)


asyncio.run(main())
asyncio.run(main())
