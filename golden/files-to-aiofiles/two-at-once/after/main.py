import aiofiles


async def merge(first, second, target):
    async with aiofiles.open(first) as a, aiofiles.open(second) as b, aiofiles.open(target, "w") as c:
        async for line in a:
            await c.write(line.rstrip("\n") + await b.readline())
