import asyncio
from concurrent.futures import Future
from http import HTTPStatus

from app import Response, jobs


class Page:
    async def __aenter__(self):
        return self

    async def get(self, request):
        response = Response(HTTPStatus.OK)
        return response

    async def count(self, request):
        return len(request.items), sorted(request.items)

    @asyncio.coroutine
    def lines(self, request):
        return (line for line in request.items)

    async def factory(self, request):
        def render():
            return Response(request)

        return render

    @asyncio.coroutine
    def later(self, request):
        return Future()

    @asyncio.coroutine
    def job(self, request):
        return jobs.find(request.name)
