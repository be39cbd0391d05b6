import asyncio
import subprocess
import sys


async def main():
    code = subprocess.call(  # no output
        [sys.executable, "-c", "pass"]
    )
    print(code)


asyncio.run(main())
