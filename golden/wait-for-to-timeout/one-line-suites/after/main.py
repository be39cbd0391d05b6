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
    print("third")
    try:
        async with asyncio.timeout(5):
            await say("try")
    except ValueError:
        async with asyncio.timeout(5):
            await say("except")
    else:
        async with asyncio.timeout(5):
            await say("else")
    finally:
        async with asyncio.timeout(5):
            await say("finally")
    for n in 1, 2:
        async with asyncio.timeout(5):
            await say(n)


async def brief():
    async with asyncio.timeout(5):
        await say("brief")


asyncio.run(main())
asyncio.run(brief())
