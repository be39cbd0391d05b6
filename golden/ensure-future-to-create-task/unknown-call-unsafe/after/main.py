import asyncio

from client import connect


async def main(session):
    asyncio.create_task(connect())
    asyncio.create_task(session.get("/"))
