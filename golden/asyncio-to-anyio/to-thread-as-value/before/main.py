import asyncio
import functools


async def main():
    run = functools.partial(asyncio.to_thread, len)
    print(await run("abc"))
    call = [len, "abcd"]
    print(await asyncio.to_thread(*call))


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
