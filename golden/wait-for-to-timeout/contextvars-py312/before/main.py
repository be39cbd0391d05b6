import asyncio
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


async def log_in():
    user.set("ada")


async def main():
    await asyncio.wait_for(log_in(), 5)
    print(user.get())


asyncio.run(main())
