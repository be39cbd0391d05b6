import asyncio


async def main():
    print("work")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    finally:
        print("bye")
