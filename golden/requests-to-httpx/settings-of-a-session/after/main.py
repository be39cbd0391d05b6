import asyncio
import ssl

import httpx


class Client:
    def __init__(self, base, user, password):
        self.base = base
        self.session = httpx.AsyncClient(
            verify=False, follow_redirects=True, timeout=None
        )
        self.session.headers.update({"Accept": "application/json"})
        self.session.auth = (user, password)
        self.retries = 3

    async def get(self, path):
        return (await self.session.get(self.base + path)).json()

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc_value, traceback):
        await self.session.aclose()


async def labels(base, user, password):
    async with httpx.AsyncClient(
        trust_env=False, follow_redirects=True, timeout=None
    ) as session:
        session.auth = httpx.BasicAuth(user, password)

        return (await session.get(f"{base}/labels")).json()


async def label(base, name, bundle="ca.pem"):
    async with httpx.AsyncClient(
        verify=ssl.create_default_context(cafile="ca.pem"), follow_redirects=True, timeout=None
    ) as session:
        session.cookies.update({"seen": "yes"})
        return (await session.get(f"{base}/labels/{name}")).json()


async def main():
    async with Client("http://localhost", "me", "secret") as client:
        print(await client.get("/me"), await labels(client.base, "me", "secret"), await label(client.base, "red"))


if __name__ == "__main__":
    asyncio.run(main())
