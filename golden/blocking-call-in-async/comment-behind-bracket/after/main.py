import asyncio
import subprocess
import sys


async def main():
    code = await asyncio.to_thread(subprocess.call,  # no output
        [sys.executable, "-c", "pass"]
    )
    print(code)


asyncio.run(main())
