import asyncio


async def _name(text):
    return text


async def _table():
    return {"a": len, "b": [1, 2]}


async def main():
    await asyncio.sleep(0)
    print((await _name("ada")).upper(), (await _table())["b"][0])
    print((await _table())["a"]("four"))
    print(await (_name("in parentheses")))
    print((await _name("x")) * 2, ((await _name("y"))))
    joined = (
        await _name("several")
        + " lines"
    )
    print(joined, "a" in(await _name("abc")), (await _name("tuple"),))
    if(await _name("")):
        print("never")
    return(await _name("end"))


print(asyncio.run(main()))
