import aiohttp


class Api:
    def __init__(self, base, auth=None, timeout=5):
        self.base = base
        self.auth = auth
        self.timeout = timeout

    async def page(self, number):
        async with aiohttp.ClientSession() as session:
            async with session.get(
                f"{self.base}/pages/{number}",
                auth=aiohttp.BasicAuth(*self.auth) if isinstance(self.auth, tuple) else self.auth,
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=self.timeout[0], sock_read=self.timeout[1]) if isinstance(self.timeout, tuple) else aiohttp.ClientTimeout(total=None, sock_connect=self.timeout, sock_read=self.timeout),
            ) as response:
                return await response.text(errors="replace")


class Patient(Api):
    def __init__(self, base):
        super().__init__(base, timeout=(3, 60))


async def load(url, user=None, password=None):
    auth = None
    if user is not None:
        auth = (user, password)
    async with aiohttp.ClientSession() as session:
        async with session.get(
            url, auth=aiohttp.BasicAuth(*auth) if isinstance(auth, tuple) else auth
        ) as response:
            return await response.json(content_type=None)
