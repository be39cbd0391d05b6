import asyncio

from api import Groups, Users


async def main():
    async with Users() as users:
        print(await users.one("a"))
        async with Groups(users.session) as groups:
            print(await groups.one("b"))


if __name__ == "__main__":
    asyncio.run(main())
