import asyncio


async def is_open(door):
    await asyncio.sleep(0)
    return door == "front"


async def main(doors):
    if await is_open("back"):
        print("close the back door")
    elif not await is_open("front"):
        print("open the front door")
    while await is_open("garage"):
        await asyncio.sleep(1)
    assert await is_open("front"), "nobody gets in"
    state = "open" if await is_open("cellar") else "closed"
    either = await is_open("left") or await is_open("right") or None
    print(state, [door for door in doors if await is_open(door)])
    return await is_open("gate") or await is_open("fence")
