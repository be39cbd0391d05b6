import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def connection():
    yield "connection"


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(1) as limit:
        limit.reschedule(loop.time() + 5)
    print(limit.expired())
    async with asyncio.timeout(1), connection() as opened:
        print(opened)
    async with asyncio.timeout_at(loop.time() + 1):
        print("in time")
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(asyncio.timeout(1))
    limit = asyncio.timeout(1)
    async with limit:
        print("stored")
    options = (1,)
    async with asyncio.timeout(*options):
        print("starred")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
