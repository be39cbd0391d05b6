import httpx


async def notify(hook, text):
    async with httpx.AsyncClient(follow_redirects=True, timeout=None) as client:
        await client.post(hook, json={"text": text})
