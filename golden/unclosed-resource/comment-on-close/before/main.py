import aiohttp


async def post_all(url, messages):
    session = aiohttp.ClientSession()
    for message in messages:
        await session.post(url, data=message)
    # Give the connections back before the report.
    await session.close()
    print(len(messages))
