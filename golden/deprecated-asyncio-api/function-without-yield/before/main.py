import asyncio


@asyncio.coroutine
def nothing(request):
    return None


@asyncio.coroutine
def to_be_written(request):
    raise NotImplementedError


@asyncio.coroutine
def pause(request):
    return asyncio.sleep(1)


@asyncio.coroutine
def handled(request):
    return request.handler(request)
