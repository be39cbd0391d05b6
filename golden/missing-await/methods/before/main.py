import asyncio


class Cache:
    async def _load(self, key):
        await asyncio.sleep(0)
        return key.upper()

    async def get(self, key):
        value = self._load(key) or "nothing"
        self._note(key)
        return value

    async def _note(self, key):
        print("used", key)


print(asyncio.run(Cache().get("a")))
