import asyncio
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


async def log_in():
    user.set("ada")


async def main():
    async with asyncio.timeout(5):
        await log_in()
    print(user.get())


asyncio.run(main())
