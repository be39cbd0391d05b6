import asyncio
import contextlib


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


@contextlib.asynccontextmanager
async def connection():
    print("open")
    yield
    print("closed")


async def main(groups):
    users = []
    async with connection():
        for key in groups[0]:
            users.append(await fetch_user(key))
    for key in groups[1]:
        users.append(await fetch_user(key))
    return users


print(asyncio.run(main(["ab", "c"])))
