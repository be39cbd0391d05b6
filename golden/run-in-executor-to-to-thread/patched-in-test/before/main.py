import asyncio
import os.path
from unittest import mock


class Loop:
    async def run_in_executor(self, executor, function, *arguments):
        return "mocked"


async def main():
    return await asyncio.get_running_loop().run_in_executor(None, os.path.exists, "/")


with mock.patch("asyncio.get_running_loop", Loop):
    coroutine = main()
    try:
        coroutine.send(None)
    except StopIteration as stop:
        print(stop.value)
