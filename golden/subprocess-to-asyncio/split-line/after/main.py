import asyncio
import shlex
import subprocess


async def call(line):
    return await (await asyncio.create_subprocess_exec(*shlex.split(line), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)).wait()


print(asyncio.run(call("sh -c 'exit 4'")))
