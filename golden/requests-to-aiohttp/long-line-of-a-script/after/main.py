import asyncio

import aiohttp

PARAMETERS = {"name": "red"}


async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get(
            url="http://localhost", params=PARAMETERS, headers={"a": "b"}
        ) as response_of_all_the_labels:
            print(await response_of_all_the_labels.json(content_type=None))


asyncio.run(main())


async def newest(address):
    async with aiohttp.ClientSession() as session:
        async with session.get(
            "http://localhost/labels?newest=yes&address=" + address
        ) as response:
            newest_label_of_all = await response.json(content_type=None)
    print(newest_label_of_all)


asyncio.run(newest("here"))
