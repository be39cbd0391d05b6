import asyncio
import subprocess
import sys


async def count():
    one = subprocess.Popen([sys.executable, "-c", "print('a b c')"], stdout=subprocess.PIPE)
    other = subprocess.Popen(
        [sys.executable, "-c", "print(len(input().split()))"], stdin=one.stdout, stdout=subprocess.PIPE
    )
    await asyncio.to_thread(one.stdout.close)
    out = (await asyncio.to_thread(other.communicate))[0]
    await asyncio.to_thread(one.wait)
    return int(out)


print(asyncio.run(count()))
