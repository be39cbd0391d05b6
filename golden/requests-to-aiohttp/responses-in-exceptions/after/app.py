import aiohttp


class ApiError(Exception):
    def __init__(self, message, response):
        super().__init__(message)
        self.response = response


async def get(url):
    async with aiohttp.ClientSession() as session:
        response = await session.get(url)
        await response.read()
    if response.status >= 400:
        raise ApiError("refused", response)
    return await response.json(content_type=None)


async def show(url):
    try:
        print(await get(url))
    except ApiError as error:
        print(error, error.response.status, await error.response.text(errors="replace"))
