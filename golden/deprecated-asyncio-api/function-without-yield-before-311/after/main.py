import asyncio

from app import Response


@asyncio.coroutine
def get(request):
    return Response(request)


async def size(request):
    return len(request.items)
