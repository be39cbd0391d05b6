import asyncio


async def fetch_page(number):
    if number == 2:
        raise OSError(number)
    await asyncio.sleep(0)
    return number


async def in_handler():
    pages = []
    try:
        for number in range(4):
            pages.append(await fetch_page(number))
    except* OSError:
        print("so far", pages)


async def in_finally():
    pages = []
    try:
        for number in range(4):
            pages.append(await fetch_page(number))
    finally:
        print("in all", pages)


async def behind():
    try:
        pages = []
        for number in range(4):
            pages.append(await fetch_page(number))
    except Exception:
        print("failed")
    return pages


async def in_a_row():
    first = second = None
    try:
        first = await fetch_page(1)
        second = await fetch_page(2)
    except Exception:
        print("failed")
    print(first, second)


async def only_where_it_went_well():
    try:
        pages = []
        for number in range(2):
            pages.append(await fetch_page(number))
    except Exception:
        return []
    else:
        print(len(pages))
    return pages


async def main():
    await in_handler()
    try:
        await in_finally()
    except OSError:
        print(await behind())
    await in_a_row()
    print(await only_where_it_went_well())


asyncio.run(main())
