import asyncio
import subprocess
import sys


async def patient(seconds):
    try:
        await asyncio.to_thread(subprocess.run, [sys.executable, "-c", "import time; time.sleep(30)"], timeout=seconds)
    except subprocess.TimeoutExpired as late:
        return type(late).__name__, late.timeout <= seconds


print(asyncio.run(patient(0.2)))
