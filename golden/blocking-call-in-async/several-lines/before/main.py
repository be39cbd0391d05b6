import asyncio
import subprocess
import sys


async def main():
    done = subprocess.run(
        [sys.executable, "-c", "print('hello')"],
        capture_output=True,  # its text
        text=True,
    )
    print(done.stdout)


asyncio.run(main())
