from asyncio import run as go


async def say(text):
    print(text)


go(say("a"))
go(say("b"))
