import asyncio
import subprocess
import sys


async def run(*arguments, **options):
    return await asyncio.to_thread(subprocess.check_output, *arguments, **options)


async def main():
    print(await run([sys.executable, "-c", "print(1)"], text=True))


asyncio.run(main())
