import asyncio

chunks = ["a", "b", ""]


async def read():
    return chunks.pop(0)


async def main(keep):
    while chunk := await read():
        print(chunk + "!")
    while (line := read()) != "end":
        keep(line)
    if later := read():
        print(await later)
