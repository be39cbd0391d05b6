import asyncio


async def main(hosts):
    async with asyncio.timeout(5):

        async def ask(host):
            return await asyncio.open_connection(host, 80)

        return ask
