import asyncio
import asyncio.subprocess
from typing import Optional


async def code_of(process: asyncio.subprocess.Process) -> Optional[int]:
    await process.wait()
    return process.returncode


async def build() -> Optional[int]:
    process: asyncio.subprocess.Process = await asyncio.create_subprocess_exec("make")
    await process.wait()
    return await code_of(process)
