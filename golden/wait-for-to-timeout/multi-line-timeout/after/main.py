import asyncio


async def fetch(session, url, options):
    async with asyncio.timeout(max(
        options.least,
        options.timeout,
    )):
        return await session.get(url)


async def send(session, options):
    async with asyncio.timeout(
        options.connect
        + options.read
    ):
        await session.send()
