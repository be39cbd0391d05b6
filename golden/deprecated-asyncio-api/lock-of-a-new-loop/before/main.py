import asyncio

loop = asyncio.new_event_loop()
lock = asyncio.Lock(loop=loop)
