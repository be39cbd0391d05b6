import asyncio
from unittest.mock import Mock


class Clock:
    async def now(self):
        return 12


async def main():
    await asyncio.sleep(0)
    clock = Clock()
    spy = Mock(wraps=clock)
    print(await clock.now(), await spy.now(), spy.now.call_count)


asyncio.run(main())
