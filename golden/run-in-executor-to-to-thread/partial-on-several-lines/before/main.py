import asyncio
import subprocess
import sys
from functools import partial


async def main():
    done = await asyncio.get_running_loop().run_in_executor(
        None,
        partial(
            subprocess.run,
            # prints a number
            [sys.executable, "-c", "print(1)"],
            capture_output=True,
        ),
    )
    return done.stdout


print(asyncio.run(main()))
