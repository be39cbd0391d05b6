import asyncio
import subprocess
import sys


def read(code):
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    return process.communicate()[0]


def encoded(code):
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, encoding="utf-8", errors=None)
    return process.communicate()[0]


async def plain(code):
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=subprocess.PIPE)
    return (await process.communicate())[0]


print(read("print(1)"), encoded("print(2)"), asyncio.run(plain("print(3)")))
