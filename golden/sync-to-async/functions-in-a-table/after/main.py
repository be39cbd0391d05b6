import asyncio
import time

import shell


def slow():
    time.sleep(1)


def fast():
    time.sleep(0.1)


async def first():
    await asyncio.sleep(1)


async def second():
    await asyncio.sleep(0.1)


COMMANDS = {"first": first, "second": second}


async def run(name):
    await COMMANDS[name]()


shell.Shell(commands=[("slow", slow), ("fast", fast)]).loop()
