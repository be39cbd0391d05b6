import asyncio


@asyncio.coroutine
def nothing(request):
    return None


@asyncio.coroutine
def to_be_written(request):
    raise NotImplementedError


@asyncio.coroutine
def pause(request):
    return asyncio.sleep(0, "paused")


@asyncio.coroutine
def handled(request):
    return request.handler(request)


async def main():
    print(await nothing(None), await pause(None))


asyncio.run(main())
