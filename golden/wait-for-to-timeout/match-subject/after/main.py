import asyncio


async def receive():
    return {"kind": "ping"}


async def main():
    async with asyncio.timeout(5):
        subject = await receive()
    match subject:
        case {"kind": kind}:
            print(kind)


asyncio.run(main())
