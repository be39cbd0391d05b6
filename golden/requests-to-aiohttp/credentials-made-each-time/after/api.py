import aiohttp


class Api:
    count = 0

    @property
    def auth(self):
        self.count += 1
        return ("user", str(self.count))

    async def page(self, url):
        async with aiohttp.ClientSession() as session:
            auth = self.auth
            async with session.get(
                url, auth=aiohttp.BasicAuth(*auth) if isinstance(auth, tuple) else auth
            ) as response:
                return await response.text(errors="replace")
