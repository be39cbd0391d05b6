import asyncio


class Gate:
    def __init__(self, lock=None):
        self._lock = asyncio.Lock()
        self._other = asyncio.Lock()
        self._locks = [asyncio.Lock()]
        self._timed = asyncio.Lock()

    async def close(self):
        if await self._lock.acquire():
            print("closed")
        await self._other.acquire()
        await asyncio.wait_for(self._timed.acquire(), 1)
        self._timed.release()

    def open(self):
        self._other.release()
        return self._lock


def make():
    return asyncio.Lock()


async def main():
    gate = Gate()
    await gate.close()
    gate.open().release()
    holder = asyncio.Lock()
    print({"lock": holder}["lock"].locked(), make().locked())


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
