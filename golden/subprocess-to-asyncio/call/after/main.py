import asyncio
import sys


async def codes():
    command = [sys.executable, "-c", "raise SystemExit(3)"]
    one = await (await asyncio.create_subprocess_exec(
        sys.executable, "-c", "raise SystemExit(4)", cwd="/"
    )).wait()
    return one, await (await asyncio.create_subprocess_exec(*command)).wait(), await (await asyncio.create_subprocess_exec(sys.executable, "-c", "")).wait()


print(asyncio.run(codes()))
