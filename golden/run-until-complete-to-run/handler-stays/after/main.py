import asyncio


async def main():
    raise KeyboardInterrupt


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        print("interrupted")
