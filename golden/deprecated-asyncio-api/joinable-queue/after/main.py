import asyncio

queue = asyncio.Queue()
