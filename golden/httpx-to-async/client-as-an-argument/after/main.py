import asyncio

import httpx


async def load(client: httpx.AsyncClient, path: str) -> dict:
    return (await client.get(path)).json()


async def names(client: httpx.AsyncClient) -> list[str]:
    return [user["name"] for user in await load(client, "/users")]


async def main():
    async with httpx.AsyncClient(base_url="https://example.org") as client:
        print(await names(client))


if __name__ == "__main__":
    asyncio.run(main())
