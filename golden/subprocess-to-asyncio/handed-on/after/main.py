import asyncio
import subprocess


async def finish(process):
    return await process.communicate()


async def build(target):
    process = await asyncio.create_subprocess_exec(
        "make", target, stdout=subprocess.PIPE
    )
    out, _ = await finish(process)
    await process.wait()
    return out
