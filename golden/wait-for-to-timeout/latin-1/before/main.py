# -*- coding: latin-1 -*-
import asyncio


async def greet(writer):
    await asyncio.wait_for(writer.send("Grüße"), 5)  # höflich
