import asyncio


async def is_open(door):
    await asyncio.sleep(0)
    return door == "front"


async def main(doors):
    if is_open("back"):
        print("close the back door")
    elif not is_open("front"):
        print("open the front door")
    while is_open("garage"):
        await asyncio.sleep(1)
    assert is_open("front"), "nobody gets in"
    state = "open" if is_open("cellar") else "closed"
    either = is_open("left") or is_open("right") or None
    print(state, [door for door in doors if is_open(door)])
    return is_open("gate") or is_open("fence")
