import asyncio

from app import Response


@asyncio.coroutine
def get(request):
    return Response(request)


@asyncio.coroutine
def size(request):
    return len(request.items)
