import asyncio

queue = asyncio.JoinableQueue()
