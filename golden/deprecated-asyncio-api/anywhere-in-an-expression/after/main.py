import asyncio


async def a(v=1):
    await asyncio.sleep(0)
    return v


async def main():
    x = await a(1) if await a(0) else await a(3)
    print(x)
    x = await (a(4) if x else a(5))
    print(x)
    x = [await a(), await a(2)]
    print(x, {await a(): await a(2)}, {await a()})
    print(x[await a(0):await a(1)])
    x[await a(0)] = await a(7)
    x[0] += await a(3)
    del x[await a(1)]
    print(*await a([1, 2]), **await a({"sep": "-"}))
    print(await a(1) < await a(2) < 3, await a(0) or 3, 3 if not await a() else 4)
    print(2 ** await a(3), -await a(3), (await a(3)) ** 2, -(await a(3)) ** 2)
    print((await a(len))([1]), (await a("x")).upper(), (await a("xy"))[0])
    n = 2
    while await a(n):
        n -= 1
    with open(await a("/dev/null")) as f:
        print(f.read())
    try:
        raise await a(ValueError("x"))
    except await a(ValueError) as e:
        print(e)
    x = await a(); y = 1
    if y: await a()
    if not y: pass
    elif await a(): print("elif")
    class C(await a(object)):
        pass
    print(dict(x=await a()), list(i for i in await a([1, 2])))
    b, *c = await a([1, 2, 3])
    print(b, c)
    for i in await a(1), await a(2):
        print(i)
    print(not(await a()))
    print(1 if(await a())else(2))
    print(f"{await a():>{await a(5)}} {await a('q')!r}")
    print((lambda: 3)() + await a())
    print(await asyncio.gather(a(1), a(2)), await a(await a(5)))
    print((y := await a(9)), y)
    print("%s %s" % (await a(), await a(2)))
    x = \
        await a(3)
    assert await a(), await a()
    return(await a("end"))


print(asyncio.run(main()))
