import asyncio
import subprocess
import sys


async def read(code):
    first = (await (await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=subprocess.PIPE)).communicate())[0]
    return first, await (await asyncio.create_subprocess_exec(sys.executable, "-c", code, executable=None, stdin=None, stdout=subprocess.DEVNULL)).wait()


print(asyncio.run(read("print('one')")))
