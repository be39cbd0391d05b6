import asyncio

import requests


def handler(event, context):
    return requests.get(event["url"]).text


async def main():
    print(handler({"url": "http://127.0.0.1/"}, None))
    await asyncio.sleep(0)


asyncio.run(main())
