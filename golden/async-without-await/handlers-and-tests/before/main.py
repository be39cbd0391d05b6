import aiohttp.web
import pytest

routes = aiohttp.web.RouteTableDef()


@routes.get("/")
async def index(request):
    return aiohttp.web.Response(text="hello")


async def health(request):
    return aiohttp.web.Response(text="ok")


@pytest.fixture
async def numbers():
    return [1, 2]


async def test_sum(numbers):
    assert sum(numbers) == 3


def make_app():
    app = aiohttp.web.Application()
    app.add_routes(routes)
    app.router.add_get("/health", health)
    return app
