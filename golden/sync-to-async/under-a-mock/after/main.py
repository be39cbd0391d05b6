import asyncio
import contextlib
from unittest import mock


@contextlib.contextmanager
def stopped_clock():
    print("stopped")
    yield
    print("goes on")


async def wait():
    await asyncio.sleep(0.001)
    print("waited")


async def test_prints_once():
    with mock.patch("builtins.print") as printed:
        await wait()
    printed.assert_called_once_with("waited")


async def test_without_time():
    with stopped_clock():
        await wait()


if __name__ == "__main__":
    asyncio.run(test_prints_once())
    asyncio.run(test_without_time())
