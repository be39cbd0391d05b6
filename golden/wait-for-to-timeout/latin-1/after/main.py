# -*- coding: latin-1 -*-
import asyncio


async def greet(writer):
    async with asyncio.timeout(5):
        await writer.send("Grüße")  # höflich
