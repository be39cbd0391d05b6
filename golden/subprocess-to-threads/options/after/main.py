import asyncio
import json
import subprocess
import sys


async def known(**options):
    return (await asyncio.to_thread(subprocess.run, [sys.executable, "-c", "print(5)"], **options)).stdout


def unknown(options):
    return subprocess.run([sys.executable, "-c", "print(6)"], **options).stdout


print(asyncio.run(known(capture_output=True)), unknown(json.loads('{"capture_output": true}')))
