import asyncio
import pathlib
import tempfile
from pathlib import Path


async def main():
    path = Path(tempfile.gettempdir()) / "aioshift-golden-path.txt"
    path.write_text("text")
    print(Path(path).read_text(), pathlib.Path(path).read_bytes())
    path.unlink()


asyncio.run(main())
