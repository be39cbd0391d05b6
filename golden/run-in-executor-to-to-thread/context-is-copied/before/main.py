import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")


async def main():
    request.set("first")
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, request.get)


print(asyncio.run(main()))
