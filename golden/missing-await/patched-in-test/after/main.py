import asyncio
from unittest import mock


async def send(text):
    print("sent", text)


async def main():
    await send("hello")
    await asyncio.sleep(0)


def test_main():
    with mock.patch("main.send", mock.AsyncMock()), mock.patch("asyncio.sleep", mock.AsyncMock()):
        asyncio.run(main())
