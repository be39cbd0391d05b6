import asyncio


async def main():
    lines = []

    async def say(text):
        lines.append(text)

    async def say_twice(text):
        await say(text)
        await say(text)

    async def pause():
        await asyncio.sleep(0)
        await say_twice("pause")

    await say("start")
    await pause()
    print(lines)


asyncio.run(main())
