import asyncio


@asyncio.coroutine
def a(v=1):
    yield from asyncio.sleep(0)
    return v


@asyncio.coroutine
def main():
    x = (yield from a(1)) if (yield from a(0)) else (yield from a(3))
    print(x)
    x = yield from a(4) if x else a(5)
    print(x)
    x = [(yield from a()), (yield from a(2))]
    print(x, {(yield from a()): (yield from a(2))}, {(yield from a())})
    print(x[(yield from a(0)):(yield from a(1))])
    x[(yield from a(0))] = (yield from a(7))
    x[0] += yield from a(3)
    del x[(yield from a(1))]
    print(*(yield from a([1, 2])), **(yield from a({"sep": "-"})))
    print((yield from a(1)) < (yield from a(2)) < 3, (yield from a(0)) or 3, 3 if not (yield from a()) else 4)
    print(2 ** (yield from a(3)), -(yield from a(3)), (yield from a(3)) ** 2, -(yield from a(3)) ** 2)
    print((yield from a(len))([1]), (yield from a("x")).upper(), (yield from a("xy"))[0])
    n = 2
    while (yield from a(n)):
        n -= 1
    with open((yield from a("/dev/null"))) as f:
        print(f.read())
    try:
        raise (yield from a(ValueError("x")))
    except (yield from a(ValueError)) as e:
        print(e)
    x = yield from a(); y = 1
    if y: yield from a()
    if not y: pass
    elif (yield from a()): print("elif")
    class C((yield from a(object))):
        pass
    print(dict(x=(yield from a())), list(i for i in (yield from a([1, 2]))))
    b, *c = yield from a([1, 2, 3])
    print(b, c)
    for i in (yield from a(1)), (yield from a(2)):
        print(i)
    print(not(yield from a()))
    print(1 if(yield from a())else(2))
    print(f"{(yield from a()):>{(yield from a(5))}} {(yield from a('q'))!r}")
    print((lambda: 3)() + (yield from a()))
    print((yield from asyncio.gather(a(1), a(2))), (yield from a((yield from a(5)))))
    print((y := (yield from a(9))), y)
    print("%s %s" % ((yield from a()), (yield from a(2))))
    x = \
        yield from a(3)
    assert (yield from a()), (yield from a())
    return(yield from a("end"))


print(asyncio.run(main()))
