import asyncio


async def numbers(name):
    found = []
    with await asyncio.to_thread(open, name) as lines:
        header = next(lines)
        for line in lines:
            if line.strip():
                found.append(int(line))
    return header, found


async def words(name):
    with await asyncio.to_thread(open, name, "r") as lines:
        return [line.split()[0] for line in lines if line.strip()]


async def all_lines(name):
    with await asyncio.to_thread(open, name) as lines:
        return list(lines)
