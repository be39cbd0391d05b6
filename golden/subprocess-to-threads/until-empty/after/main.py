import asyncio
import subprocess
import sys


async def lines():
    process = subprocess.Popen([sys.executable, "-c", "print(1); print(2)"], stdout=subprocess.PIPE)
    while True:
        line = await asyncio.to_thread(process.stdout.readline)
        if not line:
            break
        print(line.decode().strip())
    await asyncio.to_thread(process.stdout.close)
    return await asyncio.to_thread(process.wait)


print(asyncio.run(lines()))
