import asyncio
import json


class Session:
    async def ping(self):
        return "pong"


class Pool:
    def __init__(self):
        self.idle = [Session()]

    def take(self):
        return self.idle.pop()


async def probe(session):
    await asyncio.sleep(0)
    return await session.ping()


async def main():
    session = Session()
    print(await session.ping(), await probe(json.loads("null") or session))
    print(await getattr(Pool().take(), "pi" + "ng")())


asyncio.run(main())
