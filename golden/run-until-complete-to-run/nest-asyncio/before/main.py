import asyncio

import nest_asyncio

nest_asyncio.apply()


async def work():
    print("work")


asyncio.get_event_loop().run_until_complete(work())
