import asyncio


async def work(*words):
    return " ".join(words)


async def main():
    task = asyncio.create_task(  # in the background
        work(
            "one",  # the first
            "two",
        ),
    )
    print(await task)
    print(await (asyncio
                 .create_task(work("chained"))))


asyncio.run(main())
