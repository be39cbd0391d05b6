import asyncio
import os
import subprocess
from subprocess import getoutput, getstatusoutput as status


async def shell(word):
    print(await asyncio.to_thread(getoutput, f"echo {word}"), await asyncio.to_thread(status, "exit 3"))
    print(await asyncio.to_thread(os.system, "exit 2"), (await asyncio.to_thread(subprocess.run, "exit 1", shell=True)).returncode)
    return (await asyncio.to_thread(os.popen("echo " + word).read)).split()


print(asyncio.run(shell("one")))
