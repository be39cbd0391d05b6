import asyncio


async def receive():
    return {"kind": "ping"}


async def main():
    match await asyncio.wait_for(receive(), 5):
        case {"kind": kind}:
            print(kind)


asyncio.run(main())
