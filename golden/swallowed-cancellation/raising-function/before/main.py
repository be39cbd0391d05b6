import asyncio
from typing import NoReturn


def convert(error) -> NoReturn:
    raise OSError from error


async def main():
    try:
        await asyncio.sleep(0)
        raise asyncio.CancelledError
    except BaseException as error:
        convert(error)
    print("behind")


try:
    asyncio.run(main())
except OSError:
    print("converted")
