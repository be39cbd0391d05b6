import asyncio
import pathlib
import tempfile
from pathlib import Path


async def main():
    path = Path(tempfile.gettempdir()) / "aioshift-golden-path.txt"
    await asyncio.to_thread(path.write_text, "text")
    print(await asyncio.to_thread(Path(path).read_text), await asyncio.to_thread(pathlib.Path(path).read_bytes))
    path.unlink()


asyncio.run(main())
