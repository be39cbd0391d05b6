import asyncio


async def execute(query, *arguments):
    return query, arguments


async def main():
    async with asyncio.timeout(5):
        rows = await execute(
            """
            select *
  from users
""",
            f"""{
                1 + 1
            } and
""",
        )
    print(rows)


asyncio.run(main())
