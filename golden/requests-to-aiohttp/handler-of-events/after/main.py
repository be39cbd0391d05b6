import asyncio
import json

import aiohttp


def lambda_handler(event, context):
    return asyncio.run(_lambda_handler(event, context))


async def _lambda_handler(event, context):
    async with aiohttp.ClientSession() as session:
        async with session.post(
            "http://127.0.0.1/events", json=event["detail"]
        ) as response:
            return {"statusCode": response.status, "body": json.dumps(await response.text(errors="replace"))}
