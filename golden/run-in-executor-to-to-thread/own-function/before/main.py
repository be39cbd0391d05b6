import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")


def current():
    return request.get()


async def main():
    request.set("first")
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, current)


print(asyncio.run(main()))
