import json

import aiofiles


def save(name, text):
    open(name, "w").write(text)


def store(name, value, mode="w"):
    json.dump(value, open(name, mode))


async def load(name):
    return await (await aiofiles.open(name, "rb")).read()
