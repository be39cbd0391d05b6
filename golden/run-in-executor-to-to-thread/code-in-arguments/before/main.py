import asyncio
import functools
import subprocess
import sys


async def main():
    loop = asyncio.get_running_loop()
    done = await loop.run_in_executor(
        None, functools.partial(subprocess.run, [sys.executable, "-c", ""], preexec_fn=lambda: None)
    )
    return done.returncode


print(asyncio.run(main()))
