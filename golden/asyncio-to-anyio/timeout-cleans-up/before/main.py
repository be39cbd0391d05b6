import asyncio


async def close():
    print("closing")
    await asyncio.shield(asyncio.get_running_loop().run_in_executor(None, print, "closed"))


async def main():
    try:
        async with asyncio.timeout(0.001):
            try:
                await asyncio.get_running_loop().create_future()
            finally:
                await close()
    except TimeoutError:
        print("too late")
    try:
        async with asyncio.timeout(0.001):
            try:
                await asyncio.get_running_loop().create_future()
            except BaseException:
                await close()
                raise
    except TimeoutError:
        print("too late")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
