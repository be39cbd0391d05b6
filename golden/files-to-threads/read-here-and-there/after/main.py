import asyncio
import csv
import json


async def settings(name):
    with await asyncio.to_thread(open, name) as file:
        return json.load(file)


async def rows(name):
    with await asyncio.to_thread(open, name, newline="") as file:
        return list(csv.DictReader(file))


async def main():
    for row in await rows((await settings("settings.json"))["table"]):
        print(row)


if __name__ == "__main__":
    asyncio.run(main())
