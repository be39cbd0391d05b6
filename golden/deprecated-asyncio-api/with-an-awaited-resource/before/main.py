import asyncio


@asyncio.coroutine
def connect():
    yield from asyncio.sleep(0)
    return open("/dev/null")


@asyncio.coroutine
def main():
    with (yield from connect()) as file:
        return file.read()
