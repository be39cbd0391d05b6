import asyncio


async def nothing(request):
    return None


async def to_be_written(request):
    raise NotImplementedError


async def pause(request):
    return await asyncio.sleep(0, "paused")


@asyncio.coroutine
def handled(request):
    return request.handler(request)


async def main():
    print(await nothing(None), await pause(None))


asyncio.run(main())
