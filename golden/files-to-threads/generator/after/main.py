import asyncio


async def records(name):
    with await asyncio.to_thread(open, name) as file:
        for line in file:
            yield line.split(",")


async def main():
    async for record in records("a.csv"):
        print(record)


if __name__ == "__main__":
    asyncio.run(main())
