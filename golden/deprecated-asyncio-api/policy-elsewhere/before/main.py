import asyncio
import os
import sys

if os.name == "nt":
    asyncio.set_event_loop_policy(asyncio.WindowsProactorEventLoopPolicy())
else:
    print("default")

try:
    import uvloop

    uvloop.install()
except ImportError:
    pass

install = getattr(sys, "install", None) or asyncio.set_event_loop_policy


async def main():
    print("main")


asyncio.run(main())
