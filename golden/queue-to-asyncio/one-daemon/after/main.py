import asyncio


async def count(words, seen):
    while True:
        seen.append(len(await words.get()))
        words.task_done()


async def main():
    words = asyncio.Queue()
    seen = []
    counter = asyncio.create_task(count(words, seen))
    for word in ("a", "bc"):
        await words.put(word)
    await words.join()
    counter.cancel()
    print(seen)


asyncio.run(main())
