import asyncio

print(f"{asyncio.TimeoutError.__name__=}")
