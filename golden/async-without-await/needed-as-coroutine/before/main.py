import asyncio


async def _task():
    return "task"


async def _limited():
    return "limited"


async def _gathered():
    return "gathered"


async def _returned():
    return "returned"


async def _either():
    return "either"


async def _kept():
    return "kept"


async def _whole():
    return "whole"


def later():
    return _returned()


async def main():
    task = asyncio.create_task(_task())
    print(await _task(), await task)
    print(await _limited(), await asyncio.wait_for(_limited(), 1))
    print(await _gathered(), await asyncio.gather(_gathered(), _gathered()))
    print(await _returned(), await later())
    print(await _either(), await (_either() if task.done() else _either()))
    kept = _kept()
    print(await _kept(), await kept)
    print(await _whole())


asyncio.run(main())
print(asyncio.run(_whole()))
