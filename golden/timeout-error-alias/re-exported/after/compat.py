from asyncio import TimeoutError as Late
