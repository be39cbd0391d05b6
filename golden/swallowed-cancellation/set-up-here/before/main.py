import asyncio


async def test_listens(source, log):
    try:
        await source.listen()
    except asyncio.CancelledError:
        pass
    assert log.seen


async def checked(source, sleep, log):
    sleep.side_effect = [None, asyncio.CancelledError]
    try:
        await source.listen()
    except asyncio.CancelledError:
        pass
    log.show()


async def plain(source, log):
    try:
        await source.listen()
    except asyncio.CancelledError:
        pass
    log.show()
