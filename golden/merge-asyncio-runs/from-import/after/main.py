from asyncio import run as go


async def say(text):
    print(text)


async def main():
    await say("a")
    await say("b")


go(main())
