import asyncio
import subprocess
import sys


async def read(code):
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=subprocess.PIPE)
    text = (await process.stdout.read()).decode()
    if await process.wait() != 0:
        raise RuntimeError(text)
    return text


print(asyncio.run(read("print('one')")))
