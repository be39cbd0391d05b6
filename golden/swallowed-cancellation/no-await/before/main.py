import asyncio


async def main():
    try:
        print(int("x"))
    except:
        print("no number")

    try:

        async def later():
            await asyncio.sleep(0)

        make = lambda: later()
    except BaseException:
        pass
    await make()


asyncio.run(main())
