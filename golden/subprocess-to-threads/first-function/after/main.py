import asyncio
import os
import subprocess
import sys


def run(group):
    return subprocess.call([sys.executable, "-c", ""], preexec_fn=os.setsid if group else None)


async def without():
    return await asyncio.to_thread(subprocess.call, [sys.executable, "-c", ""], preexec_fn=None)


def by_position():
    return subprocess.call([sys.executable, "-c", ""], -1, None, None, None, None, os.setsid)


print(run(True), asyncio.run(without()), by_position())
