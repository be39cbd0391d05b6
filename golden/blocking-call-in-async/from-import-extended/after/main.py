import shutil
import tempfile
from asyncio import run, to_thread


async def main():
    directory = tempfile.mkdtemp()
    await to_thread(shutil.rmtree, directory)
    print("removed")


run(main())
