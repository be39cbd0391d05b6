import asyncio
import subprocess
import sys


async def read(code):
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    out, nothing = await process.communicate()
    return out, nothing, process.returncode


print(asyncio.run(read("print('one'); raise SystemExit(2)")))
