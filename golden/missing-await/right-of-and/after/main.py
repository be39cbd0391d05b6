import asyncio


async def notify(user):
    print("notified", user)


async def main(user, quiet):
    user and await notify(user)
    await notify("admin") if not quiet else None


asyncio.run(main("ada", False))
