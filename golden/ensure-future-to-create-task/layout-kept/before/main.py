import asyncio


async def work(*words):
    return " ".join(words)


async def main():
    task = asyncio.ensure_future(  # in the background
        work(
            "one",  # the first
            "two",
        ),
    )
    print(await task)
    print(await (asyncio
                 .ensure_future(work("chained"))))


asyncio.run(main())
