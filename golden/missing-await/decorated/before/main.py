import asyncio


def background(function):
    def start(*arguments):
        tasks.append(asyncio.ensure_future(function(*arguments)))

    return start


@background
async def log(text):
    print(text)


async def main():
    log("one")
    log("two")
    await asyncio.gather(*tasks)


tasks = []
asyncio.run(main())
