async def fetch(number):
    return [number] * number


async def pages():
    for number in range(3):
        yield await fetch(number)


async def main(item):
    return [item_2 async for item_2 in pages()], item
