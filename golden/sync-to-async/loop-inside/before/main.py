import asyncio

import net


async def report():
    print("report")


def main():
    net.read("a")
    asyncio.run(report())


main()
