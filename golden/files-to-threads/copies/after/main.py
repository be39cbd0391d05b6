import asyncio
import shutil


async def publish(build, target):
    await asyncio.to_thread(shutil.rmtree, target, ignore_errors=True)
    await asyncio.to_thread(shutil.copytree, build, target)
    return await asyncio.to_thread(shutil.make_archive, target, "zip", target)
