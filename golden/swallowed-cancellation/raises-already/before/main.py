import asyncio


async def wait(seconds, convert):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print("cancelled")
        if convert:
            raise TimeoutError from None
        else:
            raise
    except BaseException as error:
        try:
            print("failed")
        finally:
            raise error


async def main():
    for convert in (True, False):
        task = asyncio.create_task(wait(10, convert))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        print(task.cancelled())


asyncio.run(main())
