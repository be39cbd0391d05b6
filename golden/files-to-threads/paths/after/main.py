import asyncio
from pathlib import Path

ROOT = Path("data")


async def load(name):
    path = ROOT / name
    with await asyncio.to_thread(path.open, "r", encoding="utf-8") as file:
        first = await asyncio.to_thread(file.readline)
    with await asyncio.to_thread(path.open) as file:
        rest = await asyncio.to_thread(file.read)
    return first, rest


async def save(name, text):
    await asyncio.to_thread((ROOT / name).with_suffix(".txt").write_text, text, encoding="utf-8")
    return await asyncio.to_thread(Path(name).read_bytes)


async def total(directory: Path):
    return sum([len(await asyncio.to_thread(path.read_text)) for path in directory.glob("*.txt")])
