import asyncio


async def send(text, to, urgent):
    print(text, to, urgent)
    return text


async def main():
    await send("hello",  # a greeting
               to="ada",
               urgent=False)
    if (
        # nobody may be there
        await send(
            "anybody?",
            to="all",
            urgent=True,
        )
    ):
        print((await send("""as
it is""", "bob",
                          urgent=True)).upper())


asyncio.run(main())
