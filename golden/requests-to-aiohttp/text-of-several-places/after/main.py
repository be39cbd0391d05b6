import aiohttp


async def gathered(urls):
    data = ""
    async with aiohttp.ClientSession() as session:
        for url in urls:
            async with session.get(url) as response:
                data += await response.text(errors="replace")
    return data.split("\n")


async def body(url, path=None):
    async with aiohttp.ClientSession() as session:
        text = await (await session.get(url)).text(errors="replace") if path is None else open(path).read()
    return text.encode("utf-8")
