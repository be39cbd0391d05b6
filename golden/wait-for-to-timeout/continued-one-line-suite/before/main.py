import asyncio


async def say(word):
    print(word)


async def main():
    if True: \
        await asyncio.wait_for(say("if"), 5); print("behind")
    print("first"); \
        await asyncio.wait_for(say("second"), 5)


asyncio.run(main())
