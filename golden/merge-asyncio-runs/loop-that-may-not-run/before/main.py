import asyncio


import sys


async def job(x): print(x)


for arg in sys.argv[1:]:
    asyncio.run(job(arg))
print("done")
