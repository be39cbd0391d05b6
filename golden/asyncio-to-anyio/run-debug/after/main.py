import asyncio

import anyio


async def main(name):
    print(name, asyncio.get_running_loop().get_debug())


anyio.run(main, "with", backend_options={"debug": True})
anyio.run(main, "without", backend_options={"debug": False})
