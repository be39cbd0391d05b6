from asyncio import run, sleep


async def fetch_page(number):
    await sleep(0)
    return number


async def main():
    pages = []
    for number in range(3):
        pages.append(await fetch_page(number))
    print(pages)


run(main())
