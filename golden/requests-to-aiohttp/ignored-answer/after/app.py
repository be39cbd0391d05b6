import aiohttp


async def notify(hook, text):
    async with aiohttp.ClientSession() as session:
        async with session.post(hook, json={"text": text}) as response:
            await response.read()
