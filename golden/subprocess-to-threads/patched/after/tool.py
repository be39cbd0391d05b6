import asyncio
import subprocess


async def build():
    return (await asyncio.to_thread(subprocess.run, ["make"])).returncode
