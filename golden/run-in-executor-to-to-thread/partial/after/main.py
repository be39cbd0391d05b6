import asyncio
import subprocess
import sys


async def main():
    done = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-c", "print(1)"], capture_output=True
    )
    return done.stdout


print(asyncio.run(main()))
