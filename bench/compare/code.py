# Code of every kind, for ./dev bench compare: what Python's own library has little of.
from __future__ import annotations

import os, sys
import xml.etree.ElementTree as ET
from . import (sibling, other as another,)
from .. import parent
from ..package.module import *
from os import path, sep, linesep

type Pair[T] = tuple[T, T]
type Plain = int | None


@lambda f: f
@decorators[0]
@module.decorate(1, *more, key=lambda: 2)
async def first[T: int, *Ts, **P](a, /, b: T, *args: *Ts, c: int = 1, d, **kwargs: P.kwargs) -> list[T]:
    """Text."""
    global one, two
    async with a as b, c as (d, e), f:
        pass
    async with (a as b, c as d,):
        await b
    async for x, *y in z:
        yield x
    else:
        await asyncio.gather(*[f(x) async for x in y if await x], return_exceptions=True)
    return


def unusual(self, x=lambda a, *b, c=1, **d: (a, b), *, key: "str" = '', other):
    nonlocal_name = 1

    def inner():
        nonlocal nonlocal_name
        nonlocal_name += 1
        yield from (yield)
        value = yield nonlocal_name, 2
        return value

    match self, x:
        case [1, -2, 3.5, 1+2j, "text" "more", b"bytes", None, True]:
            pass
        case (first, *rest) if first > 1:
            pass
        case {"x": value, "y": [a, _], **rest}:
            return value
        case Point(0, y=1) | Point(x=0, y=Point()) as point:
            return point
        case module.CONSTANT | -1:
            raise KeyError(x) from None
        case (a | b) as c:
            pass
        case []:
            pass
        case str() | int():
            pass
        case _:
            pass
    match (x):
        case {}:
            pass
    match = case = type = 1
    print >> sys.stderr, "x"
    print("a", "b",)
    print(x for x in y)
    print(*a, **b, c=d, *e)
    del a, b[0], (c.d)
    del (a)
    assert (a, "text")
    assert a, f"{a!r:>{width}} {b=} {c:%Y-%m-%d} {'nested'} {{braces}} {d[0]['x']}"
    x = f'{x}' "y" rf"\d{x}" b''
    x = r'\d' u"text" R"""long
    text"""
    x: int
    x: list[int] = []
    self.x: int = 3
    x = y = z = *a, b
    (x) = 1
    (x, y), [z] = a
    x, = a
    *x, y = a
    x[0], x.y = a
    x[1:2, ::3, ..., None] = 1
    x[a:=1]
    x[*a, b]
    x @= y
    x = not a is b, not a in b, a is not b, a not in b, not (a)
    x = a < b <= c != d == e
    x = -1, +1, ~1, - 1, -x ** -y, not not x
    x = a if b else c if d else e
    x = (yield)
    x = [*a, *b], {*a}, {**a, 'b': 1}, {**a}, (*a,), ()
    x = {a: b for a, b in c if a if b}, {a for a in b}, [a for b in c for a in b]
    x = lambda: (yield), lambda *, a: a, lambda *a: a, lambda **k: k
    x = 0x1F, 0o17, 0b11, 1_000, 1e10, 1.5j, .5, 5., 0XFF
    x = ((a)), ((a, b)), [((a))]
    if (n := len(a)) > 10 and (m := n): pass
    if a: pass
    elif b: return
    elif c:
        pass  # comment
    # between
    else:
        pass
        # at the end
    while (line := f()): continue
    else: pass
    for i, (j, k) in enumerate(a): break
    for x in *a, b: pass
    for x[0] in a:
        pass
    try:
        pass
    except* (ValueError, TypeError) as e:
        raise
    except* OSError:
        pass
    try: f()
    except: g()
    else: h()
    finally: i()
    with open(a) as f, open(b): pass
    with (open(a)): pass
    with (yield): pass
    with (
        open(a) as f,  # one
        open(b) as g,
    ):
        pass
    a; b; c;
    foo(  # open
        a,  # first
        b
        # before the end
        ,
        c,  # last
    )
    foo(a, b)(c)(d).e[f].g(h)
    "a".join(x)
    foo(a,)
    foo(a=a, b=b)
    foo(**a, b=1)
    foo((yield))
    foo(*a, *b)
    foo(lambda: x, *y)
    x = a if b else lambda: c
    x = await_ + 1
    ''.join([str(x) for x in y])
    a.b.c = d.e().f
    return not a, *b


class Base: ...
class Empty(): pass
class Generic[T, U: (int, str), *Ts](Base, metaclass=Meta, **kw):
    x: int
    y: int = 1; z = 2
    __slots__ = ('a', 'b',)

    @property
    def x(self): return self._x

    @x.setter
    def x(self, value):
        # comment
        self._x = value

    @overload
    def f(self) -> None: ...

    class Inner(a.b[c]): """doc"""
    async def g(self): await self.x; return await self.y()
    def names(self, é, 名=1): return é + 名


if __name__ == '__main__':
	main()
	if tabs:
		pass
if sys.version_info >= (3, 8):
    import json
else:
    import simplejson as json
try:
    import a
except ImportError: a = None
