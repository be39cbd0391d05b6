import asyncio


async def nothing(request):
    return None


async def to_be_written(request):
    raise NotImplementedError


async def pause(request):
    return await asyncio.sleep(1)


@asyncio.coroutine
def handled(request):
    return request.handler(request)
