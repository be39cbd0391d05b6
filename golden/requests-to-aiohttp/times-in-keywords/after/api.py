import aiohttp


class Api:
    def __init__(self, base, timeout=(3, 4)):
        self.base = base
        self.timeout = timeout

    async def page(self, number, **options):
        options.setdefault("timeout", aiohttp.ClientTimeout(total=None, sock_connect=self.timeout[0], sock_read=self.timeout[1]) if isinstance(self.timeout, tuple) else aiohttp.ClientTimeout(total=None, sock_connect=self.timeout, sock_read=self.timeout))
        async with aiohttp.ClientSession() as session:
            async with session.get(
                f"{self.base}/pages/{number}", **options
            ) as response:
                return await response.text(errors="replace")
