import asyncio

from client import connect


async def main(session):
    asyncio.create_task(connect())
    asyncio.ensure_future(session.get("/"))
