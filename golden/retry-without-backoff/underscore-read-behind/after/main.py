import asyncio
import random
n = 0
async def op():
    global n
    n += 1
    if n < 3: raise OSError("x")
    return 1
async def c():
    for _ in range(5):
        try:
            r = await op()
            break
        except OSError as e:
            await asyncio.sleep(min(60, 0.001 * 2**_) * random.uniform(0.5, 1))
    print(_, r)
asyncio.run(c())
