import asyncio


async def work():
    return "work"


async def main():
    def start():
        return asyncio.ensure_future(work())

    class Holder:
        pending = asyncio.ensure_future(work())

    print(await start(), await Holder.pending)
    return lambda: asyncio.ensure_future(work())


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
later = loop.run_until_complete(main())
print(loop.run_until_complete(later()))
loop.close()
