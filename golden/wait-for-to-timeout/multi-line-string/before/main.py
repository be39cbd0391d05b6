import asyncio


async def execute(query, *arguments):
    return query, arguments


async def main():
    rows = await asyncio.wait_for(
        execute(
            """
            select *
  from users
""",
            f"""{
                1 + 1
            } and
""",
        ),
        timeout=5,
    )
    print(rows)


asyncio.run(main())
