import asyncio


class CancelledError(Exception):
    pass


class BaseException(Exception):
    pass


async def main(raised):
    try:
        await asyncio.sleep(0)
        raise raised
    except CancelledError:
        print("cancelled")
    except BaseException:
        print("failed")


asyncio.run(main(CancelledError))
asyncio.run(main(BaseException))
