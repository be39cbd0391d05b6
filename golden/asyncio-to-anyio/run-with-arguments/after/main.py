import functools

import anyio


async def total(first, *others, scale=1):
    print("adding", first, others, scale)
    return (first + sum(others)) * scale


print(anyio.run(total, 1, 2))
print(anyio.run(total, *range(4)))
print(anyio.run(functools.partial(total, 1, scale=10)))
print(anyio.run(functools.partial(total, 1, **{"scale": 3})))
