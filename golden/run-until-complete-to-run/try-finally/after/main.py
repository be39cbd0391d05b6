import asyncio


async def main():
    text = """kept
  as it is"""
    await asyncio.sleep(0)
    print(text)


if __name__ == "__main__":
    # All there is to do.
    asyncio.run(main())
    print(
        """two
lines"""
    )
