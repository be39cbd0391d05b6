import asyncio


async def ok(): return 1
async def bad(): raise ValueError("x")


async def main():
    try:
        await asyncio.gather(ok(), bad())
    except Exception as e:
        print("client error" if isinstance(e, ValueError) else "server error")


asyncio.run(main())
