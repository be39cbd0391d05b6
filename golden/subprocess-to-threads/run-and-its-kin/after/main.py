import asyncio
import subprocess
import sys


async def greet(name):
    done = await asyncio.to_thread(subprocess.run, [sys.executable, "-c", f"print('hello {name}')"], capture_output=True, text=True, check=True)
    return done.stdout


async def codes():
    command = [sys.executable, "-c", "raise SystemExit(3)"]
    return [await asyncio.to_thread(subprocess.call, command), (await asyncio.to_thread(subprocess.run, command)).returncode]


async def checked():
    try:
        await asyncio.to_thread(subprocess.check_call, [sys.executable, "-c", "raise SystemExit(4)"])
    except subprocess.CalledProcessError as error:
        return error.returncode
    return await asyncio.to_thread(subprocess.check_output, [sys.executable, "-V"])


print(asyncio.run(greet("you")), asyncio.run(codes()), asyncio.run(checked()))
