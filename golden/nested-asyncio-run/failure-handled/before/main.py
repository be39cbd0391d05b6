import asyncio


async def fetch(value=1):
    return value


async def main():
    coroutine = fetch()
    try:
        return asyncio.run(coroutine)
    except RuntimeError:
        return await coroutine


print(asyncio.run(main()))
