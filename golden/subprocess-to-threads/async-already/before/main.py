import asyncio
import subprocess
import sys


async def version():
    return subprocess.check_output([sys.executable, "-c", "print(3)"])


async def main():
    print(await asyncio.gather(version(), version()))


asyncio.run(main())
