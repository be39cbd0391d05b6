import asyncio


async def one(event):
    try:
        await event.wait()
    except asyncio.CancelledError:
        for name in ("a", "b"):
            print(name)
            if name == "a":
                print("first")  # of two
    finally:
        print("one")
    print("behind")


async def two(event):
    try:
        await event.wait()
    except asyncio.CancelledError:
        print(
            "two",
        )
        # nobody is interested

    print("behind")


async def three(event):
    try:
        await event.wait()
    except asyncio.CancelledError:
        print("three")
    print("behind")


async def main(event):
    await four(event)


async def four(event):
    try:
        await event.wait()
    except asyncio.CancelledError as error:
        print("""four
    lines""", error)