import asyncio


async def fetch(session, url, options):
    return await asyncio.wait_for(session.get(url), timeout=max(
        options.least,
        options.timeout,
    ))


async def send(session, options):
    await asyncio.wait_for(
        session.send(),
        options.connect
        + options.read,
    )
