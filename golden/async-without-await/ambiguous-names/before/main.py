import asyncio

try:
    from _speedups import checksum
except ImportError:

    async def checksum(data):
        return sum(data)


async def _size(data):
    return len(data)


if asyncio.__name__ == "trio":
    _size = asyncio.sleep


async def main():
    await asyncio.sleep(0)
    print(await checksum(b"ab"), await _size(b"ab"))


asyncio.run(main())
