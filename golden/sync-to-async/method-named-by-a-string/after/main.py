import asyncio


class Page:
    async def load(self):
        await asyncio.sleep(1)
        return "page"


async def load_all(things):
    return [await getattr(thing, "load")() for thing in things]


def load_one(thing, verb):
    return getattr(thing, verb)()
