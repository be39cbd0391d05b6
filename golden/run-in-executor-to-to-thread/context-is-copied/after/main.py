import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")


async def main():
    request.set("first")
    return await asyncio.to_thread(request.get)


print(asyncio.run(main()))
