import asyncio
import os
import subprocess
import sys


async def version():
    done = await asyncio.to_thread(subprocess.run, [sys.executable, "-c", "print(3)"], capture_output=True, text=True, check=True, timeout=50)
    await asyncio.to_thread(subprocess.check_call, [sys.executable, "-c", ""])
    return done.stdout, await asyncio.to_thread(subprocess.check_output, "echo 4", shell=True), await asyncio.to_thread(os.system, "exit 1") != 0


print(asyncio.run(version()))
