import asyncio
from unittest import mock


async def main():
    return asyncio.get_event_loop()


with mock.patch("asyncio.get_event_loop", lambda: "patched"):
    coroutine = main()
    try:
        coroutine.send(None)
    except StopIteration as result:
        print(result.value)
