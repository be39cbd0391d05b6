import acme
import aiohttp


class Page:
    async def download(self, url):
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as response:
                return await response.read()


def save(url):
    acme.Video(url).streams.first().download("video")
    acme.open(url).download("page")
