import asyncio


async def say(word):
    print(word)


async def main():
    if True: await asyncio.wait_for(say("if"), 5); print("behind")
    print("first"); await asyncio.wait_for(say("second"), 5); print("third")
    try: await asyncio.wait_for(say("try"), 5)
    except ValueError: await asyncio.wait_for(say("except"), 5)
    else: await asyncio.wait_for(say("else"), 5)
    finally: await asyncio.wait_for(say("finally"), 5)
    for n in 1, 2: await asyncio.wait_for(say(n), 5)


async def brief(): await asyncio.wait_for(say("brief"), 5)


asyncio.run(main())
asyncio.run(brief())
