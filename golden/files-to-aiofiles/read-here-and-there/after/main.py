import asyncio
import csv
import json

import aiofiles


async def settings(name):
    async with aiofiles.open(name) as file:
        return json.loads(await file.read())


def rows(name):
    with open(name, newline="") as file:
        return list(csv.DictReader(file))


async def main():
    for row in rows((await settings("settings.json"))["table"]):
        print(row)


if __name__ == "__main__":
    asyncio.run(main())
