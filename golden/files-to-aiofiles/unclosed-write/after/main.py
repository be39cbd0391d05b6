import json

import aiofiles


def save(name, text):
    open(name, "w").write(text)


def store(name, value, mode="w"):
    json.dump(value, open(name, mode))


def add(name, line):
    log = open(name, "a")
    log.write(line)


async def opened(name):
    log = await aiofiles.open(name, "a")
    await log.write("opened")
    return log


async def load(name):
    return await (await aiofiles.open(name, "rb")).read()
