import asyncio


async def fetch(value=1):
    return value


ERRORS = (OSError, RuntimeError)


async def main():
    coroutine = fetch()
    failure = RuntimeError
    try:
        asyncio.run(coroutine)
    except ERRORS:
        print("failed")
    try:
        asyncio.run(coroutine)
    except failure:
        return await coroutine


print(asyncio.run(main()))
