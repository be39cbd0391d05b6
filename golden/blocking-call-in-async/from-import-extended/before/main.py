import shutil
import tempfile
from asyncio import run


async def main():
    directory = tempfile.mkdtemp()
    shutil.rmtree(directory)
    print("removed")


run(main())
