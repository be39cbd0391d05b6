import asyncio

from client import connect


async def main(session):
    asyncio.ensure_future(connect())
    asyncio.ensure_future(session.get("/"))
