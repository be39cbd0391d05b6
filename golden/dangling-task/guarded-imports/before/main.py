import asyncio

try:
    import nowhere_to_be_found
except ImportError:
    nowhere_to_be_found = None

LIMIT = 3


async def work():
    print("worked", LIMIT, nowhere_to_be_found)


async def main():
    asyncio.create_task(work())
    await asyncio.sleep(0.01)


asyncio.run(main())
