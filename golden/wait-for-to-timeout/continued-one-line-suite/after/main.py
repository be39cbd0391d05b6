import asyncio


async def say(word):
    print(word)


async def main():
    if True:
        async with asyncio.timeout(5):
            await say("if")
        print("behind")
    print("first")
    async with asyncio.timeout(5):
        await say("second")


asyncio.run(main())
