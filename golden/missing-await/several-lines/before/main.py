import asyncio


async def send(text, to, urgent):
    print(text, to, urgent)
    return text


async def main():
    send("hello",  # a greeting
         to="ada",
         urgent=False)
    if (
        # nobody may be there
        send(
            "anybody?",
            to="all",
            urgent=True,
        )
    ):
        print(send("""as
it is""", "bob",
                   urgent=True).upper())


asyncio.run(main())
