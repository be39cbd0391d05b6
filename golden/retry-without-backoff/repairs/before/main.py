import asyncio


async def call(client, request):
    for _ in range(2):
        try:
            return await client.send(request)
        except ConnectionError:
            await client.connect()


async def authorized(client, token):
    for _ in range(2):
        try:
            return await client.send(token)
        except OSError:
            token = client.new_token()


async def watch(client, event):
    for _ in range(2):
        try:
            return await client.send()
        except OSError:
            await asyncio.wait_for(event.wait(), 1)
