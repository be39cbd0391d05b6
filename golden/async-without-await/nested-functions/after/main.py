import asyncio


async def main():
    lines = []

    def say(text):
        lines.append(text)

    def say_twice(text):
        say(text)
        say(text)

    async def pause():
        await asyncio.sleep(0)
        say_twice("pause")

    say("start")
    await pause()
    print(lines)


asyncio.run(main())
