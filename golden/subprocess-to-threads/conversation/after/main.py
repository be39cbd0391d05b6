import asyncio
import subprocess
import sys

ECHO = "import sys\nfor line in sys.stdin: print(line.strip()[::-1], flush=True)"


async def talk(words):
    with subprocess.Popen([sys.executable, "-c", ECHO], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        for word in words:
            await asyncio.to_thread(process.stdin.write, word + "\n")
            await asyncio.to_thread(process.stdin.flush)
            print((await asyncio.to_thread(process.stdout.readline)).strip())
        await asyncio.to_thread(process.stdin.close)
        return await asyncio.to_thread(process.wait)


print(asyncio.run(talk(["abc", "def"])))
