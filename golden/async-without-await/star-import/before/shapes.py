async def area(side):
    return side**2


async def volume(side):
    return side**3
