import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

asyncio.run(greet("a"))
asyncio.set_event_loop_policy(asyncio.DefaultEventLoopPolicy())
asyncio.run(greet("b"))
