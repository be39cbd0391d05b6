import asyncio
from asyncio import events


class Loop(asyncio.SelectorEventLoop):
    pass


async def work():
    print(type(asyncio.get_running_loop()).__name__)


events.set_event_loop(Loop())
loop = asyncio.get_event_loop()
loop.run_until_complete(work())
loop.close()
