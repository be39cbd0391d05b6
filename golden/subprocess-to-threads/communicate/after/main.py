import asyncio
import subprocess
import sys


async def upper(text):
    process = subprocess.Popen(
        [sys.executable, "-c", "print(input().upper())"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    out, _ = await asyncio.to_thread(process.communicate, text)
    return out, process.returncode, process.poll(), process.args[1]


print(asyncio.run(upper("abc")))
