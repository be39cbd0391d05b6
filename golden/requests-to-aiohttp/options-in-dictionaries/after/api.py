import ssl

import aiohttp

DEFAULTS = {"timeout": aiohttp.ClientTimeout(total=None, sock_connect=5, sock_read=5), "ssl": False}


class Api:
    def __init__(self, base, timeout=(3, 10), verify=True):
        self.base = base
        self.options = {"timeout": aiohttp.ClientTimeout(total=None, sock_connect=timeout[0], sock_read=timeout[1]) if isinstance(timeout, tuple) else aiohttp.ClientTimeout(total=None, sock_connect=timeout, sock_read=timeout), "ssl": verify if isinstance(verify, bool) else ssl.create_default_context(cafile=verify)}

    async def page(self, number, options=None):
        options = dict(self.options, **(options or {}))
        async with aiohttp.ClientSession() as session:
            async with session.get(
                f"{self.base}/pages/{number}", **options
            ) as response:
                return await response.text(errors="replace")

    async def change(self, number, text, token=None):
        options = {**self.options, "data": text}
        options.setdefault("allow_redirects", False)
        if token is None and "auth" not in options:
            options["auth"] = aiohttp.BasicAuth("nobody", "")
        options.pop("headers", None)
        return await self._send("PUT", f"/pages/{number}", **options)

    async def _send(self, method, path, **options):
        async with aiohttp.ClientSession() as session:
            async with session.request(method, self.base + path, **options) as response:
                return response.status


async def load(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url, **DEFAULTS) as response:
            return await response.json(content_type=None)
