import asyncio


async def _first(items):
    return next(iter(items))


async def _first_or_none(items):
    return next(iter(items), None)


async def main():
    await asyncio.sleep(0)
    print(await _first_or_none([]), await _first([1]))
    try:
        await _first([])
    except RuntimeError as error:
        print("RuntimeError", error)


asyncio.run(main())
