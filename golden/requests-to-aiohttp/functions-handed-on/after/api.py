import aiohttp


class Api:
    def __init__(self, base):
        self.base = base

    async def send(self, method, path, body=None):
        async with aiohttp.ClientSession() as session:
            if body is None:
                response = await method(
                    session,
                self.base + path,
                    timeout=aiohttp.ClientTimeout(total=None, sock_connect=3, sock_read=3),
                )
                await response.read()
            else:
                response = await method(
                    session,
                self.base + path,
                    timeout=aiohttp.ClientTimeout(total=None, sock_connect=3, sock_read=3),
                    data=body,
                )
                await response.read()
        return await self.checked(response)

    async def page(self, number):
        return await self.send(aiohttp.ClientSession.get, f"/pages/{number}")

    async def change(self, number, text):
        return await self.send(aiohttp.ClientSession.put, f"/pages/{number}", text)

    async def remove(self, number):
        return await self.send(method=aiohttp.ClientSession.delete, path=f"/pages/{number}")

    @staticmethod
    async def checked(response: aiohttp.ClientResponse):
        response.raise_for_status()
        return await response.text(errors="replace")


async def save(url, text, replace=False):
    send = aiohttp.ClientSession.put if replace else aiohttp.ClientSession.post
    async with aiohttp.ClientSession() as session:
        async with send(session, url, data=text, allow_redirects=False) as response:
            return response.status


def name_of(method=aiohttp.ClientSession.get):
    return method.__name__
