import asyncio
import functools
import subprocess
import sys


async def main():
    loop = asyncio.get_running_loop()
    done = await loop.run_in_executor(
        None, functools.partial(subprocess.run, [sys.executable, "-c", "print(1)"], capture_output=True)
    )
    return done.stdout


print(asyncio.run(main()))
