import asyncio


async def total(first, *others, scale=1):
    print("adding", first, others, scale)
    return (first + sum(others)) * scale


print(asyncio.run(total(1, 2)))
print(asyncio.run(total(*range(4))))
print(asyncio.run(total(1, scale=10)))
print(asyncio.run(total(1, **{"scale": 3})))
