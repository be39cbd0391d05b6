import aiofiles


async def numbers(name):
    found = []
    async with aiofiles.open(name) as lines:
        header = await anext(lines)
        async for line in lines:
            if line.strip():
                found.append(int(line))
    return header, found


async def words(name):
    async with aiofiles.open(name, "r") as lines:
        return [line.split()[0] async for line in lines if line.strip()]


async def all_lines(name):
    async with aiofiles.open(name) as lines:
        return [item async for item in lines]
