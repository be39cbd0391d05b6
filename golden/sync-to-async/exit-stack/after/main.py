import asyncio
import contextlib


class Connection:
    async def __aenter__(self):
        await asyncio.sleep(0.01)
        return self

    async def __aexit__(self, *exc_info):
        await asyncio.sleep(0.01)
        print("closed")


@contextlib.asynccontextmanager
async def opened(name):
    await asyncio.sleep(0.01)
    yield name


async def many(names):
    async with contextlib.AsyncExitStack() as stack:
        cons = [await stack.enter_async_context(opened(n)) for n in names]
        stack.callback(print, "bye")
        c = await stack.enter_async_context(Connection())
        print(c is not None, cons)
        stack.enter_context(contextlib.suppress(KeyError))


async def main():
    await many("ab")


asyncio.run(main())
