import asyncio
import subprocess
import sys


async def wait(seconds):
    await asyncio.sleep(seconds)


async def output_of(code):
    return (await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        text=True,
    )).stdout


async def main():
    await wait(0)
    print((await output_of("print('hello')")).strip())
    return 3


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
